using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>Energies of the sub-styles of a hybrid bond, angle, dihedral or improper style. Scalar: their sum. Vector: one each, extensive, energy units.</summary>
[ComputeStyle("bond")]
[ComputeStyle("angle")]
[ComputeStyle("dihedral")]
[ComputeStyle("improper")]
public sealed class ComputeTermEnergies : ComputeBase, IScalarSource, IVectorSource
{
    private readonly ForceKind _kind;
    private double[] _energies = [];

    /// <summary>Reads <c>compute ID group bond|angle|dihedral|improper</c>.</summary>
    /// <param name="context">Simulation, id, group (not used), style.</param>
    /// <param name="args">No arguments.</param>
    public ComputeTermEnergies(StyleContext context, ArgReader args) : base(context)
    {
        args.ExpectEnd();
        _kind = Style switch { "bond" => ForceKind.Bond, "angle" => ForceKind.Angle, "dihedral" => ForceKind.Dihedral, _ => ForceKind.Improper };
        if (Find() is null) args.Fail($"the {Style}_style must be hybrid");
    }

    /// <inheritdoc/>
    public override Needs Requires => Needs.Energy;

    /// <inheritdoc/>
    public double Scalar => _energies.Sum();

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    public int VectorLength => Find()?.Parts.Count ?? 0;

    /// <inheritdoc/>
    public bool VectorIsExtensive => true;

    /// <inheritdoc/>
    public double VectorAt(int index) => _energies[index];

    /// <inheritdoc/>
    protected override void Update()
    {
        RequireTally();
        IStyleWithParts style = Find() ?? throw new SimulationException(Simulation.Step, $"compute {Id} ({Style}): the {Style}_style must be hybrid");
        _energies = style.Parts.Select(p => p.Tally.Energy + p.Tally.CoulombEnergy).ToArray();
    }

    private IStyleWithParts? Find() => Simulation.Forces.Where(f => f.Kind == _kind).OfType<IStyleWithParts>().FirstOrDefault();
}
