using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// What temperatures that leave out part of the velocities share: T = Σ m u² / (dof k_B), u = v − bias. Scalar: T. Vector: Σ m u⊗u in
/// energy units, order xx, yy, zz, xy, xz, yz.
/// </summary>
/// <param name="context">Simulation, id, group.</param>
public abstract class BiasedTemperature(StyleContext context) : ComputeBase(context), ITemperature, IVectorSource, IModifiable
{
    private double _extra = context.Simulation.Box.Dimensions, _scalar;
    private bool _dynamic, _counted;
    private SymTensor _tensor;

    /// <inheritdoc/>
    public double DegreesOfFreedom { get; protected set; }

    /// <inheritdoc/>
    public double Scalar => _scalar;

    /// <inheritdoc/>
    public virtual int VectorLength => 6;

    /// <inheritdoc/>
    public bool VectorIsExtensive => true;

    /// <inheritdoc/>
    public virtual bool HasBias => true;

    /// <summary>Degrees of freedom not counted (compute_modify extra/dof).</summary>
    protected double Extra => _extra;

    /// <inheritdoc/>
    public abstract Vec3 Bias(int atom);

    /// <inheritdoc/>
    public virtual void AcceptDrawnVelocities(Span<Vec3> remembered) { }

    /// <inheritdoc/>
    public virtual double VectorAt(int index) => _tensor[index];

    /// <inheritdoc/>
    public virtual bool IsExtensive(int index) => true;

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        _counted = false;
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args)
    {
        TemperatureModify.Read(args, ref _extra, ref _dynamic, null);
        _counted = false;
    }

    /// <inheritdoc/>
    public double ComputeTemperature()
    {
        Prepare();
        if (!_counted || _dynamic || AlwaysCounts || Simulation.Groups.IsDynamic(Group.Bit))
        {
            DegreesOfFreedom = CountFreedom();
            _counted = true;
        }
        double sum = 0;
        for (int i = 0; i < Atoms.LocalCount; i++) if (Counts(i)) sum += (Atoms.Velocity(i) - Bias(i)).LengthSquared * Atoms.Mass[i];
        Units u = Simulation.Units;
        return DegreesOfFreedom > 0 ? sum * (u.MassVelocity2ToEnergy / (DegreesOfFreedom * u.Boltzmann)) : 0;
    }

    /// <inheritdoc/>
    public virtual SymTensor ComputeKineticTensor()
    {
        Prepare();
        SymTensor sum = default;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (!Counts(i)) continue;
            Vec3 u = Atoms.Velocity(i) - Bias(i);
            sum += SymTensor.Dyad(u, u) * Atoms.Mass[i];
        }
        return sum * Simulation.Units.MassVelocity2ToEnergy;
    }

    /// <summary>Whether the degrees of freedom are counted at every evaluation.</summary>
    protected virtual bool AlwaysCounts => false;

    /// <summary>Brings the bias up to date.</summary>
    protected virtual void Prepare() { }

    /// <summary>Whether an atom counts.</summary>
    /// <param name="i">Local index.</param>
    protected virtual bool Counts(int i) => (Atoms.GroupMask[i] & Group.Bit) != 0;

    /// <summary>dN − extra − constrained.</summary>
    protected virtual double CountFreedom() => (double)Simulation.Box.Dimensions * GroupSums.Count(Atoms, Group.Bit) - Removed() - _extra;

    /// <summary>Takes the bias out of the velocities of the group.</summary>
    protected void TakeOutBias()
    {
        Prepare();
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (!Counts(i)) continue;
            Vec3 u = Atoms.Velocity(i) - Bias(i);
            (Atoms.Vx[i], Atoms.Vy[i], Atoms.Vz[i]) = (u.X, u.Y, u.Z);
        }
    }

    /// <summary>Degrees of freedom that constraints take from the group.</summary>
    protected double Removed()
    {
        double sum = 0;
        foreach (IFix fix in Simulation.Fixes) if (fix is IConstrainsFreedom c) sum += c.RemovedFreedom(Group.Bit);
        return sum;
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        _scalar = ComputeTemperature();
        _tensor = ComputeKineticTensor();
    }
}
