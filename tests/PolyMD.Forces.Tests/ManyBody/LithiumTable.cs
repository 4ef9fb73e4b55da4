using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace PolyMD.Forces.Tests.ManyBody;

/// <summary>The eam/fs tables of the fixtures, from the closed form of Nichol and Ackland, Phys. Rev. B 93, 184101 (2016); same formulas as make_fixtures.py.</summary>
internal static class LithiumTable
{
    private const double A = 3.51, Cutoff = 4.563;
    private static readonly double[] s_ends = [1.3, 1.22, 1.15, 1.06, 0.95, 0.866025];
    private static readonly double[] s_weights = [-0.22526064059513212, 1.218301799483112, -1.7351449930399458, 0.9144187534239631, -0.3418446602286913, -0.07120600388157582];
    private static readonly ConcurrentDictionary<string, Lazy<string>> s_written = new();

    public static bool Knows(string name) => name.EndsWith(".eam.fs", StringComparison.Ordinal);

    public static void Write(string folder, string name)
    {
        _ = s_written.GetOrAdd(name, n => new Lazy<string>(() =>
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, n), Text(n));
            return n;
        })).Value;
    }

    public static string Text(string name) => name switch
    {
        "Li.eam.fs" => Setfl([("Li", 1, 1, 1)]),
        "Li-short.eam.fs" => Setfl([("Li", 1, 1, 1)], 200, 2.0),
        "LiXx.eam.fs" => Setfl([("Li", 1, 0.8, 1), ("Xx", 1.1, 1.3, 0.9)]),
        _ => throw new ArgumentException(name),
    };

    private static string Setfl((string Name, double Own, double Other, double Pair)[] elements, int densityPoints = 1000, double largest = 30)
    {
        const int points = 1000;
        double densityStep = largest / densityPoints, step = Cutoff / points;
        StringBuilder text = new("test table UNITS: metal\nclosed form\nfor tests only\n");
        text.Append(CultureInfo.InvariantCulture, $"{elements.Length} {string.Join(' ', elements.Select(e => e.Name))}\n{densityPoints} {densityStep:R} {points} {step:R} {Cutoff:R}\n");
        void Block(int count, Func<int, double> value)
        {
            for (int k = 0; k < count; k++) text.Append(CultureInfo.InvariantCulture, $"{value(k):R}{(k % 5 == 4 || k == count - 1 ? '\n' : ' ')}");
        }
        for (int a = 0; a < elements.Length; a++)
        {
            text.Append("3 7.0 3.51 bcc\n");
            Block(densityPoints, k => -Math.Sqrt(k * densityStep));
            for (int b = 0; b < elements.Length; b++)
            {
                double scale = a == b ? elements[a].Own : elements[a].Other;
                Block(points, k => scale * Density(k * step));
            }
        }
        for (int a = 0; a < elements.Length; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                double scale = 0.5 * (elements[a].Pair + elements[b].Pair);
                Block(points, k => k * step * (scale * Pair(k * step)));
            }
        }
        return text.ToString();
    }

    private static double Cube(double x) => x > 0 ? x * x * x : 0;

    private static double Density(double r) => Math.Max(0, 0.47493366120614344 * Cube(1.3 * A - r) - 0.7916540896461282 * Cube(1.2 * A - r));

    private static double Pair(double r)
    {
        if (r >= 3) return s_ends.Zip(s_weights, (e, w) => w * Cube(e * A - r)).Sum();
        if (r >= 1)
        {
            double u = r - 2;
            return Math.Exp(-0.8850834265073666 + u * (-2.001511261367935 + u * (0.615349090313439 + u * 0.01965652396160)));
        }
        if (r <= 0) return 0;
        double x = r / 0.1818977409427;
        return 9 * 14.399645 / r * (0.1818 * Math.Exp(-3.2 * x) + 0.5099 * Math.Exp(-0.9423 * x) + 0.2802 * Math.Exp(-0.4029 * x) + 0.02817 * Math.Exp(-0.2016 * x));
    }
}
