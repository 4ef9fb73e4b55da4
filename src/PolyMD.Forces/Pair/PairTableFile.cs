using PolyMD.Engine;
using PolyMD.Forces.ManyBody;
using PolyMD.Model;

namespace PolyMD.Forces.Pair;

/// <summary>A section of a table file of pair_style table: title, a line of parameters, then rows of index, distance, energy and force.</summary>
internal sealed class PairTableFile
{
    private readonly PotentialFile _file;
    private readonly string _section;

    private PairTableFile(PotentialFile file, string section) => (_file, _section) = (file, section);

    /// <summary>How the distances of the rows follow from the parameters.</summary>
    public enum Spacing
    {
        /// <summary>They stand in the rows.</summary>
        AsListed,

        /// <summary>R: evenly spaced.</summary>
        Distance,

        /// <summary>RSQ: squares evenly spaced.</summary>
        Square,

        /// <summary>BITMAP: squares by the leading bits of single-precision numbers.</summary>
        Bitmap,
    }

    /// <summary>How the rows are spaced.</summary>
    public Spacing Rows { get; private set; }

    /// <summary>First distance.</summary>
    public double Low { get; private set; }

    /// <summary>Last distance.</summary>
    public double High { get; private set; }

    /// <summary>Slopes of the force at the ends (FPRIME).</summary>
    public (double Low, double High)? EndSlopes { get; private set; }

    /// <summary>Distances.</summary>
    public double[] R { get; private set; } = [];

    /// <summary>Energies in the deck's unit.</summary>
    public double[] Energy { get; private set; } = [];

    /// <summary>Forces −dU/dr in the deck's unit.</summary>
    public double[] Force { get; private set; } = [];

    /// <summary>Reads file name and section title from a pair_coeff line, and the section.</summary>
    /// <param name="args">Words.</param>
    /// <param name="simulation">Folders, units, log.</param>
    public static PairTableFile Read(ArgReader args, Simulation simulation)
    {
        PotentialFile file = PotentialFile.Open(args, simulation);
        string title = args.Word("section of the table file");
        List<string> seen = [];
        for (int line = 1; line <= file.LineCount; line++)
        {
            string[] words = PotentialFile.Words(file.Line(line));
            if (words.Length == 0) continue;
            if (words[0] != title)
            {
                if (!char.IsAsciiDigit(words[0][0]) && words[0] != "N") seen.Add(words[0]);
                continue;
            }
            PairTableFile section = new(file, title);
            section.ReadRows(line, simulation);
            return section;
        }
        args.Fail($"file '{file.Name}' has no section '{title}'{NearestName.Hint(title, seen)}");
        return null!;
    }

    private void ReadRows(int line, Simulation simulation)
    {
        string[]? words = Next(ref line) ?? throw Error(line, "the file ends after the title of the section");
        int rows = Parameters(words, line), parameters = line, strayed = 0;
        R = new double[rows];
        Energy = new double[rows];
        Force = new double[rows];
        FloatBins? bins = Rows == Spacing.Bitmap ? Bins(rows, line) : null;
        for (int k = 0; k < rows; k++)
        {
            words = Next(ref line) ?? throw Error(line, $"the file ends after {k} of the {rows} rows announced on line {parameters}");
            if (words.Length < 4) throw Error(line, $"expected index, distance, energy, force; got '{_file.Line(line).Trim()}'");
            double listed = Value(words[1], line);
            Energy[k] = Value(words[2], line) * _file.EnergyFactor;
            Force[k] = Value(words[3], line) * _file.EnergyFactor;
            R[k] = Rows switch
            {
                Spacing.Distance => Low + (High - Low) * k / (rows - 1),
                Spacing.Square => Math.Sqrt(Low * Low + (High * High - Low * Low) * k / (rows - 1)),
                Spacing.Bitmap => MathF.Sqrt(bins!.Value.LowerEdge(k)),
                _ => listed,
            };
            if (Math.Abs(R[k] - listed) > 1e-6 * listed) strayed++;
            if (k > 0 && Rows == Spacing.AsListed && !(R[k] > R[k - 1])) throw Error(line, $"the distances must increase: {words[1]} after {R[k - 1]:g9}");
        }
        if (Rows == Spacing.AsListed) (Low, High) = (R[0], R[^1]);
        if (Low <= 0) throw Error(parameters, $"section '{_section}': the first distance must be greater than zero, got {Low:g9}");
        if (strayed > 0) simulation.Log($"warning: table {_file.Name} {_section}: {strayed} of {rows} distances differ by more than 1e-6 from those that its parameters give, which are used");
        int wrong = Rows == Spacing.Bitmap ? 0 : ForcesOffSecants();
        if (wrong > 0) simulation.Log($"warning: table {_file.Name} {_section}: {wrong} of {rows} forces do not fit -dU/dr of the energies (inflection points aside)");
    }

    // The force at a point should lie between the falls of the energy before and after it.
    private int ForcesOffSecants()
    {
        int count = 0;
        for (int k = 1; k < R.Length - 1; k++)
        {
            double before = -(Energy[k] - Energy[k - 1]) / (R[k] - R[k - 1]), after = -(Energy[k + 1] - Energy[k]) / (R[k + 1] - R[k]);
            if (Force[k] < Math.Min(before, after) || Force[k] > Math.Max(before, after)) count++;
        }
        return count;
    }

    private int Parameters(string[] words, int line)
    {
        int rows = 0;
        for (int k = 0; k < words.Length; k++)
        {
            double Number()
            {
                if (++k < words.Length) return Value(words[k], line);
                throw Error(line, $"section '{_section}': a number is missing after a parameter");
            }
            switch (words[k])
            {
                case "N": rows = (int)Number(); break;
                case "R": (Rows, Low, High) = (Spacing.Distance, Number(), Number()); break;
                case "RSQ": (Rows, Low, High) = (Spacing.Square, Number(), Number()); break;
                case "BITMAP": (Rows, Low, High) = (Spacing.Bitmap, Number(), Number()); break;
                case "FPRIME" or "FP": EndSlopes = (Number(), Number()); break;
                default: throw Error(line, $"section '{_section}': unknown parameter '{words[k]}' (valid: N, R, RSQ, BITMAP, FPRIME)");
            }
        }
        if (rows > _file.LineCount) throw Error(line, $"section '{_section}': N announces {rows} rows, more than the file has lines");
        return rows > 1 ? rows : throw Error(line, $"section '{_section}': the parameter line needs N, at least 2");
    }

    private FloatBins Bins(int rows, int line)
    {
        int bits = System.Numerics.BitOperations.Log2((uint)rows);
        if (1 << bits != rows) throw Error(line, $"section '{_section}': a BITMAP table has a power of two of rows, got N {rows}");
        return FloatBins.Create(Low, High, bits) is { } bins ? bins : throw Error(line, $"section '{_section}': {rows} rows cannot cover distances {Low:g9} … {High:g9} bit by bit");
    }

    // Words of the next line that has any.
    private string[]? Next(ref int line)
    {
        while (++line <= _file.LineCount)
        {
            string[] words = PotentialFile.Words(_file.Line(line));
            if (words.Length > 0) return words;
        }
        return null;
    }

    private double Value(string word, int line) =>
        ArgReader.TryParseDouble(word, out double value) && double.IsFinite(value) ? value : throw Error(line, $"'{word}' is not a number");

    private DataFileException Error(int line, string message) => new(_file.Name, Math.Min(line, _file.LineCount), message);
}
