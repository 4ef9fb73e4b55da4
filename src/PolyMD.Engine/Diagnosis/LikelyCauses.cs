using System.Globalization;
using PolyMD.Engine.Phases;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine.Diagnosis;

/// <summary>What usually leads to a broken run, judged by what is seen around the atoms responsible.</summary>
internal static class LikelyCauses
{
    // A contact nearer than this part of the pair's cutoff is an overlap; ordinary ones are 0.3 … 0.45 of it.
    private const double Overlap = 0.25;

    // In one step an atom moves by a hundredth of a bond length or less.
    private const double LongStep = 10;

    // Part of an edge by which a cell that atoms can follow changes in one step, at most.
    private const double FastDeformation = 0.002;

    // Steps within which a bad start shows.
    private const long Early = 200;

    public static IReadOnlyList<string> Of(Simulation s, Surroundings around, int[] atoms, Contact? nearest)
    {
        List<(double Weight, string Text)> causes = [];
        AtomStore a = s.Atoms;
        double dt = s.TimeStep, usual = s.Units.DefaultTimestep, cutoff = Cutoff(s, nearest);
        bool early = s.Step - s.RampStart < Early;
        if (nearest is not null && cutoff > 0 && nearest.Bonds == 0 && nearest.Distance < Overlap * cutoff)
        {
            string pair = Text($"atoms {a.Id[nearest.I]} and {a.Id[nearest.J]} are only {nearest.Distance:g4} apart");
            int ti = Math.Min(a.TypeIndex[nearest.I], a.TypeIndex[nearest.J]) + 1, tj = Math.Max(a.TypeIndex[nearest.I], a.TypeIndex[nearest.J]) + 1;
            if (nearest.PairEnergy is { } e && !(e > 0) && double.IsFinite(e))
                causes.Add((10, $"{pair} and nothing keeps them apart: 'pair_coeff {ti} {tj}' gives no repulsion there (energy {Text($"{e:g4}")})"));
            else
                causes.Add((early ? 9 : 4, $"{pair}: they overlap. {(early ? "Relax the start with 'minimize' or 'fix nve/limit' before the run" : "Something pushed them together: look at the frames before")}"));
        }
        if (dt > LongStep * usual)
            causes.Add((11, Text($"the time step {dt:g6} is {dt / usual:g4} times the usual {usual:g6} of units {s.Units.Name}: is it in the right unit?")));
        if (s.Deformation is { } rates && s.Fixes.Find(f => f.Style == "deform") is { } deform)
            foreach ((string edge, double rate, double length) in (ReadOnlySpan<(string, double, double)>)[("x", rates.Lengths.X, s.Box.Lengths.X), ("y", rates.Lengths.Y, s.Box.Lengths.Y), ("z", rates.Lengths.Z, s.Box.Lengths.Z)])
                if (Math.Abs(rate * dt) > FastDeformation * length) causes.Add((9.5, Text($"fix {deform.Id} (deform) changes {edge} by {100 * rate * dt / length:g3} % of its length {length:g4} in one step")));
        double far = 0;
        int fastest = -1;
        for (int i = 0; i < a.LocalCount; i++)
        {
            Vec3 v = a.Velocity(i);
            // The square of a huge speed is no number any more.
            double speed = double.IsInfinity(v.Length) ? Math.Max(Math.Abs(v.X), Math.Max(Math.Abs(v.Y), Math.Abs(v.Z))) : v.Length, d = speed * dt;
            if (double.IsFinite(d) && d > far) (far, fastest) = (d, i);
        }
        double step = Math.Min(Typical(s), nearest?.Distance ?? double.MaxValue);
        if (fastest >= 0 && step > 0 && far > 0.2 * step)
            causes.Add((dt > usual ? 7 : 5, Text($"atom {a.Id[fastest]} moves by {far:g4} in one step: the time step {dt:g6} is too long for these speeds and forces, try {dt / 4:g3}")));
        foreach ((string bond, double length, double rest) in Stretched(s, around, atoms)) causes.Add((6.5, Text($"{bond} is {length:g4} long, {length / rest:g3} times the mean of its type: wrong bond_coeff, bonded atoms on different sides of a face, or a start that is not relaxed")));
        foreach ((string bond, double push) in TooStiff(s, around, atoms)) causes.Add((6.8, Text($"{bond} pulls its atoms by {push:g4} in one step: it is too stiff for the time step {dt:g6}, or its bond_coeff is in other units")));
        foreach (ITimeConstants t in s.Fixes.OfType<ITimeConstants>())
            foreach ((string name, double time) in t.TimeConstants)
                if (time > 0 && time < (name == "Pdamp" ? 50 : 5) * dt) causes.Add((6, Text($"fix {t.Id} ({t.Style}): {name} {time:g4} is {time / dt:g3} steps; it is a time, usual are 100 steps for temperatures and 1000 for pressures")));
        if (s.Fixes.Find(f => f.Style == "nve/limit") is null && early && causes.Count == 0) causes.Add((3, "the start is not at rest: 'minimize' before the run shows which atoms are strained"));
        if (!s.Forces.Exists(f => f.Kind == ForceKind.Pair)) causes.Add((2, "there is no pair_style: atoms that are not bonded pass through each other"));
        if (causes.Count == 0) causes.Add((1, Text($"a time step that is too long ({dt:g6}), or forces of a fix ({string.Join(", ", s.Fixes.Select(f => f.Style))})")));
        return [.. causes.OrderByDescending(c => c.Weight).Select(c => c.Text)];
    }

