using PolyMD.Deck.Text;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Expressions;

internal sealed partial class FormulaParser
{
    private static readonly string[] s_group = ["count", "mass", "charge", "xcm", "vcm", "fcm", "bound", "gyration", "ke", "angmom", "torque", "inertia", "omega"];
    private static readonly string[] s_axes = ["x", "y", "z"];
    private static readonly string[] s_bounds = ["xmin", "xmax", "ymin", "ymax", "zmin", "zmax"];
    private static readonly string[] s_moments = ["xx", "yy", "zz", "xy", "yz", "xz"];

    private Operand GroupFunction(string name, List<PlacedText> arguments, SourceSpan place)
    {
        string[]? directions = name switch
        {
            "xcm" or "vcm" or "fcm" or "angmom" or "torque" or "omega" => s_axes,
            "bound" => s_bounds,
            "inertia" => s_moments,
            _ => null,
        };
        int plain = directions is null ? 1 : 2;
        if (arguments.Count != plain && arguments.Count != plain + 1)
            throw new DeckException(place, $"{name}() takes {plain} arguments and optionally a region, got {arguments.Count}");
        string direction = directions is null ? "" : arguments[1].Text.Trim();
        if (directions is not null && !directions.Contains(direction))
            throw new DeckException(place, $"{name}(): the direction must be one of {string.Join(", ", directions)}; got '{direction}'");
        if (_environment.IsDry) return new Operand(_ => 1, false);
        uint bit = GroupBit(arguments[0].Text.Trim(), place);
        IRegion? region = arguments.Count > plain ? Region(arguments[plain].Text.Trim(), place) : null;
        int axis = directions is null ? 0 : Array.IndexOf(directions, direction);
        return new Operand(_ => new GroupSums(Simulation(place), bit, region).Value(name, axis), false);
    }

    private uint GroupBit(string name, SourceSpan place)
    {
        GroupTable groups = Simulation(place).Groups;
        uint bit = groups.Find(name);
        return bit != 0 ? bit : throw new DeckException(place, $"there is no group '{name}'{NearestName.Hint(name, groups.Names)}");
    }

    private IRegion Region(string name, SourceSpan place)
    {
        Simulation s = Simulation(place);
        return s.Regions.GetValueOrDefault(name) ?? throw new DeckException(place, $"there is no region '{name}'{NearestName.Hint(name, s.Regions.Keys)}");
    }

    // What LAMMPS says of the bounds of a group without atoms.
    private const double NoBound = 1e20;

    /// <summary>Sums over the atoms of a group and region; zero without atoms.</summary>
    private readonly struct GroupSums(Simulation s, uint bit, IRegion? region)
    {
        public double Value(string name, int axis)
        {
            double mass = Sum(static (a, i) => a.Mass[i]);
            switch (name)
            {
                case "count": return Sum(static (_, _) => 1);
                case "mass": return mass;
                case "charge": return Sum(static (a, i) => a.Charge[i]);
                case "ke": return 0.5 * s.Units.MassVelocity2ToEnergy * Sum(static (a, i) => a.Mass[i] * a.Velocity(i).LengthSquared);
                case "vcm": return mass > 0 ? Sum((a, i) => a.Mass[i] * a.Velocity(i)[axis]) / mass : 0;
                case "fcm": return Sum((a, i) => a.Force(i)[axis]);
                case "bound": return Bound(axis);
            }
            SimulationBox box = s.Box;
            if (!(mass > 0)) return 0;
            Vec3 centre = new(Moment(0) / mass, Moment(1) / mass, Moment(2) / mass);
            switch (name)
            {
                case "xcm": return centre[axis];
                case "omega": return AngularVelocity(box, centre)[axis];
                case "gyration": return Math.Sqrt(Sum((a, i) => a.Mass[i] * (a.Unwrapped(i, box) - centre).LengthSquared) / mass);
                case "angmom": return Sum((a, i) => a.Mass[i] * Vec3.Cross(a.Unwrapped(i, box) - centre, a.Velocity(i))[axis]);
                case "torque": return Sum((a, i) => Vec3.Cross(a.Unwrapped(i, box) - centre, a.Force(i))[axis]);
                default:
                    return Sum((a, i) =>
                    {
                        Vec3 d = a.Unwrapped(i, box) - centre;
                        double t = axis switch
                        {
                            0 => d.Y * d.Y + d.Z * d.Z,
                            1 => d.X * d.X + d.Z * d.Z,
                            2 => d.X * d.X + d.Y * d.Y,
                            3 => -d.X * d.Y,
                            4 => -d.Y * d.Z,
                            _ => -d.X * d.Z,
                        };
                        return a.Mass[i] * t;
                    });
            }
        }

        // L = I ω in the axes of inertia; an axis without moment (a line, a single atom) does not turn.
        private Vec3 AngularVelocity(SimulationBox box, Vec3 centre)
        {
            SymTensor inertia = default;
            Vec3 momentum = default;
            AtomStore atoms = s.Atoms;
            for (int i = 0; i < atoms.LocalCount; i++)
            {
                if (!Takes(i)) continue;
                Vec3 d = atoms.Unwrapped(i, box) - centre;
                double m = atoms.Mass[i];
                inertia += SymTensor.Inertia(m, d);
                momentum += m * Vec3.Cross(d, atoms.Velocity(i));
            }
            (double[] moments, Vec3[] axes) = SymmetricEigen.Solve(inertia);
            Vec3 omega = default;
            for (int k = 0; k < 3; k++) if (moments[k] > 1e-6 * moments.Max()) omega += Vec3.Dot(momentum, axes[k]) / moments[k] * axes[k];
            return omega;
        }

        private double Moment(int axis)
        {
            SimulationBox box = s.Box;
            return Sum((a, i) => a.Mass[i] * a.Unwrapped(i, box)[axis]);
        }

        private double Bound(int which)
        {
            double best = which % 2 == 0 ? NoBound : -NoBound;
            for (int i = 0; i < s.Atoms.LocalCount; i++)
            {
                if (!Takes(i)) continue;
                double x = s.Atoms.Position(i)[which / 2];
                if (which % 2 == 0 ? x < best : x > best) best = x;
            }
            return best;
        }

        private double Sum(Func<AtomStore, int, double> term)
        {
            double sum = 0;
            for (int i = 0; i < s.Atoms.LocalCount; i++) if (Takes(i)) sum += term(s.Atoms, i);
            return sum;
        }

        private bool Takes(int i) => (s.Atoms.GroupMask[i] & bit) != 0 && (region is null || region.Contains(s.Atoms.Position(i)));
    }
}
