using PolyMD.Engine;
using PolyMD.Engine.Styles;

namespace PolyMD.Forces.KSpace;

/// <summary><c>kspace_style pppm accuracy</c>: particle-particle particle-mesh sum with differentiation in k-space.
/// See <see cref="PppmSolver"/> and <see cref="PppmParameters"/>.</summary>
[KSpaceStyle("pppm")]
public sealed class PppmForce : KSpaceForce
{
    private PppmSolver? _solver;
    private ElectrostaticProblem _problem;
    private double? _slabFactor;

    /// <inheritdoc/>
    public override string Name => "pppm";

    /// <inheritdoc/>
    public override double SplittingParameter => Parameters.GEwald;

    /// <summary>Splitting, mesh and estimated errors; set by <see cref="KSpaceForce.Initialize"/>.</summary>
    public PppmParameters Parameters { get; private set; }

    /// <inheritdoc/>
    public override void BoxChanged(Simulation simulation) => _solver?.SetBox(simulation.Box.Lo, simulation.Box.Lengths, simulation.Team);

    /// <inheritdoc/>
    protected override void Prepare(Simulation simulation, in ElectrostaticProblem problem)
    {
        PppmParameters parameters = PppmParameters.Choose(problem, Settings);
        simulation.Log("PPPM initialization ...");
        simulation.Log($"  G vector (1/distance) = {parameters.GEwald:g8}");
        simulation.Log($"  grid = {parameters.Nx} {parameters.Ny} {parameters.Nz}");
        simulation.Log($"  stencil order = {parameters.Order}");
        LogAccuracy(simulation, parameters.AbsoluteAccuracy, parameters.RelativeAccuracy);
        if (_solver is null || parameters != Parameters || problem != _problem || _slabFactor != Settings.SlabFactor)
        {
            _solver?.Dispose();
            _solver = new PppmSolver(parameters, problem, Settings.SlabFactor, simulation.Team.Size);
        }
        Parameters = parameters;
        _problem = problem;
        _slabFactor = Settings.SlabFactor;
        BoxChanged(simulation);
    }

    /// <inheritdoc/>
    protected override KSpaceResult Solve(in StepContext step, PerAtomTally? perAtom) =>
        _solver!.Compute(step.Simulation.Atoms, step.Needs, perAtom, step.Simulation.Team);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _solver?.Dispose();
}
