using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Exchange;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Respa;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Constraints;

/// <summary>
/// Holds bonds and angles at their lengths and angles of rest with SHAKE (Ryckaert, Ciccotti, Berendsen, J. Comput. Phys. 23, 327 (1977)):
/// after the forces of a step are known, forces along the held distances are added such that the coming positions of velocity Verlet
/// satisfy the constraints. Held bonds and angles have no energy and force of their own. Goes after every fix that changes forces; does
/// not work in minimisations. Its virial is part of the pressure unless fix_modify virial no.
/// </summary>
[FixStyle("shake")]
public sealed class FixShake : FixBase, IPostForce, IRespaPostForce, IConstrainsFreedom, IVirialContributor, IBondConstraints, IHoldsMolecules, IRemembersIds, IRefusesMinimization, IModifiable, IDisposable
{
    private readonly ConstraintSet _constraints;
    private bool _virial = true;
    private double _share = 1;

    /// <summary>Reads <c>fix ID group shake tol iter N constraint values… [mol template]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Tolerance, iterations, output interval; b, a, t, m with types or masses.</param>
    public FixShake(StyleContext context, ArgReader args) : base(context) => _constraints = new ConstraintSet(this, Simulation, args);

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
        // Velocities are those of the present step here, half a step later in the run: the first kick is half as long.
        _constraints.AddForces(0.5);
    }

    /// <inheritdoc/>
    public void PostForce()
    {
        _constraints.Report.Step();
        _constraints.AddForces(1);
    }

    /// <inheritdoc/>
    public override bool TakesRespaLevel => false;

    /// <inheritdoc/>
    public void BeginRespaSetup()
    {
        _constraints.Report.Begin();
        _constraints.CorrectPositions();
        _share = 0.5;
    }

    /// <inheritdoc/>
    public void PostForce(RespaLevel level, bool lastLoop, bool own)
    {
        ArgumentNullException.ThrowIfNull(level);
        if (own && _share == 1) _constraints.Report.Step();
        _constraints.AddForces(level, _share);
    }

    /// <inheritdoc/>
    public void EndRespaSetup() => _share = 1;

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => ModifyWords.Read(args, virial: yes => _virial = yes);

    /// <inheritdoc/>
    public void Dispose() => _constraints.Dispose();
}
