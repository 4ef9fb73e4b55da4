using PolyMD.Dynamics.Common;
using PolyMD.Dynamics.Deformation;
using PolyMD.Dynamics.Exchange;
using PolyMD.Dynamics.Fixes;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Rigid;

/// <summary>
/// Moves sets of atoms as rigid bodies at constant energy, by velocity Verlet for the centre of mass and, for the orientation, a Richardson
/// iteration (rigid, rigid/small) or the symplectic splitting of Miller et al. (rigid/nve, nvt, npt, nph and their small versions). Bodies are the whole group, its
/// molecules or named groups; components of force and torque can be switched off; keyword langevin adds noise and drag to forces and torques.
/// Removes all but six (of a line five) degrees of freedom of a body. The virial of the forces that keep the bodies rigid counts unless fix_modify
/// virial no. rigid/nvt couples the centres and the rotations to a chain of Nosé and Hoover each (Kamberaj, Li, Hansen, J. Chem. Phys. 122, 224114
/// (2005)), which npt and nph also give for the barostat of the edges: centres move with the cell. Scalar: temperature of the bodies; to which LAMMPS of 2021 adds
/// the energy of chains and barostat, whereas the small versions give that energy plus Σ m v² + ½ Σ ω·I ω. The keyword ecouple has the energy of the
/// chains, and of the barostat, alone. The
/// small versions take over molecules that fix deposit inserts (keyword mol), and give up bodies whose atoms have all been removed. Array (not small): centre, velocity, force, torque and image flags of each body.
/// </summary>
[FixStyle("rigid")]
[FixStyle("rigid/nve")]
[FixStyle("rigid/small")]
[FixStyle("rigid/nve/small")]
[FixStyle("rigid/nvt")]
[FixStyle("rigid/nvt/small")]
[FixStyle("rigid/npt")]
[FixStyle("rigid/npt/small")]
[FixStyle("rigid/nph")]
[FixStyle("rigid/nph/small")]
public sealed partial class FixRigid : FixBase, IInitialIntegrate, IPostForce, IFinalIntegrate, IConstrainsFreedom, IVirialContributor, ICouplingEnergy, IScalarSource, IArraySource, IModifiable, IMovesWithCell, IRemembersIds, IChangesCell, IHoldsMolecules, IStateful, IDisposable
{
    private readonly RigidSettings _settings;
    private readonly RigidBodies _bodies;
    private readonly uint _stream;
    private readonly bool _splitting;
    private readonly RigidThermostat? _thermostat;
    private FixGravity? _gravity;
    private int _version;
    private bool _virial = true, _early, _ready, _resumed;

    /// <summary>Reads <c>fix ID group rigid… single|molecule|group N IDs [langevin T1 T2 damp seed] [temp …] [tparam …] [iso|aniso|x|y|z …] [couple …] [pchain N] [dilate group] [reinit yes|no] [force M x y z] [torque M x y z] [infile F] [mol template] [gravity ID]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Bodies and keywords.</param>
    public FixRigid(StyleContext context, ArgReader args) : base(context)
    {
        _span = args.LineSpan;
        _splitting = Style.StartsWith("rigid/n", StringComparison.Ordinal);
        _settings = RigidSettings.Read(args, Simulation, Group, Style);
        if (_settings.Thermostat) _thermostat = new RigidThermostat(Simulation, _settings);
        if (_settings.Pressure.Any) _barostat = new RigidBarostat(Simulation, _settings);
        _bodies = new RigidBodies(Simulation, _settings.Bodies) { MayLose = IsSmall };
        Build();
        if (_barostat is not null) AddComputes();
        _stream = PhiloxSequence.StreamOf(Id);
        Simulation.Log($"  {_settings.Bodies.Count} rigid bodies with {_settings.Bodies.Sum(b => b.Ids.Length)} atoms");
    }

    /// <inheritdoc/>
    public double Scalar
    {
        get
        {
            double sum = 0, freedom = 0;
            foreach (RigidBody b in _settings.Bodies)
            {
                sum += b.TwiceKinetic();
                freedom += b.Freedom;
            }
            double unit = Simulation.Units.MassVelocity2ToEnergy, temperature = freedom > 0 ? sum * unit / (freedom * Simulation.Units.Boltzmann) : 0;
            if (_thermostat is null && _barostat is null) return temperature;
            if (!IsSmall) return temperature + ScalarEnergy;
            double kinetic = 0;
            foreach (RigidBody b in _settings.Bodies) kinetic += b.Mass * b.Velocity.LengthSquared + 0.5 * Vec3.Dot(b.AngularMomentum, b.AngularVelocity);
            return kinetic * unit + ScalarEnergy;
        }
    }

    /// <inheritdoc/>
    public bool ScalarIsExtensive => _thermostat is not null || _barostat is not null;

