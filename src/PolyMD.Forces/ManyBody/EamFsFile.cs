using PolyMD.Model;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// A Finnis-Sinclair setfl file (<c>eam/fs</c>): three comment lines, the elements, the grids, then for every element its header, F(ρ) and
/// the densities it makes at each element's sites, and last r·φ(r) of every pair of elements.
/// </summary>
public sealed class EamFsFile
{
    private EamFsFile(IReadOnlyList<string> elements) => Elements = elements;

    /// <summary>Elements of the file.</summary>
    public IReadOnlyList<string> Elements { get; }

    /// <summary>Points of F(ρ).</summary>
    public int DensityPoints { get; private init; }

    /// <summary>Spacing of F(ρ).</summary>
    public double DensityStep { get; private init; }

    /// <summary>Points of ρ(r) and r·φ(r).</summary>
    public int RadialPoints { get; private init; }

    /// <summary>Spacing of ρ(r) and r·φ(r), length.</summary>
    public double RadialStep { get; private init; }

    /// <summary>Cutoff, length.</summary>
    public double Cutoff { get; private init; }

    /// <summary>Atomic mass of each element.</summary>
    public double[] Mass { get; private init; } = [];

    /// <summary>F(ρ) of each element, energy.</summary>
    public double[][] Embedding { get; private init; } = [];

    /// <summary>Density that element a makes at a site of element b: table a·n + b.</summary>
    public double[][] Density { get; private init; } = [];

    /// <summary>r·φ(r), energy × length: table a·n + b, symmetric.</summary>
    public double[][] PairTable { get; private init; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its text.</param>
    /// <exception cref="DataFileException">What is wrong, with the line.</exception>
    public static EamFsFile Read(PotentialFile file)
    {
        const int headerLine = 4;
        if (file.LineCount < headerLine) throw new DataFileException(file.Name, file.LineCount, "the file ends before the line of elements (line 4)");
        string[] header = PotentialFile.Words(file.Line(headerLine));
        if (header.Length == 0 || !int.TryParse(header[0], out int n) || n < 1 || header.Length != n + 1)
            throw new DataFileException(file.Name, headerLine, $"expected the number of elements and that many names, got '{file.Line(headerLine).Trim()}'");
        PotentialWords words = file.WordsFrom(headerLine + 1);
        int densityPoints = words.Integer("the number of density points Nrho", 5);
        double densityStep = words.Positive("the density spacing drho");
        int radialPoints = words.Integer("the number of radial points Nr", 5);
        double radialStep = words.Positive("the radial spacing dr"), cutoff = words.Positive("the cutoff");
        double[] mass = new double[n];
        double[][] embedding = new double[n][], density = new double[n * n][], pairs = new double[n * n][];
        for (int a = 0; a < n; a++)
        {
            string element = header[a + 1];
            words.Integer($"the atomic number of {element}", 0);
            mass[a] = words.Positive($"the mass of {element}");
            words.Double($"the lattice constant of {element}");
            words.Word($"the lattice of {element}");
            embedding[a] = Scaled(words.Doubles(densityPoints, $"F(rho) of {element}"), file.EnergyFactor);
            for (int b = 0; b < n; b++) density[a * n + b] = words.Doubles(radialPoints, $"rho(r) of {element} at {header[b + 1]}");
        }
        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b <= a; b++) pairs[a * n + b] = pairs[b * n + a] = Scaled(words.Doubles(radialPoints, $"r*phi(r) of {header[a + 1]}-{header[b + 1]}"), file.EnergyFactor);
        }
        return new EamFsFile(header[1..])
        {
            DensityPoints = densityPoints,
            DensityStep = densityStep,
            RadialPoints = radialPoints,
            RadialStep = radialStep,
            Cutoff = cutoff,
            Mass = mass,
            Embedding = embedding,
            Density = density,
            PairTable = pairs,
        };
    }

    private static double[] Scaled(double[] values, double factor)
    {
        if (factor != 1) for (int k = 0; k < values.Length; k++) values[k] *= factor;
        return values;
    }
}
