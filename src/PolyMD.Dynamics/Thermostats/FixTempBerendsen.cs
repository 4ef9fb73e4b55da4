using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Thermostats;

/// <summary>
/// Berendsen thermostat: every step v *= λ, λ² = 1 + dt/damp (T₀/T − 1) (Berendsen et al., J. Chem. Phys. 81, 3684 (1984)). Owns compute
/// ID_temp. Scalar: cumulative kinetic energy taken out.
/// </summary>
[FixStyle("temp/berendsen")]
public sealed class FixTempBerendsen : FixBase, ITargetTemperature, ITimeConstants, IEndOfStep, IScalarSource, ICouplingEnergy, IModifiable, IStateful, IDisposable
{
    private readonly ScalarArgument _start;
    private readonly double _stop, _damp;
    private readonly SourceSpan _span;
    private string _temperatureId;
    private ITemperature _temperature;
    private double _energy;

    /// <summary>Reads <c>fix ID group temp/berendsen Tstart Tstop Tdamp</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Temperatures and damping time.</param>
    public FixTempBerendsen(StyleContext context, ArgReader args) : base(context)
    {
        _span = args.LineSpan;
        _start = ScalarArgument.Read(args, "Tstart");
        _stop = args.Double("Tstop");
        _damp = args.Positive("Tdamp");
        args.ExpectEnd();
        _temperatureId = Id + "_temp";
        _temperature = TemperatureArgument.Create(Simulation, _temperatureId, Group);
    }

    /// <inheritdoc/>
    public double TargetTemperature => _start.IsVariable ? double.PositiveInfinity : Math.Max(_start.Value, _stop);

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Time)> TimeConstants => [("Tdamp", _damp)];

    /// <inheritdoc/>
    public double Scalar => _energy;

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    public double CoupledEnergy => _energy;

    /// <inheritdoc/>
    public override void Initialize()
    {
        _start.Resolve(Simulation);
        _temperature = TemperatureArgument.Find(Simulation, _temperatureId, _span);
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => _start.Requires;

    /// <inheritdoc/>
    public void EndOfStep()
    {
        double current = _temperature.ComputeTemperature();
        if (_temperature.DegreesOfFreedom < 1) return;
        if (current == 0) throw new SimulationException(Simulation.Step, $"fix {Id} (temp/berendsen): the temperature is zero and cannot be rescaled");
        double target = _start.IsVariable ? _start.Value : _start.Value + Simulation.RampFraction * (_stop - _start.Value);
        double square = 1.0 + Simulation.TimeStep / _damp * (target / current - 1.0);
        GroupSums.Scale(Atoms, Group.Bit, Math.Sqrt(square), _temperature);
        _energy += current * (1.0 - square) * 0.5 * Simulation.Units.Boltzmann * _temperature.DegreesOfFreedom;
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args)
    {
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "temp") args.UnknownKeyword("temp");
            string id = args.Word("compute-ID");
            _temperature = TemperatureArgument.Find(Simulation, id, args.LastSpan);
            if (_temperatureId == Id + "_temp") TemperatureArgument.Remove(Simulation, _temperatureId);
            _temperatureId = id;
        }
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer) => writer.Write(_energy);

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader) => _energy = reader.ReadDouble();

    /// <inheritdoc/>
    public void Dispose() => TemperatureArgument.Remove(Simulation, Id + "_temp");
}
