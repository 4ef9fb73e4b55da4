using System.Runtime.CompilerServices;
using PolyMD.Forces.Loops;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// The torsion of the vectors p and q about an axis a (right-handed from p to q, 0 where they eclipse each other) and its gradient
/// (Blondel and Karplus, J. Comput. Chem. 17, 1132 (1996)); for terms that need more than φ.
/// </summary>
/// <typeparam name="TLane">Lane.</typeparam>
internal readonly struct LaneTorsion<TLane> where TLane : unmanaged, ILane<TLane>
{
    // Squared area under which a vector counts as lying along the axis.
    private const double Smallest2 = 1e-20;

    private readonly LaneVec<TLane> _gp, _gq, _ga;

    public readonly TLane Cosine, Sine;

    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public LaneTorsion(in LaneVec<TLane> p, in LaneVec<TLane> axis, in LaneVec<TLane> q)
    {
        LaneVec<TLane> m = LaneVec<TLane>.Cross(axis, p), n = LaneVec<TLane>.Cross(axis, q);
        TLane one = TLane.Create(1), zero = default, tiny = TLane.Create(Smallest2);
        TLane m2 = m.LengthSquared, n2 = n.LengthSquared, least = TLane.Min(m2, n2), axis2 = TLane.Max(tiny, axis.LengthSquared);
        m2 = TLane.Max(tiny, m2);
        n2 = TLane.Max(tiny, n2);
        TLane length = TLane.Sqrt(axis2), scale = TLane.ReciprocalSqrt(m2) * TLane.ReciprocalSqrt(n2);
        // Three atoms in a line leave phi undefined; the torsion then has no say.
        Cosine = TLane.Select(least, tiny, -one, TLane.Max(-one, TLane.Min(one, LaneVec<TLane>.Dot(m, n) * scale)));
        Sine = TLane.Select(least, tiny, zero, LaneVec<TLane>.Dot(m, q) * length * scale);
        TLane push = TLane.Select(least, tiny, zero, length);
        _gp = m * -(push / m2);
        _gq = n * (push / n2);
        TLane inverse2 = one / axis2;
        _ga = _gp * -(LaneVec<TLane>.Dot(p, axis) * inverse2) + _gq * -(LaneVec<TLane>.Dot(q, axis) * inverse2);
    }

    /// <summary>Adds (dU/dφ) ∂φ/∂(p, a, q).</summary>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public void AddGradient(TLane slope, ref LaneVec<TLane> p, ref LaneVec<TLane> axis, ref LaneVec<TLane> q)
    {
        p = LaneVec<TLane>.MulAdd(_gp, slope, p);
        axis = LaneVec<TLane>.MulAdd(_ga, slope, axis);
        q = LaneVec<TLane>.MulAdd(_gq, slope, q);
    }
}
