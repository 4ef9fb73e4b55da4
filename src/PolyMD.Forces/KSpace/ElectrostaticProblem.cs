using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary>The numbers of a charged system from which splitting parameter, mesh and wave vectors are derived.</summary>
/// <param name="Lengths">Box lengths (the real height along z, also for a slab).</param>
/// <param name="AtomCount">All atoms, charged or not.</param>
/// <param name="ChargeSum">Σ q in e.</param>
/// <param name="ChargeSquareSum">Σ q² in e².</param>
/// <param name="Cutoff">Cutoff of the real-space part, length.</param>
/// <param name="CoulombConstant">Energy of two unit charges at unit distance, divided by the dielectric constant.</param>
/// <param name="TwoChargeForce">Force between two unit charges 1 Å apart, which relative accuracies refer to.</param>
public readonly record struct ElectrostaticProblem(
    Vec3 Lengths, long AtomCount, double ChargeSum, double ChargeSquareSum, double Cutoff, double CoulombConstant, double TwoChargeForce)
{
    /// <summary>The shape of the box, for the meshes and wave numbers of tilted cells.</summary>
    public SimulationBox Box { get; init; }

    /// <summary>The cell summed in reciprocal space.</summary>
    /// <param name="settings">Slab factor.</param>
    public ReciprocalCell Cell(KSpaceSettings settings) => ReciprocalCell.Of(Box with { Lengths = Lengths }, settings.SlabFactor);

    /// <summary>The same for another box.</summary>
    /// <param name="settings">Slab factor.</param>
    /// <param name="box">The box.</param>
    internal ReciprocalCell Cell(KSpaceSettings settings, in SimulationBox box) => ReciprocalCell.Of(box, settings.SlabFactor);

    /// <summary>C·Σ q², the scale of every error estimate.</summary>
    public double Strength => CoulombConstant * ChargeSquareSum;

    /// <summary>The absolute force error asked for.</summary>
    /// <param name="settings">Relative or absolute wish.</param>
    public double AccuracyGoal(KSpaceSettings settings) => settings.AbsoluteAccuracy ?? settings.RelativeAccuracy * TwoChargeForce;

    /// <summary>Lengths of the cell that is summed in reciprocal space: z stretched for a slab.</summary>
    /// <param name="settings">Slab factor.</param>
    public Vec3 PeriodicLengths(KSpaceSettings settings) => settings.SlabFactor is { } f ? Lengths.With(2, Lengths.Z * f) : Lengths;
}
