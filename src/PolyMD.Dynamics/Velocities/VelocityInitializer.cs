using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Velocities;

/// <summary>
/// The velocity command: draws, sets, scales, ramps or zeroes the velocities of a group, with LAMMPS' random sequence, so that velocities
/// agree with those LAMMPS would start from. Temperature T = Σ m v² / (k_B (dN − d − constraints)), d the dimension, over the group.
/// </summary>
public static class VelocityInitializer
{
    /// <summary>Carries out one velocity command.</summary>
    /// <param name="simulation">Atoms, masses, box.</param>
    /// <param name="group">Group it acts on.</param>
    /// <param name="args">Words after the group: create, set, scale, ramp or zero with arguments and keywords.</param>
    /// <exception cref="DeckException">An argument is wrong or not supported.</exception>
    public static void Execute(Simulation simulation, Group group, ArgReader args)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(args);
        string action = args.Choice("action", "create", "set", "scale", "ramp", "zero");
        SetMasses(simulation, args);
        switch (action)
        {
            case "create": Create(simulation, group, args); break;
            case "set": Set(simulation, group, args); break;
            case "scale":
                double target = ReadTemperature(args);
                Rescale(simulation, group, target, args, VelocityOptions.Read(args, simulation, action));
                break;
            case "ramp": Ramp(simulation, group, args); break;
            default:
                bool linear = args.Choice("zero", "linear", "angular") == "linear";
                VelocityOptions.Read(args, simulation, action);
                if (linear) ZeroMomentum(simulation, group, args);
                else ZeroRotation(simulation, group, args);
                break;
        }
        simulation.Touch();
    }

    private static double ReadTemperature(ArgReader args)
    {
        double target = args.Double("temperature");
        if (target < 0) args.Fail($"'temperature' must not be negative, got {target}");
        return target;
    }

    private static void Create(Simulation s, Group group, ArgReader args)
    {
        double target = ReadTemperature(args);
        int seed = s.Seeds.Read(args);
        VelocityOptions options = VelocityOptions.Read(args, s, "create");
        AtomStore atoms = s.Atoms;
        int n = atoms.LocalCount;
        if (GroupSums.Count(atoms, group.Bit) == 0) args.Fail($"group '{group.Name}' has no atoms");
        Vec3[] before = options.Sum ? [.. Enumerable.Range(0, n).Select(atoms.Velocity)] : [];
        Vec3[] bias = options.Bias ? RemoveBias(s, options.Temperature!) : [];
        switch (options.Loop)
        {
            case "all": DrawAll(s, group, seed, options, args); break;
            case "local": DrawLocal(s, group, seed, options); break;
            default: DrawByPlace(s, group, seed, options); break;
        }
        // Drawn in three dimensions and then flattened, as in LAMMPS.
        Flatten(s);
        if (options.Momentum) ZeroMomentum(s, group, args);
        if (options.Rotation) ZeroRotation(s, group, args);
        if (options.Bias)
        {
            // What is drawn is thermal: it gets the temperature of the group, and the bias of the old velocities comes on top.
            Rescale(s, group, target, args, VelocityOptions.Plain);
            options.Temperature!.AcceptDrawnVelocities(bias);
            for (int i = 0; i < n; i++) Assign(atoms, i, atoms.Velocity(i) + bias[i]);
        }
        else Rescale(s, group, target, args, options);
        for (int i = 0; i < before.Length; i++)
        {
            if ((atoms.GroupMask[i] & group.Bit) != 0) Assign(atoms, i, atoms.Velocity(i) + before[i]);
        }
    }

    // The bias of each atom of the temperature's group, which leaves the velocities until new ones are drawn.
    private static Vec3[] RemoveBias(Simulation s, ITemperature temperature)
    {
        temperature.Initialize();
        temperature.ComputeTemperature();
        Vec3[] bias = new Vec3[s.Atoms.LocalCount];
        for (int i = 0; i < bias.Length; i++) if ((s.Atoms.GroupMask[i] & temperature.Group.Bit) != 0) bias[i] = temperature.Bias(i);
        for (int i = 0; i < bias.Length; i++) Assign(s.Atoms, i, s.Atoms.Velocity(i) - bias[i]);
        return bias;
    }

    // Draws for every id in order, whatever the group: the velocities of an atom do not depend on where it is stored.
    private static void DrawAll(Simulation s, Group group, int seed, VelocityOptions options, ArgReader args)
    {
        AtomStore atoms = s.Atoms;
        MinimalStandardRandom random = new(seed);
        for (int id = 1; id <= atoms.LocalCount; id++)
        {
            Vec3 draw = Draw(random, options);
            int i = atoms.IndexOfId(id);
            if (i < 0) args.Fail($"atom ids must run from 1 to {atoms.LocalCount} without gaps for loop all, but id {id} is missing; use 'loop geom'");
            if ((atoms.GroupMask[i] & group.Bit) != 0) Assign(atoms, i, draw * (1.0 / Math.Sqrt(atoms.Mass[i])));
        }
    }

    private static void DrawLocal(Simulation s, Group group, int seed, VelocityOptions options)
    {
        AtomStore atoms = s.Atoms;
        MinimalStandardRandom random = new(seed, dropped: 100);
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if ((atoms.GroupMask[i] & group.Bit) != 0) Assign(atoms, i, Draw(random, options) * (1.0 / Math.Sqrt(atoms.Mass[i])));
        }
    }

    private static void DrawByPlace(Simulation s, Group group, int seed, VelocityOptions options)
    {
        AtomStore atoms = s.Atoms;
        MinimalStandardRandom random = new(1);
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if ((atoms.GroupMask[i] & group.Bit) == 0) continue;
            random.Restart(seed, atoms.X[i], atoms.Y[i], atoms.Z[i]);
            Assign(atoms, i, Draw(random, options) * (1.0 / Math.Sqrt(atoms.Mass[i])));
        }
    }

    private static Vec3 Draw(MinimalStandardRandom random, VelocityOptions options)
    {
        if (options.Gaussian)
        {
            double gx = random.Normal(), gy = random.Normal(), gz = random.Normal();
            return new Vec3(gx, gy, gz);
        }
        double x = random.Uniform() - 0.5, y = random.Uniform() - 0.5, z = random.Uniform() - 0.5;
        return new Vec3(x, y, z);
    }

    private static void Set(Simulation s, Group group, ArgReader args)
    {
        AtomArgument?[] given = [AtomArgument.ReadOrNull(args, "vx"), AtomArgument.ReadOrNull(args, "vy"), AtomArgument.ReadOrNull(args, "vz")];
        VelocityOptions options = VelocityOptions.Read(args, s, "set");
        AtomStore atoms = s.Atoms;
        // All variables see the velocities as they were.
        foreach (AtomArgument? argument in given)
        {
            argument?.Resolve(s);
            argument?.Update(s);
        }
        for (int axis = 0; axis < 3; axis++)
        {
            if (given[axis] is not { } argument) continue;
            if (axis == 2 && s.Box.IsTwoDimensional && (argument.IsVariable || argument[0] != 0)) args.Fail("a two-dimensional system has no velocity along z: use 0 or NULL");
            // Variables are in box units always.
            double unit = options.LatticeUnits && !argument.IsVariable ? s.LatticeSpacing[axis] : 1;
            for (int i = 0; i < atoms.LocalCount; i++)
            {
                if ((atoms.GroupMask[i] & group.Bit) == 0) continue;
                Vec3 v = atoms.Velocity(i);
                double value = argument[i] * unit;
                if (!double.IsFinite(value)) args.Fail($"velocity component {"xyz"[axis]} is {value}");
                Assign(atoms, i, v.With(axis, options.Sum ? v[axis] + value : value));
            }
        }
    }

    private static void Ramp(Simulation s, Group group, ArgReader args)
    {
        string component = args.Choice("component", "vx", "vy", "vz");
        double vLow = args.Double("vlo"), vHigh = args.Double("vhi");
        string direction = args.Choice("direction", "x", "y", "z");
        double low = args.Double("clo"), high = args.Double("chi");
        if (high == low) args.Fail("'chi' must differ from 'clo'");
        if (component == "vz" && s.Box.IsTwoDimensional) args.Fail("a two-dimensional system has no velocity along z");
        VelocityOptions options = VelocityOptions.Read(args, s, "ramp");
        int axis = component[1] - 'x', along = direction[0] - 'x';
        if (options.LatticeUnits)
        {
            vLow *= s.LatticeSpacing[axis];
            vHigh *= s.LatticeSpacing[axis];
            low *= s.LatticeSpacing[along];
            high *= s.LatticeSpacing[along];
        }
        AtomStore atoms = s.Atoms;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if ((atoms.GroupMask[i] & group.Bit) == 0) continue;
            double fraction = Math.Clamp((atoms.Position(i)[along] - low) / (high - low), 0, 1);
            double value = vLow + fraction * (vHigh - vLow);
            Vec3 v = atoms.Velocity(i);
            Assign(atoms, i, v.With(axis, options.Sum ? v[axis] + value : value));
        }
    }

    private static void Rescale(Simulation s, Group group, double target, ArgReader args, VelocityOptions options)
    {
        AtomStore atoms = s.Atoms;
        double present;
        if (options.Temperature is { } compute)
        {
            compute.Initialize();
            present = compute.ComputeTemperature();
        }
        else
        {
            double freedom = s.Box.Dimensions * (GroupSums.Count(atoms, group.Bit) - 1.0);
            foreach (IFix f in s.Fixes) if (f is IConstrainsFreedom c) freedom -= c.RemovedFreedom(group.Bit);
            present = freedom < 1 ? 0 : 2 * GroupSums.Kinetic(atoms, group.Bit) * s.Units.MassVelocity2ToEnergy / (freedom * s.Units.Boltzmann);
        }
        if (!(present > 0)) args.Fail($"the velocities of group '{group.Name}' cannot be scaled: its temperature is zero (too few atoms or all at rest)");
        double factor = Math.Sqrt(target / present);
        if (!options.Bias) GroupSums.Scale(atoms, group.Bit, factor);
        else
        {
            for (int i = 0; i < atoms.LocalCount; i++)
            {
                if ((atoms.GroupMask[i] & group.Bit) == 0) continue;
                Vec3 bias = options.Temperature!.Bias(i);
                Assign(atoms, i, bias + factor * (atoms.Velocity(i) - bias));
            }
        }
    }

    private static void ZeroMomentum(Simulation s, Group group, ArgReader args)
    {
        if (GroupSums.Count(s.Atoms, group.Bit) == 0) args.Fail($"the momentum of group '{group.Name}' cannot be zeroed: it has no atoms");
        GroupSums.Shift(s.Atoms, group.Bit, GroupSums.Velocity(s.Atoms, group.Bit));
    }

    private static void ZeroRotation(Simulation s, Group group, ArgReader args)
    {
        if (GroupSums.Count(s.Atoms, group.Bit) == 0) args.Fail($"the rotation of group '{group.Name}' cannot be zeroed: it has no atoms");
        Vec3 centre = GroupSums.Centre(s, group.Bit);
        GroupSums.Unrotate(s, group.Bit, centre, GroupSums.AngularVelocity(s, group.Bit, centre));
    }

    // Before the first run the atoms do not know their masses yet.
    private static void SetMasses(Simulation s, ArgReader args)
    {
        for (int t = 0; t < s.Types.Count && !s.Atoms.HasOwnMass; t++)
        {
            if (double.IsNaN(s.Types.Mass[t])) args.Fail($"atom type {t + 1} has no mass yet: put 'mass {t + 1} ...' before the velocity command");
        }
        s.Atoms.TakeMassesOf(s.Types);
    }

    private static void Flatten(Simulation s)
    {
        if (s.Box.IsTwoDimensional) s.Atoms.Vz.Span[..s.Atoms.LocalCount].Clear();
    }

    private static void Assign(AtomStore atoms, int i, Vec3 v) => (atoms.Vx[i], atoms.Vy[i], atoms.Vz[i]) = (v.X, v.Y, v.Z);
}
