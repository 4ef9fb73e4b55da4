using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Thermostats;

/// <summary>
/// Canonical sampling by velocity rescaling (Bussi, Donadio, Parrinello, J. Chem. Phys. 126, 014101 (2007)): every step the kinetic energy takes the
/// exact stochastic step of its relaxation to the canonical distribution in time Tdamp, and all velocities of the group follow. Owns compute
/// ID_temp. Scalar: kinetic energy taken out so far. The random numbers depend on (seed, fix id, step).
/// </summary>
[FixStyle("temp/csvr")]
public sealed class FixTempCsvr : FixBase, ITargetTemperature, ITimeConstants, IEndOfStep, IScalarSource, ICouplingEnergy, IModifiable, IStateful, IDisposable
{
    private readonly ScalarArgument _start;
    private readonly double _stop, _damp;
    private readonly uint _seed, _stream;
    private readonly SourceSpan _span;
    private string _temperatureId;
    private ITemperature _temperature;
    private double _energy;

    /// <summary>Reads <c>fix ID group temp/csvr Tstart Tstop Tdamp seed</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Temperatures (Tstart may be v_name), damping time, seed.</param>
    public FixTempCsvr(StyleContext context, ArgReader args) : base(context)
    {
        _span = args.LineSpan;
        _start = ScalarArgument.Read(args, "Tstart");
        _stop = args.Double("Tstop");
        _damp = args.Positive("Tdamp");
        _seed = (uint)Simulation.Seeds.Read(args);
        args.ExpectEnd();
        _stream = PhiloxSequence.StreamOf(Id);
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
        double current = _temperature.ComputeTemperature(), dof = _temperature.DegreesOfFreedom;
        if (dof < 1) return;
        if (current == 0) throw new SimulationException(Simulation.Step, $"fix {Id} (temp/csvr): the temperature is zero and cannot be rescaled");
        double target = _start.IsVariable ? _start.Value : _start.Value + Simulation.RampFraction * (_stop - _start.Value);
        PhiloxSequence random = new(_seed, _stream, Simulation.Step);
        double keep = Math.Exp(-Simulation.TimeStep / _damp), gain = (1 - keep) * target / (current * dof);
        double first = random.Next().Normal, others = dof > 1 ? 2 * random.Gamma(0.5 * (dof - 1)) : 0;
        double square = keep + gain * (first * first + others) + 2 * first * Math.Sqrt(keep * gain);
        GroupSums.Scale(Atoms, Group.Bit, Math.Sqrt(square), _temperature);
        _energy += current * (1 - square) * 0.5 * Simulation.Units.Boltzmann * dof;
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => ModifyWords.Read(args, temperature: id =>
    {
        _temperature = TemperatureArgument.Find(Simulation, id, args.LastSpan);
        if (_temperatureId == Id + "_temp") TemperatureArgument.Remove(Simulation, _temperatureId);
        _temperatureId = id;
    });

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer) => writer.Write(_energy);

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader) => _energy = reader.ReadDouble();

    /// <inheritdoc/>
    public void Dispose() => TemperatureArgument.Remove(Simulation, Id + "_temp");
}
