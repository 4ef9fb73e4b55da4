using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Thermostats;

/// <summary>
/// Langevin thermostat on the velocities alone (Bussi, Parrinello, Phys. Rev. E 75, 056707 (2007)): every step v ← c v + √(1 − c²) √(k_B T/m) g,
/// c = e^(−dt/Tdamp), g normal. Owns compute ID_temp. Scalar: kinetic energy taken out so far. The random numbers depend on (seed, fix id,
/// step, atom id). Held bonds (fix shake, fix rattle) are refused: the noise would leave them.
/// </summary>
[FixStyle("temp/csld")]
public sealed class FixTempCsld : FixBase, ITargetTemperature, ITimeConstants, IEndOfStep, IScalarSource, ICouplingEnergy, IModifiable, IStateful, IDisposable
{
    private readonly ScalarArgument _start;
    private readonly double _stop, _damp;
    private readonly uint _seed, _stream;
    private readonly SourceSpan _span;
    private string _temperatureId;
    private ITemperature _temperature;
    private double _energy;

    /// <summary>Reads <c>fix ID group temp/csld Tstart Tstop Tdamp seed</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Temperatures (Tstart may be v_name), damping time, seed.</param>
    public FixTempCsld(StyleContext context, ArgReader args) : base(context)
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
        if (Simulation.Fixes.Find(f => f is Constraints.FixShake or Constraints.FixRattle) is { } held)
            throw new PolyMDException($"fix {Id} (temp/csld) cannot be used together with held bonds (fix {held.Id}, {held.Style})");
        _start.Resolve(Simulation);
        _temperature = TemperatureArgument.Find(Simulation, _temperatureId, _span);
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => _start.Requires;

    /// <inheritdoc/>
    public void EndOfStep()
    {
        double target = _start.IsVariable ? _start.Value : _start.Value + Simulation.RampFraction * (_stop - _start.Value);
        double keep = Math.Exp(-Simulation.TimeStep / _damp), noise = Math.Sqrt((1 - keep * keep) * Simulation.Units.Boltzmann * target / Simulation.Units.MassVelocity2ToEnergy);
        double before = GroupSums.Kinetic(Atoms, Group.Bit);
        bool biased = _temperature.HasBias;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            Vec3 bias = biased ? _temperature.Bias(i) : default, v = Atoms.Velocity(i) - bias;
            v = bias + v * keep + PhiloxSequence.Gaussian3(_seed, _stream, Simulation.Step, Atoms.Id[i]) * (noise / Math.Sqrt(Atoms.Mass[i]));
            (Atoms.Vx[i], Atoms.Vy[i], Atoms.Vz[i]) = (v.X, v.Y, v.Z);
        }
        _energy += (before - GroupSums.Kinetic(Atoms, Group.Bit)) * Simulation.Units.MassVelocity2ToEnergy;
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
