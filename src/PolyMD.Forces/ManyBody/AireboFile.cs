using PolyMD.Model;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// Reads a CH.airebo, CH.rebo or CH.airebo-m file: one number per line in a fixed order with its name behind it (the name is checked
/// where it stands), then tables: angular functions of carbon (bounds, two sets of quintic coefficients) and hydrogen, and the
/// coordination splines pCC, pCH, piCC, piCH, piHH, Tij (sizes, then polynomial coefficients of every cell).
/// As in LAMMPS the coordination splines are built from the published knots; the tables of the file must be there and are compared.
/// </summary>
internal static class AireboFile
{
    private static readonly string[] s_pairs = ["CC", "CH", "HH"];

    /// <summary>Reads the file.</summary>
    /// <param name="file">Text.</param>
    /// <param name="morse">Whether the Morse numbers of AIREBO-M stand in it.</param>
    /// <param name="rebo">Whether the splines are those of REBO.</param>
    /// <param name="log">Where a note about differing tables goes.</param>
    /// <exception cref="DataFileException">Something is missing, misplaced or not a number.</exception>
    public static AireboParameters Read(PotentialFile file, bool morse, bool rebo, Action<string> log)
    {
        CheckKind(file, rebo ? "REBO2" : morse ? "AIREBO-M" : "AIREBO");
        AireboParameters p = new() { Knots = new AireboKnots(rebo), Morse = morse };
        NumberLines lines = new(file);
        ReadNumbers(p, lines, file.EnergyFactor, morse);
        PotentialWords words = file.WordsFrom(lines.NextLine);
        double[] bounds = Bounds(words, "gC");
        p.LowCarbon = new AireboAngle(bounds, words.Doubles(6 * (bounds.Length - 1), "gC1"));
        p.HighCarbon = new AireboAngle(bounds, words.Doubles(6 * (bounds.Length - 1), "gC2"));
        bounds = Bounds(words, "gH");
        p.AroundHydrogen = new AireboAngle(bounds, words.Doubles(6 * (bounds.Length - 1), "gH"));
        List<string> differing = [];
        CheckPlane(words, "pCC", p.Knots.PairCarbon, differing);
        CheckPlane(words, "pCH", p.Knots.PairHydrogen, differing);
        CheckSpace(words, "piCC", p.Knots.PiCarbon, differing);
        CheckSpace(words, "piCH", p.Knots.PiMixed, differing);
        CheckSpace(words, "piHH", p.Knots.PiHydrogen, differing);
        CheckSpace(words, "Tij", p.Knots.Torsion, differing);
        if (differing.Count > 0)
            log($"potential file {file.Name}: table{(differing.Count > 1 ? "s" : "")} {string.Join(", ", differing)} differ{(differing.Count > 1 ? "" : "s")} from the published knots of {(rebo ? "REBO (2002)" : "AIREBO (2000)")}, which are used (as LAMMPS does)");
        return p;
    }

