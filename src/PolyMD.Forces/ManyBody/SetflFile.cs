using PolyMD.Model;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// DYNAMO's setfl files: three comment lines, the elements, the grids, then for every element a line with its mass, F(ρ) and the densities
/// it makes, and last r·φ(r) of every pair of elements. In <c>eam/alloy</c> an element has one density, in <c>eam/fs</c> and <c>eam/he</c>
/// one per element at whose sites it acts; <c>eam/he</c> also gives the largest density, so that F may begin below zero.
/// </summary>
public static class SetflFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">Its text.</param>
    /// <param name="layout">Which kind of file it is.</param>
    /// <exception cref="DataFileException">What is wrong, with the line.</exception>
    public static EamPotential Read(PotentialFile file, SetflLayout layout)
    {
        const int headerLine = 4;
        if (file.LineCount < headerLine) throw new DataFileException(file.Name, file.LineCount, "the file ends before the line of elements (line 4)");
        string[] header = PotentialFile.Words(file.Line(headerLine));
        if (header.Length == 0 || !int.TryParse(header[0], out int n) || n < 1 || header.Length < n + 1)
            throw new DataFileException(file.Name, headerLine, $"expected the number of elements and that many names, got '{file.Line(headerLine).Trim()}'");
        if ((long)n * n > file.Length) throw new DataFileException(file.Name, headerLine, $"{n} elements are announced, for whose tables the file is too short");
        PotentialWords words = file.WordsFrom(headerLine + 1);
        int densityPoints = words.Integer("the number of density points Nrho", 5);
        double densityStep = words.Positive("the density spacing drho");
        int radialPoints = words.Integer("the number of radial points Nr", 5);
        double radialStep = words.Positive("the radial spacing dr"), cutoff = words.Positive("the cutoff");
        double span = (densityPoints - 1) * densityStep, largest = layout == SetflLayout.Helium ? words.Double("the largest density rhomax") : span;
        words.EndLine();
        double[] mass = new double[n];
        double[][] embedding = new double[n][], density = new double[n * n][], pairs = new double[n * n][];
        for (int a = 0; a < n; a++)
        {
            string element = header[a + 1];
            words.Double($"the atomic number of {element}");
            mass[a] = words.Positive($"the mass of {element}");
            // Lattice constant and lattice are of no use, and some files leave them out.
            words.EndLine();
            embedding[a] = file.Energies(words.Doubles(densityPoints, $"F(rho) of {element}"));
            for (int b = 0; b < n; b++)
            {
                if (layout != SetflLayout.Alloy) density[a * n + b] = words.Doubles(radialPoints, $"rho(r) of {element} at {header[b + 1]}");
                else density[a * n + b] = b == 0 ? words.Doubles(radialPoints, $"rho(r) of {element}") : density[a * n];
            }
        }
        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b <= a; b++) pairs[a * n + b] = pairs[b * n + a] = file.Energies(words.Doubles(radialPoints, $"r*phi(r) of {header[a + 1]}-{header[b + 1]}"));
        }
        return new EamPotential(header[1..(n + 1)])
        {
            DensityPoints = densityPoints,
            DensityStep = densityStep,
            LeastDensity = layout == SetflLayout.Helium ? largest - span : 0,
            LargestDensity = largest,
            LinearBelow = layout == SetflLayout.Helium,
            RadialPoints = radialPoints,
            RadialStep = radialStep,
            Cutoff = cutoff,
            Mass = mass,
            Embedding = embedding,
            Density = density,
            PairTable = pairs,
        };
    }
}
