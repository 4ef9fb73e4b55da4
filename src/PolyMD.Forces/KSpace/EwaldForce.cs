using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary><c>kspace_style ewald accuracy</c>: the Ewald sum vector by vector. See <see cref="EwaldSolver"/> and <see cref="EwaldParameters"/>.</summary>
[KSpaceStyle("ewald")]
public sealed class EwaldForce : KSpaceForce
{
    private EwaldSolver? _solver;

    /// <inheritdoc/>
    public override string Name => "ewald";

    /// <inheritdoc/>
    public override double SplittingParameter => Parameters.GEwald;

    /// <summary>Splitting, wave numbers and estimated errors; set by <see cref="KSpaceForce.Initialize"/>.</summary>
    public EwaldParameters Parameters => _solver?.Parameters ?? default;

    /// <inheritdoc/>
    public override void BoxChanged(Simulation simulation) => _solver?.SetBox(simulation.Box);

    /// <inheritdoc/>
    protected override void Prepare(Simulation simulation, in ElectrostaticProblem problem)
    {
        _solver?.Dispose();
        _solver = new EwaldSolver(problem, Settings);
        BoxChanged(simulation);
        EwaldParameters p = _solver.Parameters;
        int max = p.KMax, cube = 4 * max * max * max + 6 * max * max + 3 * max;
        simulation.Log("Ewald initialization ...");
        simulation.Log($"  G vector (1/distance) = {p.GEwald:g8}");
        LogAccuracy(simulation, p.AbsoluteAccuracy, p.RelativeAccuracy);
        simulation.Log($"  KSpace vectors: actual max1d max3d = {_solver.VectorCount} {max} {cube}");
        simulation.Log($"                  kxmax kymax kzmax  = {p.KxMax} {p.KyMax} {p.KzMax}");
    }

    /// <inheritdoc/>
    private protected override void SetCharges(in ChargeTerms charges) => _solver!.Charges = charges;

    /// <inheritdoc/>
    protected override KSpaceResult Solve(in StepContext step, PerAtomTally? perAtom) =>
        _solver!.Compute(step.Simulation.Atoms, step.Needs, perAtom, step.Simulation.Team);

    /// <inheritdoc/>
    private protected override GroupInteraction Between(Simulation simulation, NativeBuffer<double> first, NativeBuffer<double> second) =>
        _solver!.Between(simulation.Atoms, first, second, simulation.Team);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _solver?.Dispose();
}
