using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>
/// Electric field, f = q E, for the charges of a group (in a region); components in field units (V/Å in real and metal units) are numbers, equal-
/// or atom-style variables. Scalar: potential energy −Σ q E·r (unwrapped) of a constant field, or the sum of the atom-style variable of keyword
/// energy. Vector: total force added. fix_modify energy and virial count them. Also acts in minimisations.
/// </summary>
[FixStyle("efield")]
public sealed class FixElectricField : FixBase, IMinimizerPostForce, IScalarSource, IVectorSource, IPotentialContributor, IVirialContributor, IModifiable
{
    private readonly AtomArgument[] _field = new AtomArgument[3];
    private readonly AtomArgument? _energy;
    private readonly RegionFilter _filter;
    private readonly ExternalVirial _virial;
    private Vec3 _total;

    /// <summary>Reads <c>fix ID group efield ex ey ez [region ID] [energy v_name]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Components and keywords.</param>
    public FixElectricField(StyleContext context, ArgReader args) : base(context)
    {
        _filter = new RegionFilter(Simulation, Group);
        _virial = new ExternalVirial(Simulation);
        for (int k = 0; k < 3; k++) _field[k] = AtomArgument.Read(args, $"e{"xyz"[k]}");
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "region": _filter.Read(args); break;
                case "energy":
                    if (!_field.Any(f => f.IsVariable)) args.Fail("the energy of a constant field is known: 'energy' goes with variables");
                    _energy = AtomArgument.Read(args, "energy");
                    break;
                default: args.UnknownKeyword("region", "energy"); break;
            }
        }
    }

    /// <inheritdoc/>
    public double Scalar => PotentialEnergy;

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    public int VectorLength => 3;

    /// <inheritdoc/>
    public bool VectorIsExtensive => true;

    /// <inheritdoc/>
    public bool CountsInEnergy { get; private set; }

    /// <inheritdoc/>
    public double PotentialEnergy { get; private set; }

    /// <inheritdoc/>
    public SymTensor Virial => _virial.Sum;

    /// <inheritdoc/>
    public double VectorAt(int index) => _total[index];

    /// <inheritdoc/>
    public override void Initialize()
    {
        foreach (AtomArgument f in _field) f.Resolve(Simulation);
        _energy?.Resolve(Simulation);
        _filter.Resolve();
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => _field[0].Requires | _field[1].Requires | _field[2].Requires | (_energy?.Requires ?? Needs.None);

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce()
    {
        bool constant = true;
        foreach (AtomArgument f in _field)
        {
            f.Update(Simulation);
            constant &= !f.IsVariable;
        }
        _energy?.Update(Simulation);
        _virial.Begin();
        SimulationBox box = Simulation.Box;
        Vec3 total = default;
        double energy = 0, toForce = Simulation.Units.FieldToForce;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (!_filter.Contains(i)) continue;
            Vec3 f = new Vec3(_field[0][i], _field[1][i], _field[2][i]) * (toForce * Atoms.Charge[i]), r = Atoms.Unwrapped(i, box);
            Atoms.Fx[i] += f.X;
            Atoms.Fy[i] += f.Y;
            Atoms.Fz[i] += f.Z;
            total += f;
            if (constant) energy -= Vec3.Dot(f, r);
            else if (_energy is not null) energy += _energy[i];
            _virial.Add(i, r, f);
        }
        _total = total;
        PotentialEnergy = energy;
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => ModifyWords.Read(args, energy: yes => CountsInEnergy = yes, virial: yes => _virial.Enabled = yes);
}
