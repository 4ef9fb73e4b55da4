namespace PolyMD.Numerics;

/// <summary>Goes between the lane that holds geometry and sums and the lane that evaluates, bundle by bundle.</summary>
/// <typeparam name="TLane">Lane of geometry and sums.</typeparam>
/// <typeparam name="TEval">Lane of the evaluation, with as many elements.</typeparam>
public interface ILaneConversion<TLane, TEval> where TLane : unmanaged, ILane<TLane> where TEval : unmanaged, ILane<TEval>
{
    /// <summary>The nearest values of the evaluation lane.</summary>
    /// <param name="value">Bundle.</param>
    static abstract TEval Narrow(TLane value);

    /// <summary>The same, for values that only matter below a ceiling: a lane of smaller range may return the ceiling instead, so that
    /// powers of far larger values do not leave its range.</summary>
    /// <param name="value">Bundle.</param>
    /// <param name="ceiling">Ceiling.</param>
    static abstract TEval NarrowBelow(TLane value, double ceiling);

    /// <summary>The same values in the lane of geometry and sums.</summary>
    /// <param name="value">Bundle.</param>
    static abstract TLane Widen(TEval value);
}