    private static double Cutoff(Simulation s, Contact? nearest)
    {
        if (nearest is not null && s.Forces.OfType<Styles.IPairInteraction>().FirstOrDefault() is { } pair)
        {
            double own = pair.CutoffOf(s.Atoms.TypeIndex[nearest.I], s.Atoms.TypeIndex[nearest.J]);
            if (own > 0) return own;
        }
        return s.Neighbors.Lists.Count == 0 ? 0 : s.Neighbors.Lists.Max(l => l.LargestCutoff);
    }

    // A length of the system: the distance between atoms at the mean density.
    private static double Typical(Simulation s) => s.Atoms.LocalCount > 0 && double.IsFinite(s.Box.Volume) ? Math.Cbrt(s.Box.Volume / s.Atoms.LocalCount) : 0;

    private static IEnumerable<(string Bond, double Length, double Usual)> Stretched(Simulation s, Surroundings around, int[] atoms)
    {
        List<BondedRecord> bonds = s.Topology.Bonds;
        if (bonds.Count == 0) yield break;
        HashSet<int> ids = [.. atoms.Select(i => s.Atoms.Id[i])];
        Dictionary<int, (double Sum, int Count)> means = [];
        List<(BondedRecord Bond, double Length)> own = [];
        foreach (BondedRecord b in bonds)
        {
            int i = s.Atoms.IndexOfId(b.A), j = s.Atoms.IndexOfId(b.B);
            if (i < 0 || j < 0) continue;
            double length = around.Distance(i, j);
            if (!double.IsFinite(length)) continue;
            if (ids.Contains(b.A) || ids.Contains(b.B)) own.Add((b, length));
            else means[b.Type] = means.GetValueOrDefault(b.Type) is var (sum, count) ? (sum + length, count + 1) : (length, 1);
        }
        foreach ((BondedRecord b, double length) in own)
        {
            double rest = means.TryGetValue(b.Type, out var m) ? m.Sum / m.Count : Typical(s);
            if (length > 1.5 * rest) yield return (Text($"the bond of atoms {b.A} and {b.B} (type {b.Type})"), length, rest);
        }
    }

    // Bonds whose force moves their lighter atom by more than a twentieth of their length within a step.
    private static IEnumerable<(string Bond, double Push)> TooStiff(Simulation s, Surroundings around, int[] atoms)
    {
        if (s.Forces.Find(f => f.Kind == ForceKind.Bond) is not Styles.ITermInteraction style) yield break;
        HashSet<int> ids = [.. atoms.Select(i => s.Atoms.Id[i])];
        foreach (BondedRecord b in s.Topology.Bonds.Where(b => ids.Contains(b.A) || ids.Contains(b.B)).ToArray())
        {
            int i = s.Atoms.IndexOfId(b.A), j = s.Atoms.IndexOfId(b.B);
            if (i < 0 || j < 0) continue;
            double length = around.Distance(i, j), over = around.WithPositions([i, j], () => ForceOverLength(s, style, b.Type - 1, i, j));
            double mass = Math.Min(s.Atoms.Mass[i], s.Atoms.Mass[j]), push = Math.Abs(over) * length * s.Units.ForceToMassAcceleration / mass * s.TimeStep * s.TimeStep;
            if (push > 0.05 * length) yield return (Text($"the bond of atoms {b.A} and {b.B} (type {b.Type})"), push);
        }
    }

    private static double ForceOverLength(Simulation s, Styles.ITermInteraction style, int type, int i, int j)
    {
        style.TermEnergy(s, type, [i, j], out double over);
        return over;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
