using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Spheres;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Respa;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Thermostats;

/// <summary>
/// Langevin forces f = −(m/damp) v + g·(u − ½), u uniform, g² = 24 k_B T m / (damp dt): the uniform noise has the variance of the Gaussian
/// (Schneider, Stoll, Phys. Rev. B 17, 1302 (1978); Dünweg, Paul, Int. J. Mod. Phys. C 2, 817 (1991)). Added after the forces; an
/// integrator such as nve moves the atoms. The noise depends on (seed, step, atom id) only. With tally yes, the scalar is the energy
/// taken from the atoms since the run began (positive: heat went into the bath), as in LAMMPS.
/// omega yes adds torques −(10/3)(I/damp) ω + noise to spheres, the drag of a sphere in a fluid. gjf vfull or vhalf replaces the forces by the
/// update of <see cref="LangevinGjf"/>; the fix must then stand before the integrator.
/// </summary>
[FixStyle("langevin")]
public sealed unsafe class FixLangevin : FixBase, ITargetTemperature, ITimeConstants, IInitialIntegrate, IRespaIntegrate, IPostForce, IEndOfStep, IScalarSource, ICouplingEnergy, IModifiable, IStateful, IDisposable
{
    private static readonly string[] s_keywords = ["zero", "tally", "scale", "angmom", "omega", "gjf"];
    private readonly AtomArgument _start;
    private readonly double _stop, _damp;
    private readonly uint _seed;
    private readonly uint _stream;
    private readonly bool _zero, _tally;
    private readonly double[] _ratio;
    private readonly SourceSpan _span;
    private readonly NativeBuffer<double> _forces = new();
    private readonly SphereRotation? _spheres;
    private readonly LangevinGjf? _gjf;
    private readonly Func<int, double> _targetOf;
    private string? _temperatureId;
    private ITemperature? _temperature;
    private double _energy, _power;
    private bool _resumed;

    /// <summary>Reads <c>fix ID group langevin Tstart Tstop damp seed keywords…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Temperatures (Tstart may be v_name), damping time, seed, zero, tally, scale.</param>
    public FixLangevin(StyleContext context, ArgReader args) : base(context)
    {
        _span = args.LineSpan;
        _start = AtomArgument.Read(args, "Tstart");
        _stop = args.Double("Tstop");
        _damp = args.Positive("damp");
        _seed = (uint)Simulation.Seeds.Read(args);
        _ratio = new double[Simulation.Types.Count];
        Array.Fill(_ratio, 1);
        string gjf = "no";
        while (!args.AtEnd)
        {
            string word = args.Word("keyword");
            switch (word)
            {
                case "zero":
                    _zero = args.YesNo("zero");
                    break;
                case "tally":
                    _tally = args.YesNo("tally");
                    break;
                case "scale":
                    int type = args.Integer("type", 1, Simulation.Types.Count);
                    _ratio[type - 1] = args.Positive("ratio");
                    break;
                case "omega":
                    _spheres = args.YesNo("omega") ? new SphereRotation(Atoms, args) : null;
                    break;
                case "angmom":
                    if (args.Word("angmom") != "no") args.Fail("'angmom' other than no needs atom_style ellipsoid, which is not supported");
                    break;
                case "gjf":
                    gjf = args.Choice("gjf", "no", "vfull", "vhalf");
                    break;
                default:
                    args.UnknownKeyword(s_keywords);
                    break;
            }
        }
        // Two baths with one seed must not push their atoms alike: the fix id chooses the stream.
        _stream = PhiloxSequence.StreamOf(Id);
        _targetOf = Target;
        if (gjf != "no") _gjf = new LangevinGjf(Simulation, Id, Group, gjf == "vhalf", _zero, _damp, _ratio);
    }

    /// <inheritdoc/>
    public double TargetTemperature => _start.IsVariable ? double.PositiveInfinity : Math.Max(_start.Constant, _stop);

    /// <inheritdoc/>
    public override bool TakesRespaLevel => false;

