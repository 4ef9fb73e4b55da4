using System.Globalization;
using PolyMD.Building;
using PolyMD.Model;

namespace PolyMD.Physics.Tests.Large;

/// <summary>Systems of 2000 to 5500 atoms (tests/decks/large): terms at step 0 and the drift of the energy, against LAMMPS 29 Sep 2021.</summary>
[TestFixture("class2")]
[TestFixture("airebo")]
[TestFixture("eam")]
[TestFixture("meam")]
[TestFixture("stack")]
public sealed class LargeSystemTests(string name)
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "decks", "large");

    private readonly Dictionary<string, double> _terms = [];
    private readonly List<double[]> _nve = [];

    [OneTimeSetUp]
    public void ReadReference()
    {
        foreach (string[] words in File.ReadLines(Path.Combine(s_folder, name + ".txt")).Where(l => l[0] != '#').Select(l => l.Split(' ')))
        {
            if (words[0] == "nve") _nve.Add([.. words[1..].Select(Number)]);
            else _terms[words[0]] = Number(words[1]);
        }
    }

    [Test]
    public void StepZero_OfThousandsOfAtoms_EqualsLammps()
    {
        NumberTable table = Run("step0.in")[0];
        double energy = Math.Abs(_terms["PotEng"]), pressure = Math.Abs(_terms["Press"]);
        using (Assert.EnterMultipleScope())
        {
            foreach ((string term, double value) in _terms)
            {
                double scale = term.StartsWith('P') && term != "PotEng" ? pressure : Math.Max(Math.Abs(value), 1e-3 * energy);
                Assert.That(table[0, table.Require(term)], Is.EqualTo(value).Within(1e-8 * scale), term);
            }
        }
    }

    // Both trajectories start alike and part by round-off; what must not differ is how fast energy is lost or won. With slopes that scatter by their
    // standard errors, three errors of the difference are exceeded by chance about once in 400 runs.
    [Test, Category("Slow")]
    public void Nve_ThousandSteps_DriftsNoMoreThanLammps()
    {
        NumberTable table = Run("nve.in")[^1];
        double[][] ours = [.. Enumerable.Range(0, table.RowCount).Select(r => new[] { table[r, table.Require("Step")], table[r, table.Require("TotEng")] })];
        (double slope, double error) = Slope(ours);
        (double reference, double referenceError) = Slope([.. _nve.Select(r => new[] { r[0], r[2] })]);
        TestContext.Out.WriteLine($"{name}: energy per step {slope:e3} +- {error:e1}, LAMMPS {reference:e3} +- {referenceError:e1}");
        Assert.That(Math.Abs(slope), Is.LessThanOrEqualTo(Math.Abs(reference) + 3 * Math.Sqrt(error * error + referenceError * referenceError)));
    }

    private IReadOnlyList<NumberTable> Run(string end)
    {
        using DeckFolder folder = new();
        string deck;
        if (name == "stack")
        {
            BuiltCase built = DeckFolder.Build("peo-xene-li", "graphene");
            folder.Write(built);
            deck = DeckFolder.Head(built) + File.ReadAllText(Path.Combine(s_folder, "stack.end"));
        }
        else
        {
            if (name == "eam") folder.Write(DeckFolder.Build("peo-xene-li", "bare"));
            if (name == "class2") File.Copy(Path.Combine(Repository.Root, "inputs", "peo-litfsi", "bulk.data"), folder.FullName("bulk.data"));
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "fixtures", "styles", "potentials"))) File.Copy(file, folder.FullName(Path.GetFileName(file)));
            deck = File.ReadAllText(Path.Combine(s_folder, name + ".in"));
        }
        return folder.Run(deck + File.ReadAllText(Path.Combine(s_folder, end)));
    }

    // Least squares over the second half, after the start-up; the error from the scatter about the line.
    private static (double Slope, double Error) Slope(double[][] rows)
    {
        double[][] half = rows[(rows.Length / 2)..];
        double x = half.Average(r => r[0]), y = half.Average(r => r[1]), xx = half.Sum(r => (r[0] - x) * (r[0] - x)), xy = half.Sum(r => (r[0] - x) * (r[1] - y));
        double slope = xy / xx, scatter = half.Sum(r => Math.Pow(r[1] - y - slope * (r[0] - x), 2)) / (half.Length - 2);
        return (slope, Math.Sqrt(scatter / xx));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