    /// <inheritdoc/>
    public double CoupledEnergy => (_thermostat?.Energy ?? 0) + (_barostat?.Energy(KT) ?? 0);

    /// <inheritdoc/>
    public override bool TakesRespaLevel => false;

    /// <summary>Whether this is one of the styles rigid/…small, whose bodies may come and go.</summary>
    internal bool IsSmall => Style.EndsWith("small", StringComparison.Ordinal);

    IReadOnlyList<MoleculeTemplate>? IHoldsMolecules.Templates => _settings.Templates;

    /// <summary>The bodies, for computes.</summary>
    internal IReadOnlyList<RigidBody> Bodies => _settings.Bodies;

    /// <inheritdoc/>
    public int Rows => IsSmall ? 0 : _settings.Bodies.Count;

    /// <inheritdoc/>
    public int Columns => 15;

    /// <inheritdoc/>
    public SymTensor Virial => _virial ? _bodies.Virial : default;

    /// <inheritdoc/>
    public double ArrayAt(int row, int column)
    {
        RigidBody b = _settings.Bodies[row];
        int ix = 0, iy = 0, iz = 0;
        Vec3 wrapped = Simulation.Box.Wrap(b.Centre, ref ix, ref iy, ref iz);
        return column switch
        {
            < 3 => wrapped[column],
            < 6 => b.Velocity[column - 3],
            < 9 => b.Force[column - 6],
            < 12 => b.Torque[column - 9],
            12 => ix,
            13 => iy,
            _ => iz,
        };
    }

    /// <inheritdoc/>
    public void RenumberIds(Func<int, int> fresh)
    {
        foreach (RigidBody b in _settings.Bodies)
        {
            Renumbering.Apply(b.Ids, fresh);
            b.Owner = fresh(b.Owner);
        }
    }

    /// <inheritdoc/>
    public double RemovedFreedom(uint groupBit)
    {
        double sum = 0;
        foreach (RigidBody b in _settings.Bodies)
        {
            bool whole = true;
            foreach (int id in b.Ids) whole &= Atoms.IndexOfId(id) is >= 0 and var i && (Atoms.GroupMask[i] & groupBit) != 0;
            if (whole) sum += 3 * b.Ids.Length - (b.IsLinear ? 5 : 6);
        }
        return sum;
    }

    /// <inheritdoc/>
    public override void Initialize()
    {
        if (_barostat is not null) FindComputes();
        _gravity = null;
        if (_settings.GravityId is { } id)
            _gravity = Simulation.FindFix(id) as FixGravity ?? throw new PolyMDException($"fix {Id} ({Style}): there is no fix gravity '{id}'{NearestName.Hint(id, Simulation.Fixes.Select(f => f.Id))}");
        if (_resumed || (_ready && !_settings.Reinitialize)) return;
        Build();
        _ready = true;
    }

    /// <inheritdoc/>
    public override void Setup()
    {
        if (_resumed)
        {
            _resumed = false;
            return;
        }
        PostForce();
        // Gravity begins with the forces of the first step, as in LAMMPS.
        _bodies.Gravity = default;
        _bodies.SumForces();
        foreach (RigidBody b in _settings.Bodies)
        {
            b.UpdateAngularVelocity();
            if (_splitting) RigidMotion.StartSplitting(b);
        }
        _version = _bodies.Version;
        _thermostat?.Begin();
        _bodies.SetVelocities(0, 1);
        if (_barostat is not null) BeginBarostat();
    }

    /// <inheritdoc/>
    public void InitialIntegrate()
    {
        double dt = Simulation.TimeStep, dtf = 0.5 * dt * Simulation.Units.ForceToMassAcceleration;
        (Vec3 centres, double rotation) = Factors();
        Vec3 drift = _barostat?.DriftTimes ?? new Vec3(dt, dt, dt);
        foreach (RigidBody b in _settings.Bodies)
        {
            Kick(b, dtf);
            b.Velocity = Scaled(b.Velocity, centres);
            b.Conjugate *= rotation;
            b.Centre += Scaled(b.Velocity, drift);
            if (_splitting) RigidMotion.TurnSplitting(b, dt);
            else RigidMotion.Richardson(b, dt);
        }
        _thermostat?.Step();
        _barostat?.StepChain(KT);
        _barostat?.Remap();
        _bodies.SetPositions(dtf);
        _barostat?.Remap();
    }

    /// <inheritdoc/>
    public void PostForce()
    {
        if (_settings.Langevin) DrawNoise();
        if (_early) SumForces();
    }

