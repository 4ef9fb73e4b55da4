using System.Runtime.CompilerServices;
using PolyMD.Forces.Loops;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>How far a vector a stands above the plane of two others: distance a·n, sine a·n/|a| with n the unit vector along b × c, and their gradients.</summary>
/// <typeparam name="TLane">Lane.</typeparam>
internal readonly struct LaneElevation<TLane> where TLane : unmanaged, ILane<TLane>
{
    // Squared area under which b and c count as parallel.
    private const double Smallest2 = 1e-20;

    private readonly LaneVec<TLane> _a, _b, _c, _n;
    private readonly TLane _inverseArea;

    public readonly TLane Distance, Sine, Length;

    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public LaneElevation(in LaneVec<TLane> a, in LaneVec<TLane> b, in LaneVec<TLane> c)
    {
        (_a, _b, _c) = (a, b, c);
        LaneVec<TLane> m = LaneVec<TLane>.Cross(b, c);
        _inverseArea = TLane.ReciprocalSqrt(TLane.Max(TLane.Create(Smallest2), m.LengthSquared));
        _n = m * _inverseArea;
        Length = TLane.Sqrt(a.LengthSquared);
        Distance = LaneVec<TLane>.Dot(a, _n);
        TLane one = TLane.Create(1);
        Sine = TLane.Max(-one, TLane.Min(one, Distance / Length));
    }

    /// <summary>Adds dU/d(a, b, c) of an energy with derivative dU/d distance.</summary>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public void AddDistanceGradient(TLane slope, ref LaneVec<TLane> a, ref LaneVec<TLane> b, ref LaneVec<TLane> c)
    {
        a = LaneVec<TLane>.MulAdd(_n, slope, a);
        LaneVec<TLane> flat = LaneVec<TLane>.MulAdd(_n, -Distance, _a) * (slope * _inverseArea);
        b += LaneVec<TLane>.Cross(_c, flat);
        c += LaneVec<TLane>.Cross(flat, _b);
    }

    /// <summary>Adds dU/d(a, b, c) of an energy with derivative dU/d sine.</summary>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public void AddSineGradient(TLane slope, ref LaneVec<TLane> a, ref LaneVec<TLane> b, ref LaneVec<TLane> c)
    {
        TLane overLength = slope / Length;
        AddDistanceGradient(overLength, ref a, ref b, ref c);
        // the length of a in the denominator
        a = LaneVec<TLane>.MulAdd(_a, -(overLength * Sine / Length), a);
    }
}