    // The second line begins with the name of the potential.
    private static void CheckKind(PotentialFile file, string wanted)
    {
        string[] words = file.LineCount < 2 ? [] : file.Line(2).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || words[0] != "#" || words[1] == wanted || words[1] is not ("REBO2" or "AIREBO" or "AIREBO-M")) return;
        throw new DataFileException(file.Name, 2, $"this is a file of {words[1]}, but the style needs one of {wanted}");
    }

    private static unsafe void ReadNumbers(AireboParameters p, NumberLines lines, double energy, bool morse)
    {
        Three(p, lines, "rcmin_", 1, (ref AireboPair q, double v) => q.RcMin = v);
        Three(p, lines, "rcmax_", 1, (ref AireboPair q, double v) => q.RcMax = v);
        Three(p, lines, "rcmaxp_", 1, (ref AireboPair q, double v) => q.RcMaxPi = v);
        // LAMMPS reads this number and bounds the angle by cos θ = −0.995 instead.
        lines.Next("smin");
        p.ConjugationMin = lines.Next("Nmin");
        p.ConjugationMax = lines.Next("Nmax");
        p.AngleMin = lines.Next("NCmin");
        p.AngleMax = lines.Next("NCmax");
        Three(p, lines, "Q_", 1, (ref AireboPair q, double v) => q.Q = v);
        Three(p, lines, "alpha_", 1, (ref AireboPair q, double v) => q.Alpha = v);
        Three(p, lines, "A_", energy, (ref AireboPair q, double v) => q.A = v);
        foreach (string name in s_pairs)
        {
            Set(p, name, lines.Next($"BIJc_{name}1") * energy, (ref AireboPair q, double v) => q.B1 = v);
            Set(p, name, lines.Next($"BIJc_{name}2") * energy, (ref AireboPair q, double v) => q.B2 = v);
            Set(p, name, lines.Next($"BIJc_{name}3") * energy, (ref AireboPair q, double v) => q.B3 = v);
        }
        foreach (string name in s_pairs)
        {
            Set(p, name, lines.Next($"Beta_{name}1"), (ref AireboPair q, double v) => q.Beta1 = v);
            Set(p, name, lines.Next($"Beta_{name}2"), (ref AireboPair q, double v) => q.Beta2 = v);
            Set(p, name, lines.Next($"Beta_{name}3"), (ref AireboPair q, double v) => q.Beta3 = v);
        }
        Three(p, lines, "rho_", 1, (ref AireboPair q, double v) => q.Rho = v);
        Three(p, lines, "rcLJmin_", 1, (ref AireboPair q, double v) => q.NearMin = v);
        Three(p, lines, "rcLJmax_", 1, (ref AireboPair q, double v) => q.NearMax = v);
        Three(p, lines, "bLJmin_", 1, (ref AireboPair q, double v) => q.OrderMin = v);
        Three(p, lines, "bLJmax_", 1, (ref AireboPair q, double v) => q.OrderMax = v);
        Three(p, lines, "epsilon_", energy, (ref AireboPair q, double v) => q.Epsilon = v);
        Three(p, lines, "sigma_", 1, (ref AireboPair q, double v) => q.Sigma = v);
        p.TorsionBarrier[0] = lines.Next("epsilonT_CCCC") * energy;
        p.TorsionBarrier[1] = lines.Next("epsilonT_CCCH") * energy;
        p.TorsionBarrier[2] = lines.Next("epsilonT_HCCH") * energy;
        if (!morse)
        {
            lines.Refuse("epsilonM_CC", "this is a file of airebo/morse");
            return;
        }
        Three(p, lines, "epsilonM_", energy, (ref AireboPair q, double v) => q.MorseEpsilon = v);
        Three(p, lines, "alphaM_", 1, (ref AireboPair q, double v) => q.MorseAlpha = v);
        Three(p, lines, "reqM_", 1, (ref AireboPair q, double v) => q.MorseDistance = v);
    }

    private delegate void Setter(ref AireboPair pair, double value);

    private static void Three(AireboParameters p, NumberLines lines, string prefix, double factor, Setter set)
    {
        foreach (string name in s_pairs) Set(p, name, lines.Next(prefix + name) * factor, set);
    }

    private static unsafe void Set(AireboParameters p, string pair, double value, Setter set)
    {
        int a = pair[0] == 'H' ? 1 : 0, b = pair[1] == 'H' ? 1 : 0;
        set(ref p.Pairs[2 * a + b], value);
        if (a != b) set(ref p.Pairs[2 * b + a], value);
    }

    private static double[] Bounds(PotentialWords words, string name)
    {
        double[] bounds = words.Doubles(words.Integer($"number of bounds of {name}", 2), $"bounds of {name}");
        for (int k = 1; k < bounds.Length; k++)
        {
            if (!(bounds[k] > bounds[k - 1])) throw words.Error($"the bounds of {name} must ascend, got {bounds[k - 1]:g10} before {bounds[k]:g10}");
        }
        return bounds;
    }

    private static void Domain(PotentialWords words, string name, params ReadOnlySpan<int> sizes)
    {
        int count = words.Integer($"number of limits of {name}", 1);
        if (count != 2 * sizes.Length) throw words.Error($"{name} has {2 * sizes.Length} limits, got {count}");
        foreach (int size in sizes)
        {
            double low = words.Double($"lower limit of {name}"), high = words.Double($"upper limit of {name}");
            if (low != 0 || high != size) throw words.Error($"the limits of {name} must be 0 and {size} here, got {low:g6} and {high:g6}");
        }
    }

    // A spline has its knot values at the lower corner of every cell.
    private static void CheckPlane(PotentialWords words, string name, AireboGrid2 knots, List<string> differing)
    {
        const int n = AireboGrid2.Cells;
        Domain(words, name, n, n);
        bool same = true;
        for (int x = 0; x < n; x++)
        {
            for (int y = 0; y < n; y++) same &= Agrees(Polynomial(words.Doubles(16, name), x, y, 0), knots[x, y]);
        }
        if (!same) differing.Add(name);
    }

    private static void CheckSpace(PotentialWords words, string name, AireboGrid3 knots, List<string> differing)
    {
        const int n = AireboGrid3.Cells, m = AireboGrid3.Depth;
        Domain(words, name, n, n, m);
        bool same = true;
        for (int x = 0; x < n; x++)
        {
            for (int y = 0; y < n; y++)
            {
                for (int z = 0; z < m; z++) same &= Agrees(Polynomial(words.Doubles(64, name), x, y, z), knots[0, x, y, z]);
            }
        }
        if (!same) differing.Add(name);
    }

    private static bool Agrees(double value, double knot) => Math.Abs(value - knot) < 2e-6;

    private static double Polynomial(double[] c, double x, double y, double z)
    {
        int inner = c.Length / 16;
        double sum = 0;
        for (int i = 3; i >= 0; i--)
        {
            double plane = 0;
            for (int j = 3; j >= 0; j--)
            {
                double line = 0;
                for (int k = inner - 1; k >= 0; k--) line = line * z + c[(4 * i + j) * inner + k];
                plane = plane * y + line;
            }
            sum = sum * x + plane;
        }
        return sum;
    }

    // One number per line, then its name; blank lines and comments between them.
    private sealed class NumberLines(PotentialFile file)
    {
        public int NextLine { get; private set; } = 1;

        public double Next(string name)
        {
            while (NextLine <= file.LineCount)
            {
                string[] words = PotentialFile.Words(file.Line(NextLine++));
                if (words.Length == 0) continue;
                if (words.Length > 1 && words[1] != name) throw Error($"expected the number {name}, got {words[1]}");
                if (words.Length == 1 && name == "epsilonM_CC") throw Error("expected the number epsilonM_CC: airebo/morse needs a file with Morse numbers, such as CH.airebo-m");
                if (!ArgReader.TryParseDouble(words[0], out double value) || !double.IsFinite(value))
                    throw Error($"{name} must be a number, got '{words[0]}'");
                return value;
            }
            throw new DataFileException(file.Name, file.LineCount, $"the file ends where {name} was expected: it is truncated");
        }

        // Fails if the next line is the number of that name.
        public void Refuse(string name, string reason)
        {
            for (int line = NextLine; line <= file.LineCount; line++)
            {
                string[] words = PotentialFile.Words(file.Line(line));
                if (words.Length == 0) continue;
                if (words.Length > 1 && words[1] == name) throw new DataFileException(file.Name, line, $"unexpected number {name}: {reason}");
                return;
            }
        }

        private DataFileException Error(string message) => new(file.Name, NextLine - 1, message);
    }
}
