using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Computes;
using PolyMD.Dynamics.Deformation;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Respa;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Integrators;

/// <summary>
/// Nosé-Hoover chain thermostat and Martyna-Tobias-Klein barostat with velocity Verlet (nvt, npt, nph), time-reversible splitting of
/// Tuckerman et al., J. Phys. A 39, 5629 (2006). Owns computes ID_temp and, with a barostat, ID_press. Scalar: what the chains and the
/// barostat add to the conserved energy. nvt/sllod adds the SLLOD terms of a deforming cell (D. J. Evans, G. P. Morriss, Phys. Rev. A 30, 1528 (1984),
/// with the velocity of the laboratory in the term, B. J. Edwards et al., J. Chem. Phys. 124, 194104 (2006)) and thermostats relative to the stream. Vector: chain and barostat variables in LAMMPS' order.
/// </summary>
[FixStyle("nvt")]
[FixStyle("npt")]
[FixStyle("nph")]
[FixStyle("nvt/sllod")]
public sealed partial class FixNoseHoover : FixBase, ITargetTemperature, ITimeConstants, IInitialIntegrate, IPreExchange, IFinalIntegrate, IRespaIntegrate, IScalarSource, IVectorSource, ICouplingEnergy, IModifiable, IChangesCell, IStateful, IDisposable
{
    private readonly NoseHooverSettings _settings;
    private readonly VerletKernel _kernel;
    private readonly LevelKernels _levels;
    private readonly NoseHooverChain? _chain;
    private readonly Barostat? _barostat;
    private readonly SourceSpan _span;
    private readonly bool _inStream;
    private string _temperatureId;
    private string? _pressureId;
    private ITemperature _temperature;
    private ComputePressure? _pressure;
    private double _target, _kineticTarget, _current, _dof, _referenceTemperature;
    private bool _resumed;

    /// <summary>Reads <c>fix ID group nvt|npt|nph keywords…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">temp, iso/aniso/tri/x/y/z/yz/xz/xy, couple, chains, ….</param>
    public FixNoseHoover(StyleContext context, ArgReader args) : base(context)
    {
        _span = args.LineSpan;
        _inStream = Style == "nvt/sllod";
        _settings = NoseHooverSettings.Read(args, context.Style, Simulation);
        _kernel = new VerletKernel(Simulation, Group);
        _levels = new LevelKernels(Simulation, Group);
        if (_settings.Thermostat) _chain = new NoseHooverChain(_settings.TemperatureChain, _settings.TemperatureLoops);
        if (_settings.Barostat) _barostat = new Barostat(Simulation, _settings);
        _referenceTemperature = _settings.ReferenceTemperature;
        _temperatureId = Id + "_temp";
        _temperature = _inStream
            ? TemperatureArgument.Add(Simulation, new ComputeTempDeform(new StyleContext(Simulation, _temperatureId, "temp/deform", Group), ArgReader.FromText("compute temp/deform", "")))
            : TemperatureArgument.Create(Simulation, _temperatureId, _settings.Barostat ? Group.All : Group);
        if (!_settings.Barostat) return;
        _pressureId = Id + "_press";
        _pressure = TemperatureArgument.CreatePressure(Simulation, _pressureId, _temperatureId);
    }

