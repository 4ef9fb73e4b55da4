using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <summary><c>kspace_style pppm accuracy</c>: particle-particle particle-mesh sum. <c>pppm/cg</c> is the same: neutral atoms are always left out.
/// See <see cref="PppmSolver"/> and <see cref="PppmParameters"/>.</summary>
[KSpaceStyle("pppm")]
[KSpaceStyle("pppm/cg")]
public sealed class PppmForce : KSpaceForce
{
    private PppmSolver? _solver;
    private ElectrostaticProblem _problem;
    private (double?, bool, bool) _variant;

    /// <inheritdoc/>
    public override string Name => "pppm";

    /// <inheritdoc/>
    public override double SplittingParameter => Parameters.GEwald;

    /// <summary>Splitting, mesh and estimated errors; set by <see cref="KSpaceForce.Initialize"/>.</summary>
    public PppmParameters Parameters { get; private set; }

    /// <inheritdoc/>
    public override void BoxChanged(Simulation simulation) => _solver?.SetBox(simulation.Box, simulation.Team);

    /// <inheritdoc/>
    protected override void Prepare(Simulation simulation, in ElectrostaticProblem problem)
    {
        if (problem.Box.IsTriclinic && Settings.AnalyticDifferentiation)
            throw new PolyMDException($"kspace_style {Name} in a triclinic box needs 'kspace_modify diff ik', the default; diff ad is for orthogonal boxes");
        PppmParameters parameters = PppmParameters.Choose(problem, Settings);
        simulation.Log("PPPM initialization ...");
        simulation.Log($"  G vector (1/distance) = {parameters.GEwald:g8}");
        simulation.Log($"  grid = {parameters.Nx} {parameters.Ny} {parameters.Nz}");
        simulation.Log($"  stencil order = {parameters.Order}");
        LogAccuracy(simulation, parameters.AbsoluteAccuracy, parameters.RelativeAccuracy);
        var variant = (Settings.SlabFactor, Settings.NoForceAlongZ, Settings.AnalyticDifferentiation);
        if (_solver is null || parameters != Parameters || problem != _problem || _variant != variant)
        {
            _solver?.Dispose();
            _solver = new PppmSolver(parameters, problem, Settings, simulation.Team.Size);
        }
        Parameters = parameters;
        _problem = problem;
        _variant = variant;
        BoxChanged(simulation);
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