    /// <inheritdoc/>
    public IEnumerable<(string Name, double Time)> TimeConstants => [("damp", _damp)];

    /// <summary>Whether it counts the energy that it exchanges: keyword tally.</summary>
    public bool Tallies => _tally;

    /// <inheritdoc/>
    public double Scalar => CoupledEnergy;

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    public double CoupledEnergy => _tally ? -(_energy - 0.5 * _power * Simulation.TimeStep) : 0;

    /// <inheritdoc/>
    public override void Initialize()
    {
        _start.Resolve(Simulation);
        if (_temperatureId is not null) _temperature = TemperatureArgument.Find(Simulation, _temperatureId, _span);
        if (_gjf is null) return;
        if (Simulation.Respa is not null) throw new DeckException(_span, "fix langevin: 'gjf' cannot be used with run_style respa");
        if (Simulation.Fixes.TakeWhile(f => f != this).FirstOrDefault(f => f is IInitialIntegrate and IFinalIntegrate) is { } before)
            throw new DeckException(_span, $"fix langevin: with 'gjf' it must stand before the integrator, fix {before.Id} ({before.Style})");
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => _start.Requires;

    /// <inheritdoc/>
    public override void Setup()
    {
        if (_gjf is not null)
        {
            _gjf.Setup();
            _start.Update(Simulation);
            if (_spheres is not null) AddTorques(_spheres);
            if (!_resumed) _energy = 0;
            _resumed = false;
            return;
        }
        PostForce();
        bool resumed = _resumed;
        _resumed = false;
        if (!_tally || resumed) return;
        // The first kick of the run transfers energy before any end of step: half a step at the present power.
        _power = Power();
        _energy = 0.5 * _power * Simulation.TimeStep;
    }

    /// <inheritdoc/>
    public void InitialIntegrate()
    {
        if (_gjf is null) return;
        _start.Update(Simulation);
        _gjf.Begin(_targetOf, Bias, _seed, _stream);
    }

    /// <inheritdoc/>
    public void InitialIntegrate(RespaLevel level) { }

    /// <inheritdoc/>
    public void FinalIntegrate(RespaLevel level) { }

    /// <inheritdoc/>
    public void PostForce()
    {
        if (_spheres is not null || _gjf is null) _start.Update(Simulation);
        if (_spheres is not null) AddTorques(_spheres);
        if (_gjf is not null)
        {
            _gjf.Middle(Bias);
            return;
        }
        Units u = Simulation.Units;
        double strength = Math.Sqrt(24.0 * u.Boltzmann / _damp / Simulation.TimeStep / u.MassVelocity2ToEnergy) / u.ForceToMassAcceleration;
        double drag = -1.0 / _damp / u.ForceToMassAcceleration;
        int n = Atoms.LocalCount;
        if (_tally) _forces.EnsureLength(3 * n);
        double* fx = Atoms.Fx.Pointer, fy = Atoms.Fy.Pointer, fz = Atoms.Fz.Pointer;
        Vec3 noiseSum = default;
        long count = 0;
        ITemperature? biased = Bias;
        biased?.ComputeTemperature();
        double common = _start.IsPerAtom ? 0 : strength * Math.Sqrt(Target(0));
        for (int i = 0; i < n; i++)
        {
            if ((Atoms.GroupMask.Pointer[i] & Group.Bit) == 0) continue;
            double noise = _start.IsPerAtom ? strength * Math.Sqrt(Target(i)) : common;
            double m = Atoms.Mass.Pointer[i], ratio = _ratio[Atoms.TypeIndex.Pointer[i]];
            double gamma = drag * m / ratio, amplitude = noise * Math.Sqrt(m / ratio);
            (double u0, double u1, double u2, _) = Philox.Uniform4(_seed, _stream, Simulation.Step, Atoms.Id.Pointer[i]);
            Vec3 random = new(amplitude * (u0 - 0.5), amplitude * (u1 - 0.5), amplitude * (u2 - 0.5)), v = Atoms.Velocity(i);
            if (biased is not null)
            {
                v -= biased.Bias(i);
                // An atom with no thermal velocity is outside the bath.
                if (v.X == 0) random = random.With(0, 0);
                if (v.Y == 0) random = random.With(1, 0);
                if (v.Z == 0) random = random.With(2, 0);
            }
            Vec3 f = random + v * gamma;
            fx[i] += f.X;
            fy[i] += f.Y;
            fz[i] += f.Z;
            if (_zero)
            {
                noiseSum += random;
                count++;
            }
            if (_tally) Store(i, f);
        }
        if (!_zero || count == 0) return;
        Vec3 mean = noiseSum / count;
        for (int i = 0; i < n; i++)
        {
            if ((Atoms.GroupMask.Pointer[i] & Group.Bit) == 0) continue;
            fx[i] -= mean.X;
            fy[i] -= mean.Y;
            fz[i] -= mean.Z;
            if (_tally) Store(i, new Vec3(_forces[3 * i], _forces[3 * i + 1], _forces[3 * i + 2]) - mean);
        }
    }

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (_gjf is not null)
        {
            _gjf.End();
            if (_tally) _energy += _gjf.TakeHeat();
            return;
        }
        if (!_tally) return;
        _power = Power();
        _energy += _power * Simulation.TimeStep;
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args)
    {
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "temp") args.UnknownKeyword("temp");
            _temperatureId = args.Word("compute-ID");
            _temperature = TemperatureArgument.Find(Simulation, _temperatureId, args.LastSpan);
        }
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        writer.Write(_energy);
        writer.Write(_power);
        _gjf?.SaveState(writer);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _energy = reader.ReadDouble();
        _power = reader.ReadDouble();
        _gjf?.LoadState(reader);
        _resumed = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _forces.Dispose();
        _gjf?.Dispose();
    }

    private ITemperature? Bias => _temperature is { HasBias: true } ? _temperature : null;

    private double Target(int atom)
    {
        double t = _start.IsVariable ? _start[atom] : _start[atom] + Simulation.RampFraction * (_stop - _start[atom]);
        return t >= 0 ? t : throw new SimulationException(Simulation.Step, $"fix {Id} (langevin): the target temperature is {t}");
    }

    // Drag and uniform noise of rotation: a sphere's rotational damping time is 3/10 of damp.
    private void AddTorques(SphereRotation spheres)
    {
        const double rotation = 10.0 / 3.0;
        Units u = Simulation.Units;
        double drag = rotation / (_damp * u.ForceToMassAcceleration);
        double strength = Math.Sqrt(24 * rotation * u.Boltzmann / (_damp * Simulation.TimeStep * u.MassVelocity2ToEnergy)) / u.ForceToMassAcceleration;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0 || spheres.Radius(i) <= 0) continue;
            double inertia = SphereRotation.Inertia * spheres.Radius(i) * spheres.Radius(i) * Atoms.Mass[i], ratio = _ratio[Atoms.TypeIndex[i]];
            (double u0, double u1, double u2, _) = Philox.Uniform4(_seed, ~_stream, Simulation.Step, Atoms.Id[i]);
            double amplitude = strength * Math.Sqrt(inertia * Target(i) / ratio);
            spheres.AddTorque(i, new Vec3(u0 - 0.5, u1 - 0.5, u2 - 0.5) * amplitude - spheres.Omega(i) * (drag * inertia / ratio));
        }
    }

    private void Store(int i, Vec3 f)
    {
        double* p = _forces.Pointer + 3 * i;
        p[0] = f.X;
        p[1] = f.Y;
        p[2] = f.Z;
    }

    private double Power()
    {
        double sum = 0;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask.Pointer[i] & Group.Bit) == 0) continue;
            double* p = _forces.Pointer + 3 * i;
            sum += p[0] * Atoms.Vx.Pointer[i] + p[1] * Atoms.Vy.Pointer[i] + p[2] * Atoms.Vz.Pointer[i];
        }
        return sum;
    }
}
