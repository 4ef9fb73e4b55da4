using PolyMD.Dynamics.Averages;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Thermostats;

/// <summary>
/// The discrete Langevin equation of Grønbech-Jensen and Farago (Mol. Phys. 111, 983 (2013)), whose positions have the exact Boltzmann
/// distribution in a harmonic well at every stable time step. With h = dt/(2 damp), b = 1/(1 + h), a = (1 − h)/(1 + h) and β normal of variance
/// 2 m k_B T dt/damp,
///   Δr = b dt [v + dt/(2m) f + β/(2m)],   v' = a v + dt/(2m) (a f + f') + b β/m.
/// It is laid around an ordinary velocity Verlet step, whose velocity u in mid-step is Δr/dt: before it v becomes b (v + dt/(2m) f + β/(2m)) − dt/(2m) f,
/// and u becomes (a/b) u + β/(2m) before its second half. Velocities shown are v at the step, or u/√b, which has the exact kinetic energy of a
/// harmonic system (Grønbech-Jensen, Grønbech-Jensen, Mol. Phys. 117, 2511 (2019)).
/// </summary>
internal sealed class LangevinGjf : IStateful, IDisposable
{
    private readonly Simulation _simulation;
    private readonly Group _group;
    private readonly bool _half, _zero;
    private readonly double _damp;
    private readonly double[] _ratio;
    private readonly AtomColumn[] _kick, _site, _shown;
    private readonly NativeBuffer<double> _impulse = new();
    private Dictionary<int, double[]>? _loaded;
    private double _heat;

    /// <param name="simulation">The simulation.</param>
    /// <param name="id">Id of the fix.</param>
    /// <param name="group">Atoms in the bath.</param>
    /// <param name="half">Whether velocities shown are those of mid-step.</param>
    /// <param name="zero">Whether the noise has no sum.</param>
    /// <param name="damp">Damping time.</param>
    /// <param name="ratio">Factor of the damping time by type.</param>
    public LangevinGjf(Simulation simulation, string id, Group group, bool half, bool zero, double damp, double[] ratio)
    {
        (_simulation, _group, _half, _zero, _damp, _ratio) = (simulation, group, half, zero, damp, ratio);
        // β/(2m), the velocity at the step and the one shown instead travel with the atoms.
        _kick = Columns("kick");
        _site = half ? Columns("site") : [];
        _shown = half ? Columns("shown") : [];

        AtomColumn[] Columns(string what) => [.. "xyz".Select(c => simulation.Atoms.AddColumn($"f_{id}_{what}{c}"))];
    }

    /// <summary>Energy given to the atoms since the last call.</summary>
    public double TakeHeat()
    {
        double heat = _heat;
        _heat = 0;
        return heat;
    }

