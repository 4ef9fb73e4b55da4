using System.Runtime.CompilerServices;
using PolyMD.Forces.Loops;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// The angle ω between a bond and the plane of two others of one atom, 0 where the bond continues the plane away from the two and 180° where it
/// lies between them: cos ω is the cosine of the elevation, negative on the side of the two bonds.
/// </summary>
/// <typeparam name="TLane">Lane.</typeparam>
internal readonly struct LaneWilson<TLane> where TLane : unmanaged, ILane<TLane>
{
    // Least |cos ω|, as LAMMPS limits it.
    private const double Smallest = 0.001;

    private readonly LaneElevation<TLane> _elevation;

    public readonly TLane Cosine;

    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    public LaneWilson(in LaneVec<TLane> bond, in LaneVec<TLane> b, in LaneVec<TLane> c)
    {
        _elevation = new(bond, b, c);
        TLane cosine = TLane.Sqrt(TLane.Max(TLane.Create(Smallest * Smallest), TLane.Create(1) - _elevation.Sine * _elevation.Sine));
        TLane along = LaneVec<TLane>.Dot(bond, b) * TLane.ReciprocalSqrt(b.LengthSquared) + LaneVec<TLane>.Dot(bond, c) * TLane.ReciprocalSqrt(c.LengthSquared);
        Cosine = TLane.Select(default, along, -cosine, cosine);
    }

    /// <summary>sin of the elevation.</summary>
    public TLane Sine => _elevation.Sine;

    /// <summary>Adds dU/d(bond, b, c) of an energy with derivative dU/d cos ω.</summary>
    public void AddGradient(TLane slope, ref LaneVec<TLane> bond, ref LaneVec<TLane> b, ref LaneVec<TLane> c) =>
        _elevation.AddSineGradient(-(slope * _elevation.Sine / Cosine), ref bond, ref b, ref c);
}
