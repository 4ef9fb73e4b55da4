using System.Globalization;
using PolyMD.Dynamics.Minimizers;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Tests.Minimizers;

/// <summary>One run of LAMMPS (29 Sep 2021) of tests/fixtures/dynamics/minimize and the same run here.</summary>
public sealed record MinimizationCase(string Name, string Style, string Modify, MinimizationCriteria Criteria, bool? Normalize, string Reason, long Iterations, long Evaluations,
    List<(long Step, double Energy, double Force)> Rows)
{
    public static IEnumerable<string> Names => Directory.EnumerateFiles(DataFileSystem.Folder("minimize"), "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    public static MinimizationCase Load(string name)
    {
        ILookup<string, string> lines = File.ReadLines(Path.Combine(DataFileSystem.Folder("minimize"), name + ".txt"))
            .Select(l => l.Split(' ', 2)).ToLookup(w => w[0], w => w[1]);
        double[] c = Numbers(lines["criteria"].Single()), counts = Numbers(lines["counts"].Single());
        return new(name, lines["style"].Single(), lines["modify"].Single(), new((double)c[0], c[1], (long)c[2], (long)c[3]),
            lines["norm"].Single() == "no" ? false : null, lines["reason"].Single(), (long)counts[0], (long)counts[1],
            lines["row"].Select(Numbers).Select(r => ((long)r[0], r[1], r[2])).ToList());
    }

    public DataFileSystem System(int threads = 1) =>
        Name.StartsWith("lj", StringComparison.Ordinal) ? DataFileSystem.LennardJones(threads) : DataFileSystem.Chains(!Name.EndsWith("jump", StringComparison.Ordinal), threads);

    public MinimizerBase Minimizer()
    {
        MinimizerBase m = Style switch { "cg" => new ConjugateGradientMinimizer(), "sd" => new SteepestDescentMinimizer(), _ => new FireMinimizer() };
        m.NormalizeByAtoms = Normalize;
        if (Modify.Length > 0) m.ReadModify(ArgReader.FromText("min_modify", Modify));
        return m;
    }

    private static double[] Numbers(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => double.Parse(w, CultureInfo.InvariantCulture)).ToArray();
}
