using PolyMD.Model;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// DYNAMO's funcfl file of one element (<c>eam</c>): a comment, the mass, the grids, then F(ρ), the effective charge Z(r) and ρ(r).
/// Files of several elements are brought onto one grid by four-point Lagrange interpolation and their pair potentials made as
/// r·φ_ab = 27.2 · 0.529 · Z_a Z_b (S. M. Foiles, M. I. Baskes, M. S. Daw, Phys. Rev. B 33, 7983 (1986)).
/// </summary>
public sealed class FuncflFile
{
    private const double HartreeBohr = 27.2 * 0.529;
    private double _densityStep, _radialStep;
    private double[] _embedding = [], _charge = [], _density = [];

    /// <summary>File name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Atomic mass.</summary>
    public double Mass { get; private init; }

    /// <summary>Cutoff, length.</summary>
    public double Cutoff { get; private init; }

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its text.</param>
    /// <exception cref="DataFileException">What is wrong, with the line.</exception>
    public static FuncflFile Read(PotentialFile file)
    {
        PotentialWords words = file.WordsFrom(2);
        words.Double("the atomic number");
        double mass = words.Positive("the mass");
        words.EndLine();
        int densityPoints = words.Integer("the number of density points Nrho", 5);
        double densityStep = words.Positive("the density spacing drho");
        int radialPoints = words.Integer("the number of radial points Nr", 5);
        double radialStep = words.Positive("the radial spacing dr"), cutoff = words.Positive("the cutoff");
        if (!double.IsFinite(densityPoints * densityStep) || !double.IsFinite(radialPoints * radialStep)) throw words.Error("the ends of the tables, points times spacing, must be finite");
        words.EndLine();
        FuncflFile result = new()
        {
            Name = file.Name,
            Mass = mass,
            Cutoff = cutoff,
            _densityStep = densityStep,
            _radialStep = radialStep,
            _embedding = file.Energies(words.Doubles(densityPoints, "F(rho)")),
            _charge = words.Doubles(radialPoints, "Z(r)"),
            _density = words.Doubles(radialPoints, "rho(r)"),
        };
        // A product of two charges is an energy times a length.
        double root = Math.Sqrt(file.EnergyFactor);
        for (int k = 0; k < radialPoints; k++) result._charge[k] *= root;
        return result;
    }

    /// <summary>Tables of several elements on the widest and coarsest of their grids.</summary>
    /// <param name="files">One file per element.</param>
    public static EamPotential Combine(IReadOnlyList<FuncflFile> files)
    {
        int n = files.Count;
        double densityStep = files.Max(f => f._densityStep), radialStep = files.Max(f => f._radialStep);
        double largestDensity = files.Max(f => (f._embedding.Length - 1) * f._densityStep), largestRadius = files.Max(f => (f._density.Length - 1) * f._radialStep);
        int densityPoints = (int)(largestDensity / densityStep + 0.5), radialPoints = (int)(largestRadius / radialStep + 0.5);
        double[][] density = new double[n * n][], pairs = new double[n * n][], charge = new double[n][];
        for (int a = 0; a < n; a++)
        {
            charge[a] = Resampled(files[a]._charge, files[a]._radialStep, radialPoints, radialStep);
            double[] own = Resampled(files[a]._density, files[a]._radialStep, radialPoints, radialStep);
            for (int b = 0; b < n; b++) density[a * n + b] = own;
            for (int b = 0; b <= a; b++) pairs[a * n + b] = pairs[b * n + a] = charge[a].Zip(charge[b], (x, y) => HartreeBohr * x * y).ToArray();
        }
        return new EamPotential(files.Select(f => f.Name).ToArray())
        {
            DensityPoints = densityPoints,
            DensityStep = densityStep,
            LargestDensity = largestDensity,
            RadialPoints = radialPoints,
            RadialStep = radialStep,
            Cutoff = files.Max(f => f.Cutoff),
            Mass = files.Select(f => f.Mass).ToArray(),
            Embedding = files.Select(f => Resampled(f._embedding, f._densityStep, densityPoints, densityStep)).ToArray(),
            Density = density,
            PairTable = pairs,
        };
    }

    // Cubic through the two values before and the two after each new point; at the ends through the four next to them, at most one interval outside.
    private static double[] Resampled(double[] values, double step, int count, double newStep)
    {
        double[] result = new double[count];
        for (int k = 0; k < count; k++)
        {
            double at = k * newStep / step;
            int m = Math.Clamp((int)at, 1, values.Length - 3);
            double p = Math.Min(at - m, 2);
            result[k] = (-values[m - 1] * p * (p - 1) * (p - 2) + 3 * values[m] * (p * p - 1) * (p - 2) - 3 * values[m + 1] * p * (p + 1) * (p - 2) + values[m + 2] * p * (p * p - 1)) / 6;
        }
        return result;
    }
}