    /// <inheritdoc/>
    public void FinalIntegrate()
    {
        double dtf = 0.5 * Simulation.TimeStep * Simulation.Units.ForceToMassAcceleration;
        if (!_early) SumForces();
        (Vec3 centres, double rotation) = Factors();
        foreach (RigidBody b in _settings.Bodies)
        {
            b.Velocity = Scaled(b.Velocity, centres);
            b.Conjugate *= rotation;
            Kick(b, dtf);
            if (_splitting) RigidMotion.FinishSplitting(b);
        }
        _bodies.SetVelocities(dtf, 0.5);
        if (_barostat is not null) DriveBarostat();
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args)
    {
        while (!args.AtEnd)
        {
            string word = args.Word("keyword");
            if (_gauge?.TryModify(word, args) == true) continue;
            switch (word)
            {
                case "virial": _virial = args.YesNo("virial"); break;
                case "bodyforces": _early = args.Choice("bodyforces", "early", "late") == "early"; break;
                default: args.UnknownKeyword([.. _gauge is null ? Array.Empty<string>() : ["temp", "press"], "virial", "bodyforces"]); break;
            }
        }
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        _bodies.SaveState(writer);
        _thermostat?.SaveState(writer);
        writer.Write(_referenceTemperature);
        _barostat?.SaveState(writer);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _bodies.LoadState(reader);
        _thermostat?.LoadState(reader);
        _referenceTemperature = reader.ReadDouble();
        _barostat?.LoadState(reader);
        _resumed = _ready = true;
    }

    /// <inheritdoc/>
    public void Dispose() => _gauge?.Dispose();

    private void Build()
    {
        _bodies.Build(_settings.Infile is null ? null : RigidInfile.Read(Simulation.Files.Reads(_settings.Infile), _settings.Bodies.ConvertAll(b => b.Key)));
    }

    private void SumForces()
    {
        if (_version != _bodies.Version) RecountFreedom();
        _bodies.Gravity = _gravity?.Acceleration ?? default;
        _bodies.SumForces();
    }

    private (Vec3 Centres, double Rotation) Factors()
    {
        double centres = _thermostat?.CentreFactor ?? 1, rotation = _thermostat?.RotationFactor ?? 1;
        return _barostat is null ? (new Vec3(centres, centres, centres), rotation) : (_barostat.CentreFactors * centres, rotation * _barostat.RotationFactor);
    }

    private static Vec3 Scaled(Vec3 v, Vec3 factors) => new(v.X * factors.X, v.Y * factors.Y, v.Z * factors.Z);

    private void Kick(RigidBody b, double dtf)
    {
        Vec3 f = b.Force;
        b.Velocity += new Vec3(f.X * b.ForceOn.X, f.Y * b.ForceOn.Y, f.Z * b.ForceOn.Z) * (dtf / b.Mass);
        if (_splitting)
        {
            RigidMotion.KickSplitting(b, dtf);
            return;
        }
        Vec3 t = b.Torque;
        b.AngularMomentum += new Vec3(t.X * b.TorqueOn.X, t.Y * b.TorqueOn.Y, t.Z * b.TorqueOn.Z) * dtf;
        b.UpdateAngularVelocity();
    }

    // Drag and uniform noise with the variance of fluctuation and dissipation, as in fix langevin, for each degree of freedom of a body.
    private void DrawNoise()
    {
        Units u = Simulation.Units;
        double target = _settings.TemperatureStart + Simulation.RampFraction * (_settings.TemperatureStop - _settings.TemperatureStart);
        double drag = -1 / _settings.Damping / u.ForceToMassAcceleration;
        double noise = Math.Sqrt(24 * u.Boltzmann * target / _settings.Damping / Simulation.TimeStep / u.MassVelocity2ToEnergy) / u.ForceToMassAcceleration;
        for (int k = 0; k < _settings.Bodies.Count; k++)
        {
            RigidBody b = _settings.Bodies[k];
            (double u0, double u1, double u2, _) = Philox.Uniform4(_settings.Seed, _stream, Simulation.Step, 2L * k);
            (double w0, double w1, double w2, _) = Philox.Uniform4(_settings.Seed, _stream, Simulation.Step, 2L * k + 1);
            Vec3 force = b.Velocity * (drag * b.Mass) + new Vec3(u0 - 0.5, u1 - 0.5, u2 - 0.5) * (noise * Math.Sqrt(b.Mass)), w = b.ToBody(b.AngularVelocity), i = b.Moments;
            Vec3 torque = new(drag * i.X * w.X + noise * Math.Sqrt(i.X) * (w0 - 0.5), drag * i.Y * w.Y + noise * Math.Sqrt(i.Y) * (w1 - 0.5), drag * i.Z * w.Z + noise * Math.Sqrt(i.Z) * (w2 - 0.5));
            Vec3 turning = b.ToSpace(torque);
            // In two dimensions bodies stay in their plane.
            if (Simulation.Box.IsTwoDimensional) (force, turning) = (force.With(2, 0), new Vec3(0, 0, turning.Z));
            (b.NoiseForce, b.NoiseTorque) = (force, turning);
        }
    }
}
