using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Thermostats;

/// <summary>
/// Rescales velocities every N steps when |T − T₀| exceeds a window: to T − fraction (T − T₀). Owns compute ID_temp.
/// Scalar: cumulative kinetic energy taken out, ½ dof k_B (T_before − T_after).
/// </summary>
[FixStyle("temp/rescale")]
public sealed class FixTempRescale : FixBase, ITargetTemperature, IEndOfStep, IScalarSource, ICouplingEnergy, IModifiable, IStateful, IDisposable
{
    private readonly int _every;
    private readonly ScalarArgument _start;
    private readonly double _stop, _window, _fraction;
    private readonly SourceSpan _span;
    private string _temperatureId;
    private ITemperature _temperature;
    private double _energy;

    /// <summary>Reads <c>fix ID group temp/rescale N Tstart Tstop window fraction</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Interval, temperatures, window, fraction.</param>
    public FixTempRescale(StyleContext context, ArgReader args) : base(context)
    {
        _span = args.LineSpan;
        _every = args.Integer("N", 1);
        _start = ScalarArgument.Read(args, "Tstart");
        _stop = args.Double("Tstop");
        _window = args.Double("window");
        _fraction = args.Double("fraction");
        args.ExpectEnd();
        _temperatureId = Id + "_temp";
        _temperature = TemperatureArgument.Create(Simulation, _temperatureId, Group);
    }

    /// <inheritdoc/>
    public double TargetTemperature => _start.IsVariable ? double.PositiveInfinity : Math.Max(_start.Value, _stop);

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
    public override Needs NeedsAt(long step) => step % _every == 0 ? _start.Requires : Needs.None;

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (Simulation.Step % _every != 0) return;
        double current = _temperature.ComputeTemperature();
        if (_temperature.DegreesOfFreedom < 1) return;
        if (current == 0) throw new SimulationException(Simulation.Step, $"fix {Id} (temp/rescale): the temperature is zero and cannot be rescaled");
        double target = _start.IsVariable ? _start.Value : _start.Value + Simulation.RampFraction * (_stop - _start.Value);
        if (!(Math.Abs(current - target) > _window)) return;
        double reached = current - _fraction * (current - target);
        GroupSums.Scale(Atoms, Group.Bit, Math.Sqrt(reached / current), _temperature);
        _energy += (current - reached) * 0.5 * Simulation.Units.Boltzmann * _temperature.DegreesOfFreedom;
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
