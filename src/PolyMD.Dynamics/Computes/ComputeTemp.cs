using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Temperature of a group, T = Σ m v² / (dof k_B) with dof = dN − extra − constrained, d the dimension (extra = d unless compute_modify changes it).
/// Scalar: T. Vector: Σ m v⊗v in energy units, order xx, yy, zz, xy, xz, yz.
/// </summary>
[ComputeStyle("temp")]
public sealed unsafe class ComputeTemp : ComputeBase, ITemperature, IVectorSource, IModifiable
{
    private double _extra, _scalar;
    private bool _dynamic;
    private SymTensor _tensor;

    /// <summary>Reads <c>compute ID group temp</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">No arguments.</param>
    public ComputeTemp(StyleContext context, ArgReader args) : base(context)
    {
        args.ExpectEnd();
        _extra = Simulation.Box.Dimensions;
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
    public bool HasBias => false;

    /// <inheritdoc/>
    public Vec3 Bias(int atom) => default;

    /// <inheritdoc/>
    public double VectorAt(int index) => _tensor[index];

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        CountFreedom();
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => TemperatureModify.Read(args, ref _extra, ref _dynamic, CountFreedom);

    /// <inheritdoc/>
    public double ComputeTemperature()
    {
        if (_dynamic || Simulation.Groups.IsDynamic(Group.Bit)) CountFreedom();
        double sum = 0;
        double* vx = Atoms.Vx.Pointer, vy = Atoms.Vy.Pointer, vz = Atoms.Vz.Pointer, m = Atoms.Mass.Pointer;
        uint* mask = Atoms.GroupMask.Pointer;
        uint bit = Group.Bit;
        int n = Atoms.LocalCount;
        if (bit == 1)
        {
            for (int i = 0; i < n; i++) sum += (vx[i] * vx[i] + vy[i] * vy[i] + vz[i] * vz[i]) * m[i];
        }
        else
        {
            for (int i = 0; i < n; i++) if ((mask[i] & bit) != 0) sum += (vx[i] * vx[i] + vy[i] * vy[i] + vz[i] * vz[i]) * m[i];
        }
        Units u = Simulation.Units;
        return DegreesOfFreedom > 0 ? sum * (u.MassVelocity2ToEnergy / (DegreesOfFreedom * u.Boltzmann)) : 0;
    }

    /// <inheritdoc/>
    public SymTensor ComputeKineticTensor()
    {
        double xx = 0, yy = 0, zz = 0, xy = 0, xz = 0, yz = 0;
        double* vx = Atoms.Vx.Pointer, vy = Atoms.Vy.Pointer, vz = Atoms.Vz.Pointer, m = Atoms.Mass.Pointer;
        uint* mask = Atoms.GroupMask.Pointer;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((mask[i] & Group.Bit) == 0) continue;
            double x = vx[i], y = vy[i], z = vz[i];
            xx += m[i] * x * x;
            yy += m[i] * y * y;
            zz += m[i] * z * z;
            xy += m[i] * x * y;
            xz += m[i] * x * z;
            yz += m[i] * y * z;
        }
        return new SymTensor(xx, yy, zz, xy, xz, yz) * Simulation.Units.MassVelocity2ToEnergy;
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        _scalar = ComputeTemperature();
        _tensor = ComputeKineticTensor();
    }

    private void CountFreedom()
    {
        double dof = (double)Simulation.Box.Dimensions * GroupSums.Count(Atoms, Group.Bit) - _extra;
        foreach (IFix fix in Simulation.Fixes) if (fix is IConstrainsFreedom c) dof -= c.RemovedFreedom(Group.Bit);
        DegreesOfFreedom = dof;
    }
}
