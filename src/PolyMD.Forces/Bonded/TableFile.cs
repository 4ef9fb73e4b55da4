using PolyMD.Engine;
using PolyMD.Forces.ManyBody;
using PolyMD.Model;

namespace PolyMD.Forces.Bonded;

/// <summary>One section of a table file of a bonded style: keyword line, parameter line, then rows of index, place, energy and force.</summary>
internal sealed class TableFile
{
    private TableFile(PotentialFile file) => File = file;

    public PotentialFile File { get; }

    /// <summary>Line of the keyword.</summary>
    public int FirstLine { get; private init; }

    /// <summary>Bond lengths or angles, rising.</summary>
    public double[] X { get; private set; } = [];

    public double[] Energy { get; private set; } = [];

    /// <summary>−dU/dx; empty with NOF.</summary>
    public double[] Force { get; private set; } = [];

    /// <summary>Slopes of the force at the ends (FP).</summary>
    public (double Low, double High)? EndSlopes { get; private set; }

    /// <summary>NOF: rows without forces.</summary>
    public bool NoForces { get; private set; }

    /// <summary>DEGREES and not RADIANS.</summary>
    public bool Degrees { get; private set; }

    /// <summary>Reads file and keyword from a coefficient line, and the section.</summary>
    /// <param name="args">Words.</param>
    /// <param name="simulation">Folders, units.</param>
    /// <param name="torsion">Whether the parameters are those of dihedral tables.</param>
    public static TableFile Read(ArgReader args, Simulation simulation, bool torsion)
    {
        PotentialFile file = PotentialFile.Open(args, simulation);
        string keyword = args.Word("keyword");
        List<string> seen = [];
        for (int line = 1; line <= file.LineCount; line++)
        {
            string[] words = PotentialFile.Words(file.Line(line));
            if (words.Length == 0) continue;
            TableFile section = new(file) { FirstLine = line };
            seen.Add(words[0]);
            do line++;
            while (line <= file.LineCount && PotentialFile.Words(file.Line(line)).Length == 0);
            bool wanted = words[0] == keyword;
            int rows = section.Parameters(line, words[0], torsion, wanted);
            section.Rows(ref line, rows, wanted);
            if (wanted) return section;
        }
        args.Fail($"file '{file.Name}' has no section '{keyword}'{NearestName.Hint(keyword, seen)}");
        return null!;
    }

    public DataFileException Error(int line, string message) => new(File.Name, Math.Min(line, File.LineCount), message);

    // Sections of other keywords may belong to other families: only their number of rows matters.
    private int Parameters(int line, string section, bool torsion, bool wanted)
    {
        if (line > File.LineCount) throw Error(line, $"the file ends after the title of section '{section}'");
        string[] words = PotentialFile.Words(File.Line(line));
        int rows = 0;
        for (int k = 0; k < words.Length; k++)
        {
            double Number()
            {
                if (++k < words.Length && ArgReader.TryParseDouble(words[k], out double value)) return value;
                throw Error(line, $"section '{section}': a number is missing after a parameter");
            }
            switch (words[k])
            {
                case "N": rows = (int)Number(); break;
                case var _ when !wanted: break;
                case "FP" when !torsion: EndSlopes = (Number(), Number()); break;
                case "EQ" when !torsion: Number(); break;
                case "NOF" when torsion: NoForces = true; break;
                case "DEGREES" when torsion: Degrees = true; break;
                case "RADIANS" when torsion: Degrees = false; break;
                case "CHECKU" or "CHECKF" when torsion: throw Error(line, $"section '{section}': parameter '{words[k]}' (writing the table to a file) is not supported");
                default: throw Error(line, $"section '{section}': unknown parameter '{words[k]}' (valid: {(torsion ? "N, NOF, DEGREES, RADIANS" : "N, FP, EQ")})");
            }
        }
        if (rows > File.LineCount) throw Error(line, $"section '{section}': N announces {rows} rows, more than the file has lines");
        return rows > 1 ? rows : throw Error(line, $"section '{section}': the parameter line needs N, at least 2");
    }

    private void Rows(ref int line, int rows, bool keep)
    {
        int title = line, columns = NoForces ? 3 : 4;
        if (keep) (X, Energy, Force) = (new double[rows], new double[rows], new double[NoForces ? 0 : rows]);
        for (int k = 0; k < rows;)
        {
            if (++line > File.LineCount) throw Error(line, $"the file ends after {k} of the {rows} rows announced on line {title}");
            string[] words = PotentialFile.Words(File.Line(line));
            if (words.Length == 0) continue;
            if (keep)
            {
                if (words.Length < columns) throw Error(line, $"expected {(NoForces ? "index, place, energy" : "index, place, energy, force")}, got '{File.Line(line).Trim()}'");
                X[k] = Value(words[1], line);
                Energy[k] = Value(words[2], line) * File.EnergyFactor;
                if (!NoForces) Force[k] = Value(words[3], line) * File.EnergyFactor;
                if (k > 0 && !(X[k] > X[k - 1])) throw Error(line, $"the values must increase: {words[1]} after {X[k - 1]:g9}");
            }
            k++;
        }
    }

    private double Value(string word, int line) =>
        ArgReader.TryParseDouble(word, out double value) && double.IsFinite(value) ? value : throw Error(line, $"'{word}' is not a number");
}
