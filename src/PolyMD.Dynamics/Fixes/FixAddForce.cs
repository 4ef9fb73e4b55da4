using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>
/// Adds a force to every atom of a group (in a region), each component a number, an equal- or an atom-style variable. Scalar: the potential
/// −Σ F·r (unwrapped), or the sum of the atom-style variable of keyword energy; fix_modify energy yes adds it to the potential energy,
/// virial yes Σ r⊗F to the virial. Also acts in minimisations. Vector: total force on these atoms before it was added.
/// </summary>
[FixStyle("addforce")]
public sealed class FixAddForce : FixBase, IMinimizerPostForce, IScalarSource, IVectorSource, IPotentialContributor, IVirialContributor, IModifiable
{
    private readonly AtomArgument[] _values = new AtomArgument[3];
    private readonly AtomArgument? _energy;
    private readonly int _every = 1;
    private readonly RegionFilter _filter;
    private readonly ExternalVirial _virial;
    private Vec3 _total;

    /// <summary>Reads <c>fix ID group addforce fx fy fz [every N] [region ID] [energy v_name]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Numbers or v_names; keywords.</param>
    public FixAddForce(StyleContext context, ArgReader args) : base(context)
    {
        _filter = new RegionFilter(Simulation, Group);
        _virial = new ExternalVirial(Simulation);
        for (int k = 0; k < 3; k++) _values[k] = AtomArgument.Read(args, $"f{"xyz"[k]}");
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "every":
                    _every = args.Integer("every", 1);
                    break;
                case "region":
                    _filter.Read(args);
                    break;
                case "energy":
                    _energy = AtomArgument.Read(args, "energy");
                    break;
                default:
                    args.UnknownKeyword("every", "region", "energy");
                    break;
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
    public double VectorAt(int index) => _total[index];

    /// <inheritdoc/>
    public SymTensor Virial => _virial.Sum;

    /// <inheritdoc/>
    public override void Initialize()
    {
        foreach (AtomArgument v in _values) v.Resolve(Simulation);
        _energy?.Resolve(Simulation);
        _filter.Resolve();
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => _values[0].Requires | _values[1].Requires | _values[2].Requires | (_energy?.Requires ?? Needs.None);

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce()
    {
        if (Simulation.Step % _every != 0) return;
        foreach (AtomArgument v in _values) v.Update(Simulation);
        _energy?.Update(Simulation);
        _virial.Begin();
        Vec3 total = default;
        double energy = 0;
        SimulationBox box = Simulation.Box;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (!_filter.Contains(i)) continue;
            total += Atoms.Force(i);
            Vec3 r = Atoms.Unwrapped(i, box), f = new(_values[0][i], _values[1][i], _values[2][i]);
            energy += _energy is null ? -Vec3.Dot(f, r) : _energy[i];
            Atoms.Fx[i] += f.X;
            Atoms.Fy[i] += f.Y;
            Atoms.Fz[i] += f.Z;
            _virial.Add(i, r, f);
        }
        _total = total;
        PotentialEnergy = energy;
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => ModifyWords.Read(args, energy: yes => CountsInEnergy = yes, virial: yes => _virial.Enabled = yes);
}
