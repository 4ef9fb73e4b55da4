using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Pressure of the whole system, P = (dof k_B T + Σ r·f) / dV with d = 3, or 2 with the in-plane part of the virial and the area for V, and its tensor P_ab = (Σ m v_a v_b + Σ r_a f_b) / V, in pressure units.
/// Scalar: P. Vector: xx, yy, zz, xy, xz, yz.
/// </summary>
[ComputeStyle("pressure")]
public sealed class ComputePressure : ComputeBase, IScalarSource, IVectorSource
{
    private readonly ArgToken _temperatureToken;
    private readonly TermSelection _terms;
    private ITemperature? _temperature;
    private string? _temperatureId;
    private double _scalar;
    private SymTensor _tensor;

    /// <summary>Reads <c>compute ID all pressure temp-ID|NULL keywords…</c>.</summary>
    /// <param name="context">Simulation, id, group (must be all).</param>
    /// <param name="args">Temperature id and terms.</param>
    public ComputePressure(StyleContext context, ArgReader args) : base(context)
    {
        if (context.Group.Bit != 1) args.Fail("the pressure is that of the whole box: the group must be all");
        _temperatureToken = args.Token("temp-ID");
        if (_temperatureToken.Text != "NULL") _temperatureId = _temperatureToken.Text;
        _terms = TermSelection.Read(args, true);
        if (_terms.Kinetic && _temperatureId is null) args.Fail("the kinetic part needs a temperature: give a temp-ID instead of NULL, or name terms without 'ke'");
        FindTemperature();
    }

    /// <inheritdoc/>
    public override Needs Requires => Needs.Virial;

    /// <inheritdoc/>
    public double Scalar => _scalar;

    /// <inheritdoc/>
    public int VectorLength => 6;

    /// <inheritdoc/>
    public double VectorAt(int index) => _tensor[index];

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        FindTemperature();
    }

    /// <summary>Uses another temperature compute (fix_modify temp of a barostat, thermo_modify temp).</summary>
    /// <param name="id">Compute id.</param>
    public void UseTemperature(string id)
    {
        _temperatureId = id;
        FindTemperature();
    }

    /// <summary>P now, for a temperature just computed.</summary>
    /// <param name="temperature">T.</param>
    /// <param name="dof">Degrees of freedom of T.</param>
    public double ComputeScalar(double temperature, double dof)
    {
        RequireTally();
        SymTensor virial = Virial();
        bool flat = Simulation.Box.IsTwoDimensional;
        double sum = flat ? virial.XX + virial.YY : virial.Trace;
        if (_terms.Kinetic) sum += dof * Simulation.Units.Boltzmann * temperature;
        return sum / Simulation.Box.Dimensions / Simulation.Box.Volume * Simulation.Units.EnergyPerVolumeToPressure;
    }

    /// <summary>The pressure tensor now, for a kinetic tensor just computed.</summary>
    /// <param name="kinetic">Σ m v⊗v in energy units.</param>
    public SymTensor ComputeTensor(SymTensor kinetic)
    {
        RequireTally();
        SymTensor sum = Virial();
        if (_terms.Kinetic) sum += kinetic;
        if (Simulation.Box.IsTwoDimensional) sum = new SymTensor(sum.XX, sum.YY, 0, sum.XY, 0, 0);
        return sum * (Simulation.Units.EnergyPerVolumeToPressure / Simulation.Box.Volume);
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        double t = 0, dof = 0;
        SymTensor kinetic = default;
        if (_terms.Kinetic)
        {
            t = _temperature!.ComputeTemperature();
            dof = _temperature.DegreesOfFreedom;
            kinetic = _temperature.ComputeKineticTensor();
        }
        _scalar = ComputeScalar(t, dof);
        _tensor = ComputeTensor(kinetic);
    }

    private SymTensor Virial()
    {
        SymTensor sum = default;
        foreach (IForce f in Simulation.Forces) if (_terms.Includes(f.Kind)) sum += f.Tally.Virial;
        if (_terms.Fix)
        {
            foreach (IFix f in Simulation.Fixes) if (f is IVirialContributor v) sum += v.Virial;
        }
        return sum;
    }

    private void FindTemperature()
    {
        if (_temperatureId is not null) _temperature = TemperatureArgument.Find(Simulation, _temperatureId, _temperatureToken.Span);
    }
}
