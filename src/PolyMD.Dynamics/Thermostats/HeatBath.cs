using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Thermostats;

/// <summary>Sums over the atoms of a group inside a region that heat exchange needs: mass, momentum, force, thermal energy, thermal power.</summary>
internal readonly record struct HeatBath(double Mass, Vec3 Velocity, Vec3 Force, double ThermalEnergy, double ThermalPower)
{
    /// <summary>Gathers the sums; energies in mass·velocity², power as Σ f·(v − v_G) in force·velocity.</summary>
    public static HeatBath Measure(AtomStore atoms, uint bit, IRegion? region, SimulationBox? wrap = null)
    {
        double mass = 0, vv = 0, fv = 0;
        Vec3 p = default, f = default;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if (!Contains(atoms, bit, region, i, wrap)) continue;
            double m = atoms.Mass[i];
            Vec3 v = atoms.Velocity(i), fi = atoms.Force(i);
            mass += m;
            p += v * m;
            f += fi;
            vv += m * v.LengthSquared;
            fv += Vec3.Dot(fi, v);
        }
        Vec3 velocity = mass > 0 ? p / mass : default;
        return new HeatBath(mass, velocity, f, 0.5 * (vv - mass * velocity.LengthSquared), fv - Vec3.Dot(velocity, f));
    }

    public static bool Contains(AtomStore atoms, uint bit, IRegion? region, int i, SimulationBox? wrap = null) =>
        (atoms.GroupMask[i] & bit) != 0 && (region is null || region.Contains(wrap is { } box ? Wrapped(atoms, box, i) : atoms.Position(i)));

    private static Vec3 Wrapped(AtomStore atoms, in SimulationBox box, int i)
    {
        int x = 0, y = 0, z = 0;
        return box.Wrap(atoms.Position(i), ref x, ref y, ref z);
    }
}