    /// <inheritdoc/>
    public double TargetTemperature => Math.Max(_settings.TemperatureStart, _settings.TemperatureStop);

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Time)> TimeConstants =>
        [.. _settings.Thermostat ? [("Tdamp", _settings.TemperatureDamping)] : (ReadOnlySpan<(string, double)>)[], .. _settings.Pressure.Damping.Where(t => t > 0).Distinct().Select(t => ("Pdamp", t))];

    /// <inheritdoc/>
    public override void Initialize()
    {
        _temperature = TemperatureArgument.Find(Simulation, _temperatureId, _span);
        if (_pressureId is not null) _pressure = TemperatureArgument.FindPressure(Simulation, _pressureId, _span);
        _kernel.Invalidate();
        _levels.Invalidate();
        ((IChangesCell)this).CheckSole(Simulation, _span);
        _barostat?.Initialize();
        if (_inStream) CheckDeformation();
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => _barostat is null ? Needs.None : Needs.Virial;

    /// <inheritdoc/>
    public override void Setup()
    {
        if (_resumed)
        {
            _resumed = false;
            return;
        }
        _current = _temperature.ComputeTemperature();
        _dof = _temperature.DegreesOfFreedom;
        if (_chain is not null) SetTarget();
        else if (_barostat is not null)
        {
            if (_referenceTemperature == 0)
            {
                _referenceTemperature = _current;
                if (_current < 1e-6) throw new SimulationException(Simulation.Step, $"fix {Id} ({Style}) takes the barostat's mass from the present temperature, which is zero: give velocities first, or 'ptemp'");
            }
            _target = _referenceTemperature;
        }
        double kt = Simulation.Units.Boltzmann * _target;
        if (_barostat is not null)
        {
            _barostat.SetTargets();
            MeasurePressure(_current);
        }
        if (_chain is not null)
        {
            SetChainMasses(kt);
            _chain.InitializeForces(kt);
        }
        if (_barostat is null) return;
        _barostat.SetMasses(kt);
        _barostat.SetChainMasses(kt);
    }

    /// <inheritdoc/>
    public void InitialIntegrate()
    {
        BeginStep();
        _kernel.Kick();
        Drift(_kernel, Simulation.TimeStep);
    }

    /// <inheritdoc/>
    public void InitialIntegrate(RespaLevel level)
    {
        if (level.IsOutermost) BeginStep();
        _levels[level].Kick();
        if (level.IsInnermost) Drift(_levels[level], level.TimeStep);
    }

    bool IChangesCell.Changes(int component) => _barostat is not null && _barostat.Controls(component);

    /// <inheritdoc/>
    public bool PreExchange() => _barostat is not null && _barostat.Flip();

    /// <inheritdoc/>
    public void FinalIntegrate()
    {
        _kernel.Kick();
        EndStep();
    }

    /// <inheritdoc/>
    public void FinalIntegrate(RespaLevel level)
    {
        _levels[level].Kick();
        if (level.IsOutermost) EndStep();
    }

    private void Drift(VerletKernel kernel, double dt)
    {
        _barostat?.Remap(0.5 * dt);
        kernel.Drift();
        _barostat?.Remap(0.5 * dt);
    }

    private void BeginStep()
    {
        double kt = Simulation.Units.Boltzmann * _target;
        _barostat?.ThermostatRates(kt);
        if (_chain is not null)
        {
            SetTarget();
            ThermostatAtoms();
        }
        if (_barostat is not null)
        {
            // The chain has scaled the velocities, so that the kinetic part of the pressure is renewed.
            SymTensor kinetic = MeasurePressure(_temperature.ComputeTemperature());
            _barostat.SetTargets();
            _barostat.KickRates(_dof * Simulation.Units.Boltzmann * _current, kinetic);
            _barostat.ScaleVelocities(Group.Bit, _temperature);
        }
    }

    private void EndStep()
    {
        if (_barostat is not null) _barostat.ScaleVelocities(Group.Bit, _temperature);
        _current = _temperature.ComputeTemperature();
        _dof = _temperature.DegreesOfFreedom;
        if (_barostat is not null)
        {
            SymTensor kinetic = MeasurePressure(_current);
            _barostat.KickRates(_dof * Simulation.Units.Boltzmann * _current, kinetic);
        }
        if (_chain is not null) ThermostatAtoms();
        _barostat?.ThermostatRates(Simulation.Units.Boltzmann * _target);
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args)
    {
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "temp":
                    string id = args.Word("compute-ID");
                    _temperature = TemperatureArgument.Find(Simulation, id, args.LastSpan);
                    if (_temperatureId == Id + "_temp") TemperatureArgument.Remove(Simulation, _temperatureId);
                    _temperatureId = id;
                    _pressure?.UseTemperature(id);
                    break;
                case "press" when _barostat is not null:
                    string press = args.Word("compute-ID");
                    _pressure = TemperatureArgument.FindPressure(Simulation, press, args.LastSpan);
                    if (_pressureId == Id + "_press") TemperatureArgument.Remove(Simulation, _pressureId);
                    _pressureId = press;
                    _pressure.UseTemperature(_temperatureId);
                    break;
                default:
                    args.UnknownKeyword("temp", "press");
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        foreach (double v in (ReadOnlySpan<double>)[_referenceTemperature, _target, _kineticTarget, _current, _dof]) writer.Write(v);
        _chain?.SaveState(writer);
        _barostat?.SaveState(writer);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _referenceTemperature = reader.ReadDouble();
        _target = reader.ReadDouble();
        _kineticTarget = reader.ReadDouble();
        _current = reader.ReadDouble();
        _dof = reader.ReadDouble();
        // Setting up anew would measure the temperature again, which differs from the scaled one in the last bit.
        _resumed = true;
        _chain?.LoadState(reader);
        _barostat?.LoadState(reader);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _kernel.Dispose();
        _levels.Dispose();
        TemperatureArgument.Remove(Simulation, Id + "_temp");
        TemperatureArgument.Remove(Simulation, Id + "_press");
    }

    private void SetTarget()
    {
        _target = _settings.TemperatureStart + Simulation.RampFraction * (_settings.TemperatureStop - _settings.TemperatureStart);
        _kineticTarget = _dof * Simulation.Units.Boltzmann * _target;
    }

    private void SetChainMasses(double kt)
    {
        double f = _settings.TemperatureDamping, q = kt * f * f;
        _chain!.SetMasses(_dof * q, q);
    }

    private void ThermostatAtoms()
    {
        double boltzmann = Simulation.Units.Boltzmann, kt = boltzmann * _target;
        SetChainMasses(kt);
        double kinetic = _dof * boltzmann * _current;
        double drag = 1 - Simulation.TimeStep / _settings.TemperatureDamping * _settings.Drag / _settings.TemperatureLoops;
        double factor = _chain!.HalfStep(ref kinetic, _kineticTarget, kt, Simulation.TimeStep, drag);
        if (_inStream) ScaleInStream(factor);
        else GroupSums.Scale(Atoms, Group.Bit, factor, _temperature);
        _current *= factor * factor;
    }

    private void CheckDeformation()
    {
        if (!_temperature.HasBias) throw new DeckException(_span, $"fix {Id} (nvt/sllod): compute {_temperatureId} leaves no stream out of the temperature; use temp/deform or another with a bias");
        if (Simulation.Fixes.OfType<FixDeform>().FirstOrDefault() is not { } deform) throw new DeckException(_span, $"fix {Id} (nvt/sllod) needs a fix deform");
        if (deform.Remap != "v") throw new DeckException(_span, $"fix {Id} (nvt/sllod) needs fix {deform.Id} (deform) with remap v");
        if (Simulation.Respa is not null) throw new DeckException(_span, $"fix {Id} (nvt/sllod) does not work with run_style respa; use run_style verlet");
    }

    // v = u + η (v − u) − dt/2 ∇u·v, half a step of thermostat and SLLOD term, with ∇u = ḣ h⁻¹.
    private void ScaleInStream(double factor)
    {
        BoxDeformation d = Simulation.Deformation!;
        SimulationBox box = Simulation.Box;
        double half = 0.5 * Simulation.TimeStep;
        // Some temperatures find their bias when they are evaluated.
        if (_temperature is not ComputeTempDeform) _temperature.ComputeTemperature();
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            Vec3 v = Atoms.Velocity(i), u = _temperature.Bias(i), s = box.ToFractional(box.Lo + v), w = (v - u) * factor + u - d.Across(s.X, s.Y, s.Z) * half;
            (Atoms.Vx[i], Atoms.Vy[i], Atoms.Vz[i]) = (w.X, w.Y, w.Z);
        }
    }

    private SymTensor MeasurePressure(double temperature)
    {
        if (_barostat!.Isotropic)
        {
            _barostat.SetCurrent(_pressure!.ComputeScalar(temperature, _temperature.DegreesOfFreedom), default);
            return default;
        }
        SymTensor kinetic = _temperature.ComputeKineticTensor();
        _barostat.SetCurrent(0, _pressure!.ComputeTensor(kinetic));
        return kinetic;
    }
}
