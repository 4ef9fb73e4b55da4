using System.Globalization;
using System.Text;

namespace PolyMD.Fuzz.Tests;

/// <summary>Small valid potential files. Their numbers are made up: only the form matters.</summary>
internal static class PotentialSeeds
{
    /// <summary>A MEAM library.</summary>
    public const string MeamLibrary = "# library\n'Li' 'bcc' 8 3 6.939 2.97 1.4 1 1 1 3.509 1.65 0.87\n1 0.26 0.44 -0.2 1 0\nNi fcc 12 28 58.71 4.99 2.45 1.5 6 1.5 3.52 4.45 1.1 1 3.57 1.6 3.7 1 3\n";

    /// <summary>MEAM parameters of two elements.</summary>
    public const string MeamParameters = "rc = 4.8\ndelr = 0.1\naugt1 = 0\nerose_form = 2\nialloy = 2\nrho0(1) = 1.0\nEc(1,2) = 3.5\nre(1,2) = 2.8\nlattce(1,2) = b1\nnn2(1,1) = 1\nzbl(1,2) = 0\nattrac(1,1) = 0.05\nCmin(1,1,1) = 0.8\nCmax(1,1,1) = 2.8\n";

    /// <summary>Two sections of a pair table.</summary>
    public const string PairTable = "# UNITS: metal\nFIRST\nN 2\n\n1 1.0 1 1\n2 2.0 0 0\n\nSECOND\nN 5 R 1.0 5.0 FPRIME 0 0\n\n1 1.0 4 2\n2 2.0 2 1\n3 3.0 1 0.5\n4 4.0 0.5 0.2\n5 5.0 0 0\n";

    /// <summary>Two sections of a bond table.</summary>
    public const string BondTable = "FIRST\nN 2\n\n1 1.0 1 1\n2 2.0 0 0\n\nSECOND\nN 5 FP 0 0 EQ 2.4\n\n1 0.5 4 2\n2 1.5 2 1\n3 2.5 0 0\n4 3.5 2 -1\n5 4.5 4 -2\n";

    /// <summary>Two sections of an angle table.</summary>
    public const string AngleTable = "FIRST\nN 2\n\n1 0 1 1\n2 180 0 0\n\nSECOND\nN 5 FP 0 0\n\n1 0 4 2\n2 45 2 1\n3 90 0 0\n4 135 2 -1\n5 180 4 -2\n";

    /// <summary>Two sections of a dihedral table.</summary>
    public const string TorsionTable = "FIRST\nN 3 DEGREES\n\n1 -180 1 1\n2 -60 0 0\n3 60 0 0\n\nSECOND\nN 6 DEGREES NOF\n\n1 -180 4\n2 -120 2\n3 -60 0\n4 0 2\n5 60 4\n6 120 5\n";

    /// <summary>A funcfl file of an element.</summary>
    public static string Funcfl() => $"made up\n6 12.0 2.5 fcc\n8 0.5 8 0.5 3.5\n{Row(8, k => -Math.Sqrt(k))}{Row(8, k => 7 - k)}{Row(8, k => (7 - k) * 0.1)}";

    /// <summary>A setfl file of one element, with one density or with one for each neighbour.</summary>
    public static string Setfl(int kind, bool helium) =>
        $"a\nb\nc\n1 Aa\n8 0.5 8 0.5 3.5{(helium ? " 3.5" : "")}\n6 12.0 2.5 fcc\n{Row(8, k => -Math.Sqrt(k))}{Row(8, k => (7 - k) * 0.1 * kind)}{Row(8, k => 7 - k)}";

    /// <summary>A file of airebo, with or without the numbers of its Morse form; all splines zero.</summary>
    public static string Airebo(bool morse)
    {
        StringBuilder text = new($"# made up\n# {(morse ? "AIREBO-M" : "AIREBO")}\n\n");
        void Pairs(string prefix, double value)
        {
            foreach (string pair in (string[])["CC", "CH", "HH"]) text.AppendLine(CultureInfo.InvariantCulture, $"{value} {prefix}{pair}");
        }
        void Triples(string prefix)
        {
            foreach (string pair in (string[])["CC", "CH", "HH"]) for (int k = 1; k <= 3; k++) text.AppendLine(CultureInfo.InvariantCulture, $"{k} {prefix}{pair}{k}");
        }
        Pairs("rcmin_", 1.7);
        Pairs("rcmax_", 2.0);
        Pairs("rcmaxp_", 2.0);
        foreach (string name in (string[])["0.1 smin", "2 Nmin", "3 Nmax", "3.2 NCmin", "3.7 NCmax"]) text.AppendLine(name);
        Pairs("Q_", 0.3);
        Pairs("alpha_", 4.7);
        Pairs("A_", 10000);
        Triples("BIJc_");
        Triples("Beta_");
        Pairs("rho_", 0);
        Pairs("rcLJmin_", 3.4);
        Pairs("rcLJmax_", 3.8);
        Pairs("bLJmin_", 0.77);
        Pairs("bLJmax_", 0.81);
        Pairs("epsilon_", 0.003);
        Pairs("sigma_", 3.4);
        foreach (string name in (string[])["0.3 epsilonT_CCCC", "0.2 epsilonT_CCCH", "0.1 epsilonT_HCCH"]) text.AppendLine(name);
        if (morse)
        {
            Pairs("epsilonM_", 0.003);
            Pairs("alphaM_", 1.1);
            Pairs("reqM_", 3.9);
        }
        text.Append("\n3\n-1\n0\n1\n").Append(Row(12, k => k)).Append(Row(12, k => k)).Append("3\n-1\n0\n1\n").Append(Row(12, k => k));
        for (int k = 0; k < 2; k++) text.Append("4\n0\n4\n0\n4\n").Append(Row(16 * 16, _ => 0));
        for (int k = 0; k < 4; k++) text.Append("6\n0\n4\n0\n4\n0\n9\n").Append(Row(144 * 64, _ => 0));
        return text.ToString();
    }

    private static string Row(int count, Func<int, double> value) => string.Join(' ', Enumerable.Range(0, count).Select(k => value(k).ToString("g6", CultureInfo.InvariantCulture))) + "\n";
}
