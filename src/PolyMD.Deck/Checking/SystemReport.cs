using System.Globalization;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Deck.Checking;

/// <summary>What a run is about to compute: who provides the interaction of each pair of types, and how much memory it takes.</summary>
internal static class SystemReport
{
    // A grid of more types is no longer readable; then only the list of providers is written.
    private const int LargestGrid = 30;

    // Positions, velocities, forces, images, ids, and the sorted copies that neighbour lists and ghosts keep.
    private const double BytesPerAtom = 320, BytesPerNeighbor = 4, BytesPerTerm = 60;

    public static IReadOnlyList<string> Of(DeckContext context, GivenPairs? given)
    {
        List<string> lines = [];
        Simulation s = context.Simulation;
        WriteMatrix(lines, context, given);
        lines.Add(Memory(s));
        return lines;
    }

    /// <summary>Largest cutoff of the pair style, where it can tell; else that of the lists asked for.</summary>
    public static double LargestCutoff(Simulation s) => s.Neighbors.Lists.Select(l => l.LargestCutoff).DefaultIfEmpty(0).Max();

    private static void WriteMatrix(List<string> lines, DeckContext context, GivenPairs? given)
    {
        Simulation s = context.Simulation;
        int types = s.Types.Count;
        if (context.Pair is not { } pair)
        {
            lines.Add($"Interactions of the {types} atom type{(types == 1 ? "" : "s")}: none but bonded ones (there is no pair_style)");
            return;
        }
        List<string> providers = [];
        string[,] cells = new string[types, types];
        Dictionary<string, List<string>> members = [];
        for (int i = 0; i < types; i++)
        {
            for (int j = i; j < types; j++)
            {
                string text = Provider(s, pair, given, i, j);
                if (!providers.Contains(text)) providers.Add(text);
                cells[i, j] = Letter(providers.IndexOf(text));
                if (!members.TryGetValue(text, out List<string>? list)) members[text] = list = [];
                list.Add($"{i + 1}-{j + 1}");
            }
        }
        lines.Add($"Interactions of the {types} atom type{(types == 1 ? "" : "s")} (each pair of types, who provides it):");
        if (types is > 1 and <= LargestGrid && providers.Count > 1)
        {
            int width = types.ToString(CultureInfo.InvariantCulture).Length + 1;
            lines.Add("  " + new string(' ', width) + string.Concat(Enumerable.Range(1, types).Select(j => j.ToString(CultureInfo.InvariantCulture).PadLeft(width))));
            for (int i = 0; i < types; i++)
                lines.Add("  " + (i + 1).ToString(CultureInfo.InvariantCulture).PadLeft(width) + string.Concat(Enumerable.Range(0, types).Select(j => (j < i ? "" : cells[i, j]).PadLeft(width))));
        }
        foreach (string p in providers)
        {
            List<string> pairs = members[p];
            string which = pairs.Count == types * (types + 1) / 2 ? "all pairs" : pairs.Count <= 12 ? string.Join(' ', pairs) : $"{string.Join(' ', pairs.Take(10))} … ({pairs.Count} pairs)";
            lines.Add($"  {Letter(providers.IndexOf(p))}  {p}: {which}");
        }
    }

    private static string Provider(Simulation s, IPairStyle pair, GivenPairs? given, int i, int j)
    {
        List<string> terms = [];
        foreach (IPairStyle part in GivenPairs.PartsOf(pair))
        {
            if (!part.Covers(i, j) || (pair is IHybridPairStyle && !pair.Covers(i, j))) continue;
            bool own = given?.Has(part, i, j) ?? true;
            string coulomb = part is IRealSpaceCoulomb { CoulombCutoff: > 0 } ? $", Coulomb with {s.KSpace?.Name ?? "no kspace_style"}" : part.UsesCharges ? ", Coulomb within the cutoff" : "";
            terms.Add($"{part.Name}, {(own ? "coefficients given" : "coefficients mixed")}{coulomb}");
        }
        return terms.Count > 0 ? string.Join(" + ", terms) : pair is IHybridPairStyle ? "none (declared zero)" : "none: NOT declared, this pair does not interact";
    }

    private static string Letter(int k) => k < 26 ? ((char)('a' + k)).ToString() : $"{(char)('a' + k / 26 - 1)}{(char)('a' + k % 26)}";

    private static string Memory(Simulation s)
    {
        int atoms = s.Atoms.LocalCount;
        double range = LargestCutoff(s) + s.Neighbors.Skin, density = atoms / Math.Max(1e-300, s.Box.Volume);
        Vec3 l = s.Box.Lengths;
        double Ghosts(int axis) => s.Box.IsPeriodic(axis) && l[axis] > 0 ? 1 + 2 * range / l[axis] : 1;
        double ghosts = atoms * (Ghosts(0) * Ghosts(1) * (s.Box.IsTwoDimensional ? 1 : Ghosts(2)) - 1);
        double perAtom = s.Box.IsTwoDimensional ? Math.PI * range * range * density : 4.0 / 3 * Math.PI * range * range * range * density;
        double neighbors = Math.Max(1, s.Neighbors.Lists.Count) * atoms * Math.Min(perAtom, atoms + ghosts);
        double terms = s.Topology.Families.Sum(f => (double)f.Count);
        double bytes = (atoms + ghosts) * BytesPerAtom + neighbors * BytesPerNeighbor + terms * BytesPerTerm;
        string text = string.Create(CultureInfo.InvariantCulture, $"Estimated memory: {Pretty(bytes)} ({atoms} atoms, about {ghosts:f0} ghosts and {perAtom:f0} neighbours per atom");
        return text + (terms > 0 ? string.Create(CultureInfo.InvariantCulture, $", {terms:f0} bonded terms)") : ")");
    }

    private static string Pretty(double bytes) => bytes >= 1 << 30 ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (1 << 30):f1} GB") : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / (1 << 20)):f0} MB");
}
