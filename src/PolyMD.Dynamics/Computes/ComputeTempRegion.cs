using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Temperature of the atoms of a group that are in a region at the moment, T = Σ m v² / (dof k_B), dof = 3N(now) − extra
/// (extra = 3 unless compute_modify changes it; constraints are not subtracted). As the bias of a thermostat, atoms outside are left alone.
/// </summary>
[ComputeStyle("temp/region")]
public sealed class ComputeTempRegion : ComputeBase, ITemperature, IVectorSource, IModifiable
{
    private readonly ArgToken _regionToken;
    private IRegion _region;
    private double _extra, _scalar;
    private bool _dynamic;
    private SymTensor _tensor;

    /// <summary>Reads <c>compute ID group temp/region region-ID</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Region id.</param>
    public ComputeTempRegion(StyleContext context, ArgReader args) : base(context)
    {
        _regionToken = args.Token("region-ID");
        args.ExpectEnd();
        _extra = Simulation.Box.Dimensions;
        _region = RegionArgument.Find(Simulation, _regionToken);
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
    public bool HasBias => true;

    /// <inheritdoc/>
    public Vec3 Bias(int atom) => _region.Contains(Atoms.Position(atom)) ? default : Atoms.Velocity(atom);

    /// <inheritdoc/>
    public double VectorAt(int index) => _tensor[index];

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        _region = RegionArgument.Find(Simulation, _regionToken);
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => TemperatureModify.Read(args, ref _extra, ref _dynamic, null);

    /// <inheritdoc/>
    public double ComputeTemperature()
    {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (!Counts(i)) continue;
            count++;
            sum += Atoms.Velocity(i).LengthSquared * Atoms.Mass[i];
        }
        DegreesOfFreedom = (double)Simulation.Box.Dimensions * count - _extra;
        Units u = Simulation.Units;
        return DegreesOfFreedom > 0 ? sum * (u.MassVelocity2ToEnergy / (DegreesOfFreedom * u.Boltzmann)) : 0;
    }

    /// <inheritdoc/>
    public SymTensor ComputeKineticTensor()
    {
        SymTensor sum = default;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (Counts(i)) sum += SymTensor.Dyad(Atoms.Velocity(i), Atoms.Velocity(i)) * Atoms.Mass[i];
        }
        return sum * Simulation.Units.MassVelocity2ToEnergy;
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        _scalar = ComputeTemperature();
        _tensor = ComputeKineticTensor();
    }

    private bool Counts(int i) => (Atoms.GroupMask[i] & Group.Bit) != 0 && _region.Contains(Atoms.Position(i));
}
