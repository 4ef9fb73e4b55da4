using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Exchange;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Constraints;

/// <summary>
/// Holds bonds and angles as <see cref="FixShake"/> does and also removes the velocities along them (Andersen, J. Comput. Phys. 52, 24 (1983)).
/// Goes after the integrator and every fix that changes forces or velocities; does not work in minimisations.
/// </summary>
[FixStyle("rattle")]
public sealed class FixRattle : FixBase, IPostForce, IFinalIntegrate, IConstrainsFreedom, IVirialContributor, IBondConstraints, IHoldsMolecules, IRemembersIds, IRefusesMinimization, IModifiable, IDisposable
{
    private readonly ConstraintSet _constraints;
    private bool _virial = true;

    /// <summary>Reads <c>fix ID group rattle tol iter N constraint values… [mol template]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">As of fix shake.</param>
    public FixRattle(StyleContext context, ArgReader args) : base(context) => _constraints = new ConstraintSet(this, Simulation, args);

    /// <inheritdoc/>
    public void RenumberIds(Func<int, int> fresh) => _constraints.RenumberIds(fresh);

    /// <inheritdoc/>
    public SymTensor Virial => _virial ? _constraints.Virial : default;

    IReadOnlyList<ConstraintCluster> IBondConstraints.Clusters => _constraints.Clusters;

    IReadOnlyList<MoleculeTemplate>? IHoldsMolecules.Templates => _constraints.Templates;

    void IHoldsMolecules.Insert(in InsertedMolecule molecule) => _constraints.Insert(molecule);

    void IBondConstraints.SolveAgain() => _constraints.AddForces(0.5, tally: false);

    /// <inheritdoc/>
    public double RemovedFreedom(uint groupBit) => _constraints.RemovedFreedom(groupBit);

    /// <inheritdoc/>
    public override void Initialize() => _constraints.Initialize();

    /// <inheritdoc/>
    public override void Setup()
    {
        _constraints.Report.Begin();
        _constraints.CorrectPositions();
        _constraints.CorrectVelocities(0);
        _constraints.AddForces(0.5);
    }

    /// <inheritdoc/>
    public void PostForce()
    {
        _constraints.Report.Step();
        // The velocities lack the second half kick, which must not leave the constraints.
        _constraints.CorrectVelocities(0.5);
    }

    /// <inheritdoc/>
    public void FinalIntegrate() => _constraints.AddForces(0.5);

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => ModifyWords.Read(args, virial: yes => _virial = yes);

    /// <inheritdoc/>
    public void Dispose() => _constraints.Dispose();
}
