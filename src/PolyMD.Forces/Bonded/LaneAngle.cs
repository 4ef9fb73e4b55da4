using System.Runtime.CompilerServices;
using PolyMD.Forces.Loops;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>The angle between two bundles of vectors and how energies that depend on it pull at them.</summary>
/// <typeparam name="TLane">Lane.</typeparam>
internal readonly struct LaneAngle<TLane> where TLane : unmanaged, ILane<TLane>
{
    // A straight angle has no defined bending direction; LAMMPS limits sin θ the same way.
    private const double SmallestSine = 0.001;

    private readonly LaneVec<TLane> _ea, _eb;
    private readonly TLane _inverseA, _inverseB;

    public readonly TLane Cosine, LengthA, LengthB;

    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public LaneAngle(in LaneVec<TLane> a, in LaneVec<TLane> b)
    {
        TLane a2 = a.LengthSquared, b2 = b.LengthSquared, one = TLane.Create(1);
        _inverseA = TLane.ReciprocalSqrt(a2);
        _inverseB = TLane.ReciprocalSqrt(b2);
        LengthA = a2 * _inverseA;
        LengthB = b2 * _inverseB;
        _ea = a * _inverseA;
        _eb = b * _inverseB;
        Cosine = TLane.Max(-one, TLane.Min(one, LaneVec<TLane>.Dot(_ea, _eb)));
    }

    /// <summary>a/|a|.</summary>
    public LaneVec<TLane> UnitA => _ea;

    /// <summary>b/|b|.</summary>
    public LaneVec<TLane> UnitB => _eb;

    /// <summary>The angle.</summary>
    public TLane Theta => TLane.Acos(Cosine);

    /// <summary>1/sin θ, limited.</summary>
    public TLane InverseSine => TLane.ReciprocalSqrt(TLane.Max(TLane.Create(SmallestSine * SmallestSine), TLane.Create(1) - Cosine * Cosine));

    /// <summary>sin θ, not under the limit.</summary>
    public TLane Sine => TLane.Sqrt(TLane.Max(TLane.Create(SmallestSine * SmallestSine), TLane.Create(1) - Cosine * Cosine));

    /// <summary>dU/da and dU/db of an energy with derivative dU/d cos θ.</summary>
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public void Gradient(TLane slope, out LaneVec<TLane> a, out LaneVec<TLane> b)
    {
        a = LaneVec<TLane>.MulAdd(_ea, -Cosine, _eb) * (slope * _inverseA);
        b = LaneVec<TLane>.MulAdd(_eb, -Cosine, _ea) * (slope * _inverseB);
    }
}
