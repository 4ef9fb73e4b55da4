using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Computes;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Spheres;

/// <summary>
/// Temperature of spheres from translation and rotation, T = Σ (m v² + I ω²) / (dof k_B) with I = 2/5 m r², or from rotation alone (dof rotate). Degrees of freedom:
/// 3 for a point, 6 for a sphere (2 and 3 in two dimensions; rotate: 0 and 3, 0 and 1), less extra and constrained ones. Scalar: T. Vector: the tensor in
/// energy units, order xx, yy, zz, xy, xz, yz. 'bias ID' leaves out what a second temperature leaves out of the velocities.
/// </summary>
[ComputeStyle("temp/sphere")]
public sealed class ComputeTempSphere : ComputeBase, ITemperature, IVectorSource, IModifiable
{
    private readonly SphereRotation _spheres;
    private readonly bool _all = true;
    private readonly string? _biasId;
    private readonly SourceSpan _span;
    private ITemperature? _bias;
    private double _extra, _scalar;
    private bool _dynamic;
    private SymTensor _tensor;

    /// <summary>Reads <c>compute ID group temp/sphere [bias ID] [dof all|rotate]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Keywords.</param>
    public ComputeTempSphere(StyleContext context, ArgReader args) : base(context)
    {
        _span = args.LineSpan;
        _extra = Simulation.Box.Dimensions;
        _spheres = new SphereRotation(Atoms, args);
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "bias":
                    _biasId = args.Word("bias-ID");
                    _bias = TemperatureArgument.Find(Simulation, _biasId, args.LineSpan);
                    if (!_bias.HasBias) args.Fail($"compute '{_biasId}' leaves nothing out of the velocities");
                    if (_bias.Group.Bit != Group.Bit) args.Fail($"compute '{_biasId}' is not of the same group");
                    break;
                case "dof": _all = args.Choice("dof", "all", "rotate") == "all"; break;
                default: args.UnknownKeyword("bias", "dof"); break;
            }
        }
        CountFreedom();
    }

    /// <inheritdoc/>
    public double DegreesOfFreedom { get; private set; }

    /// <inheritdoc/>
    public double Scalar => _scalar;

    /// <inheritdoc/>
    public int VectorLength => 6;

    /// <inheritdoc/>
    public bool VectorIsExtensive => true;

    /// <inheritdoc/>
    public bool HasBias => _bias is not null;

    /// <inheritdoc/>
    public Vec3 Bias(int atom) => _bias?.Bias(atom) ?? default;

    /// <inheritdoc/>
    public double VectorAt(int index) => _tensor[index];

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        if (_biasId is not null) _bias = TemperatureArgument.Find(Simulation, _biasId, _span);
        CountFreedom();
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => TemperatureModify.Read(args, ref _extra, ref _dynamic, CountFreedom);

    /// <inheritdoc/>
    public double ComputeTemperature()
    {
        _bias?.ComputeTemperature();
        if (_dynamic || Simulation.Groups.IsDynamic(Group.Bit)) CountFreedom();
        double sum = 0;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            if (_all) sum += (Atoms.Velocity(i) - Bias(i)).LengthSquared * Atoms.Mass[i];
            sum += SphereRotation.Inertia * _spheres.Spin(i);
        }
        Units u = Simulation.Units;
        return DegreesOfFreedom > 0 ? sum * (u.MassVelocity2ToEnergy / (DegreesOfFreedom * u.Boltzmann)) : 0;
    }

    /// <inheritdoc/>
    public SymTensor ComputeKineticTensor()
    {
        _bias?.ComputeTemperature();
        SymTensor sum = default;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            Vec3 v = Atoms.Velocity(i) - Bias(i), w = _spheres.Omega(i);
            double m = Atoms.Mass[i], r = _spheres.Radius(i);
            if (_all) sum += SymTensor.Dyad(v, v) * m;
            sum += SymTensor.Dyad(w, w) * (SphereRotation.Inertia * m * r * r);
        }
        return sum * Simulation.Units.MassVelocity2ToEnergy;
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        _scalar = ComputeTemperature();
        _tensor = ComputeKineticTensor();
    }

    private void CountFreedom()
    {
        bool flat = Simulation.Box.IsTwoDimensional;
        int translations = _all ? Simulation.Box.Dimensions : 0, rotations = flat ? 1 : 3;
        double dof = 0;
        for (int i = 0; i < Atoms.LocalCount; i++)
            if ((Atoms.GroupMask[i] & Group.Bit) != 0) dof += translations + (_spheres.Radius(i) > 0 ? rotations : 0);
        foreach (IFix fix in Simulation.Fixes) if (fix is IConstrainsFreedom c) dof -= c.RemovedFreedom(Group.Bit);
        // Rotations alone have no motion of the whole to leave out.
        DegreesOfFreedom = _all ? dof - _extra : dof;
    }
}
