using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Thermostats;

/// <summary>Sums over the atoms that exchange heat: mass, momentum, force, thermal energy, thermal power.</summary>
internal readonly record struct HeatBath(double Mass, Vec3 Velocity, Vec3 Force, double ThermalEnergy, double ThermalPower)
{
    /// <summary>Marks the atoms of a group inside a region; <paramref name="inside"/> grows as needed.</summary>
    public static void Mark(AtomStore atoms, uint bit, IRegion? region, SimulationBox? wrap, ref bool[] inside)
    {
        if (inside.Length < atoms.LocalCount) inside = new bool[atoms.LocalCount];
        for (int i = 0; i < atoms.LocalCount; i++) inside[i] = (atoms.GroupMask[i] & bit) != 0 && Contains(region, atoms.Position(i), wrap);
    }

    /// <summary>Whether a place, brought into the box if there is one, is inside.</summary>
    public static bool Contains(IRegion? region, Vec3 place, SimulationBox? wrap)
    {
        int x = 0, y = 0, z = 0;
        return region is null || region.Contains(wrap is { } box ? box.Wrap(place, ref x, ref y, ref z) : place);
    }

    /// <summary>Gathers the sums of the marked atoms; energies in mass·velocity², power as Σ f·(v − v_G) in force·velocity.</summary>
    public static HeatBath Measure(AtomStore atoms, ReadOnlySpan<bool> inside)
    {
        double mass = 0, vv = 0, fv = 0;
        Vec3 p = default, f = default;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if (!inside[i]) continue;
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
}