    /// <summary>Before the first step of a run: velocities that are not those shown last were set by the deck and belong to the step.</summary>
    public void Setup()
    {
        if (!_half) return;
        AtomStore atoms = _simulation.Atoms;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if (_loaded is not null && _loaded.TryGetValue(atoms.Id[i], out double[]? row))
                for (int k = 0; k < 3; k++) (_site[k].Values[i], _shown[k].Values[i]) = (row[k], row[3 + k]);
            Vec3 v = atoms.Velocity(i);
            if (v == Of(_shown, i)) continue;
            Put(_site, i, v);
            Put(_shown, i, v);
        }
        _loaded = null;
    }

    /// <summary>Before the integrator's first half step.</summary>
    /// <param name="target">Temperature of an atom.</param>
    /// <param name="bias">A temperature whose bias is left out, or null.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="stream">Stream of the fix.</param>
    public void Begin(Func<int, double> target, ITemperature? bias, uint seed, uint stream)
    {
        AtomStore atoms = _simulation.Atoms;
        double dt = _simulation.TimeStep, forceKick = 0.5 * dt * _simulation.Units.ForceToMassAcceleration;
        double thermal = 0.5 * dt / _damp * _simulation.Units.Boltzmann / _simulation.Units.MassVelocity2ToEnergy;
        Vec3 sum = default;
        long count = 0;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if ((atoms.GroupMask[i] & _group.Bit) == 0) continue;
            if (_half)
            {
                // What other fixes added to the velocity shown belongs to that at the step.
                Vec3 v = Of(_site, i) + (atoms.Velocity(i) - Of(_shown, i));
                (atoms.Vx[i], atoms.Vy[i], atoms.Vz[i]) = (v.X, v.Y, v.Z);
            }
            Vec3 kick = PhiloxSequence.Gaussian3(seed, stream, _simulation.Step, atoms.Id[i]) * Math.Sqrt(thermal * target(i) / (atoms.Mass[i] * _ratio[atoms.TypeIndex[i]]));
            Put(_kick, i, kick);
            sum += kick * atoms.Mass[i];
            count++;
        }
        bias?.ComputeTemperature();
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if ((atoms.GroupMask[i] & _group.Bit) == 0) continue;
            Vec3 kick = Of(_kick, i), v = atoms.Velocity(i), flow = bias?.Bias(i) ?? default, force = atoms.Force(i) * (forceKick / atoms.Mass[i]);
            if (_zero) kick -= sum / (count * atoms.Mass[i]);
            double h = 0.5 * dt / (_damp * _ratio[atoms.TypeIndex[i]]), b = 1 / (1 + h);
            Vec3 mid = v - flow;
            // A component with no thermal velocity is outside the bath at this step.
            for (int k = 0; k < 3; k++)
            {
                if (bias is not null && mid[k] == 0) kick = kick.With(k, double.NaN);
                mid = mid.With(k, double.IsNaN(kick[k]) ? force[k] : b * (mid[k] + force[k] + kick[k]));
            }
            Put(_kick, i, kick);
            Vec3 start = mid + flow - force;
            (atoms.Vx[i], atoms.Vy[i], atoms.Vz[i]) = (start.X, start.Y, start.Z);
            _heat += 0.5 * Vec3.Dot(Impulse(i, mid, kick, h), v);
        }
    }

    /// <summary>After the forces, before the integrator's second half step.</summary>
    /// <param name="bias">A temperature whose bias is left out, or null.</param>
    public void Middle(ITemperature? bias)
    {
        AtomStore atoms = _simulation.Atoms;
        _impulse.EnsureLength(3 * atoms.LocalCount + 1);
        bias?.ComputeTemperature();
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if ((atoms.GroupMask[i] & _group.Bit) == 0) continue;
            Vec3 kick = Of(_kick, i), v = atoms.Velocity(i), flow = bias?.Bias(i) ?? default, mid = v - flow;
            double h = 0.5 * _simulation.TimeStep / (_damp * _ratio[atoms.TypeIndex[i]]), shown = Math.Sqrt(1 + h);
            Vec3 impulse = Impulse(i, mid, kick, h);
            for (int k = 0; k < 3; k++)
            {
                _impulse[3 * i + k] = impulse[k];
                if (_half) _shown[k].Values[i] = double.IsNaN(kick[k]) ? double.NaN : mid[k] * shown + flow[k];
                if (!double.IsNaN(kick[k])) v = v.With(k, flow[k] + (1 - h) * mid[k] + kick[k]);
            }
            (atoms.Vx[i], atoms.Vy[i], atoms.Vz[i]) = (v.X, v.Y, v.Z);
        }
    }

    /// <summary>At the end of the step, when velocities are those at the step.</summary>
    public void End()
    {
        AtomStore atoms = _simulation.Atoms;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if ((atoms.GroupMask[i] & _group.Bit) == 0) continue;
            Vec3 v = atoms.Velocity(i);
            _heat += 0.5 * Vec3.Dot(new Vec3(_impulse[3 * i], _impulse[3 * i + 1], _impulse[3 * i + 2]), v);
            if (!_half) continue;
            Put(_site, i, v);
            for (int k = 0; k < 3; k++) if (double.IsNaN(_shown[k].Values[i])) _shown[k].Values[i] = v[k];
            (atoms.Vx[i], atoms.Vy[i], atoms.Vz[i]) = (_shown[0].Values[i], _shown[1].Values[i], _shown[2].Values[i]);
        }
    }

    public void SaveState(BinaryWriter writer)
    {
        AtomStore atoms = _simulation.Atoms;
        writer.Write(_half ? atoms.LocalCount : 0);
        for (int i = 0; _half && i < atoms.LocalCount; i++)
        {
            writer.Write(atoms.Id[i]);
            ArrayState.Save(writer, [.. _site.Concat(_shown).Select(c => c.Values[i])]);
        }
    }

    public void LoadState(BinaryReader reader)
    {
        _loaded = [];
        for (int n = reader.ReadInt32(); n > 0; n--) _loaded[reader.ReadInt32()] = ArrayState.Load(reader);
    }

    public void Dispose()
    {
        foreach (AtomColumn c in (AtomColumn[])[.. _kick, .. _site, .. _shown]) _simulation.Atoms.RemoveColumn(c);
        _impulse.Dispose();
    }

    // Momentum that the bath gives in the step, β − m Δr/damp, in force units times time.
    private Vec3 Impulse(int i, Vec3 mid, Vec3 kick, double h)
    {
        double mass = _simulation.Atoms.Mass[i] / _simulation.Units.ForceToMassAcceleration;
        Vec3 impulse = default;
        for (int k = 0; k < 3; k++) if (!double.IsNaN(kick[k])) impulse = impulse.With(k, 2 * mass * (kick[k] - h * mid[k]));
        return impulse;
    }

    private static Vec3 Of(AtomColumn[] columns, int i) => new(columns[0].Values[i], columns[1].Values[i], columns[2].Values[i]);

    private static void Put(AtomColumn[] columns, int i, Vec3 value)
    {
        for (int k = 0; k < 3; k++) columns[k].Values[i] = value[k];
    }
}
