using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Heat flux of a group times volume, J V = Σ e_i v_i − Σ S_i v_i, from per-atom kinetic energy, potential energy and stress (six or nine
/// columns). Vector: J, then its convective part Σ e_i v_i, x, y, z each, in energy·velocity, extensive.
/// </summary>
[ComputeStyle("heat/flux")]
public sealed class ComputeHeatFlux : ComputeBase, IVectorSource
{
    private readonly ArgToken _kineticToken, _potentialToken, _stressToken;
    private IPerAtomSource _kinetic = null!, _potential = null!, _stress = null!;
    private Vec3 _convection, _virial;

    /// <summary>Reads <c>compute ID group heat/flux ke-ID pe-ID stress-ID</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Computes.</param>
    public ComputeHeatFlux(StyleContext context, ArgReader args) : base(context)
    {
        _kineticToken = args.Token("ke-ID");
        _potentialToken = args.Token("pe-ID");
        _stressToken = args.Token("stress-ID");
        args.ExpectEnd();
        Resolve();
    }

    /// <inheritdoc/>
    public override Needs Requires => ((ICompute)_kinetic).Requires | ((ICompute)_potential).Requires | ((ICompute)_stress).Requires;

    /// <inheritdoc/>
    public int VectorLength => 6;

    /// <inheritdoc/>
    public bool VectorIsExtensive => true;

    /// <inheritdoc/>
    public double VectorAt(int index) => index < 3 ? _convection[index] + _virial[index] : _convection[index - 3];

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        Resolve();
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        foreach (IPerAtomSource s in (ReadOnlySpan<IPerAtomSource>)[_kinetic, _potential, _stress]) ((ICompute)s).Evaluate();
        Vec3 convection = default, virial = default;
        bool nine = _stress.AtomColumns == 9;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            Vec3 v = Atoms.Velocity(i);
            convection += v * (_kinetic.AtomValue(i, 0) + _potential.AtomValue(i, 0));
            double xy = _stress.AtomValue(i, 3), xz = _stress.AtomValue(i, 4), yz = _stress.AtomValue(i, 5);
            double yx = nine ? _stress.AtomValue(i, 6) : xy, zx = nine ? _stress.AtomValue(i, 7) : xz, zy = nine ? _stress.AtomValue(i, 8) : yz;
            virial -= new Vec3(
                _stress.AtomValue(i, 0) * v.X + xy * v.Y + xz * v.Z,
                yx * v.X + _stress.AtomValue(i, 1) * v.Y + yz * v.Z,
                zx * v.X + zy * v.Y + _stress.AtomValue(i, 2) * v.Z);
        }
        _convection = convection;
        _virial = virial / Simulation.Units.EnergyPerVolumeToPressure;
    }

    private void Resolve()
    {
        _kinetic = Find(_kineticToken, s => s.AtomColumns == 0, "one number per atom");
        _potential = Find(_potentialToken, s => s.AtomColumns == 0, "one number per atom");
        _stress = Find(_stressToken, s => s.AtomColumns is 6 or 9, "a stress per atom");
    }

    private IPerAtomSource Find(ArgToken token, Func<IPerAtomSource, bool> fits, string what)
    {
        ICompute compute = Simulation.FindCompute(token.Text) ?? throw new DeckException(token.Span, $"there is no compute '{token.Text}'{NearestName.Hint(token.Text, Simulation.Computes.Select(c => c.Id))}");
        return compute is IPerAtomSource s && fits(s) ? s : throw new DeckException(token.Span, $"compute '{token.Text}' of style {compute.Style} does not give {what}");
    }
}
