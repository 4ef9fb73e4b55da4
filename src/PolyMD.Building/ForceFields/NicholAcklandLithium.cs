using System.Globalization;
using System.Text;

namespace PolyMD.Building.ForceFields;

/// <summary>
/// Finnis-Sinclair potential of lithium, Nichol and Ackland, Phys. Rev. B 93, 184101 (2016), in closed form:
/// E = sum_i F(rho_i) + 1/2 sum_ij phi(r_ij), F = -sqrt(rho). Angstrom and eV. With a = 3.51 Angstrom and (x)+ = max(0, x):
/// rho(r) = max(0, 0.47493366 (1.3a - r)+^3 - 0.79165409 (1.2a - r)+^3);
/// phi(r) = sum_k c_k (R_k - r)+^3 from 3 Angstrom on, exp(cubic in r - 2) between 1 and 3, ZBL screened repulsion (Z = 3) below 1.
/// </summary>
public static class NicholAcklandLithium
{
    /// <summary>bcc lattice constant at 0 K in Angstrom.</summary>
    public const double LatticeConstant = 3.51;

    /// <summary>Cutoff 1.3 a in Angstrom.</summary>
    public const double Cutoff = 4.563;

    private const int Points = 10000;
    private const double DensityStep = 0.05;
    private const double RadiusStep = Cutoff / Points;

    private static readonly double[] s_knots = [1.3, 1.22, 1.15, 1.06, 0.95, 0.866025];

    private static readonly double[] s_coefficients =
    [
        -0.22526064059513212, 1.218301799483112, -1.7351449930399458,
        0.9144187534239631, -0.3418446602286913, -0.07120600388157582,
    ];

    private static readonly double[] s_bridge = [-0.8850834265073666, -2.001511261367935, 0.615349090313439, 0.01965652396160];

    private static readonly double[] s_zblWeights = [0.1818, 0.5099, 0.2802, 0.02817];
    private static readonly double[] s_zblDecays = [3.2, 0.9423, 0.4029, 0.2016];
    private const double ZblLength = 0.1818977409427;
    private const double ZblStrength = 9.0 * 14.399645;

    /// <summary>Embedding energy F(rho) = -sqrt(rho) in eV.</summary>
    /// <param name="density">Electron density.</param>
    public static double Embedding(double density) => -Math.Sqrt(density);

    /// <summary>Density contribution of a neighbour.</summary>
    /// <param name="r">Distance in Angstrom.</param>
    public static double Density(double r) => Math.Max(0.0,
        0.47493366120614344 * Cube(1.3 * LatticeConstant - r) - 0.7916540896461282 * Cube(1.2 * LatticeConstant - r));

    /// <summary>Pair energy in eV; r must be positive.</summary>
    /// <param name="r">Distance in Angstrom.</param>
    public static double Pair(double r) => r < 1.0 ? RadiusTimesPair(r) / r : PairBeyondCore(r);

    /// <summary>r phi(r) in eV Angstrom; finite at r = 0.</summary>
    /// <param name="r">Distance in Angstrom.</param>
    public static double RadiusTimesPair(double r)
    {
        if (r >= 1.0) return r * PairBeyondCore(r);
        double x = r / ZblLength, sum = 0;
        for (int k = 0; k < s_zblWeights.Length; k++) sum += s_zblWeights[k] * Math.Exp(-s_zblDecays[k] * x);
        return ZblStrength * sum;
    }

    /// <summary>
    /// The potential as a LAMMPS <c>eam/fs</c> table of 10000 points in metal units; the first line carries the unit tag by
    /// which LAMMPS converts it for <c>units real</c>.
    /// </summary>
    /// <param name="mass">Atomic mass in g/mol written into the table (the published file has 7.0).</param>
    public static string ToEamFs(double mass)
    {
        StringBuilder text = new(900_000);
        text.Append("# UNITS: metal  lithium, Finnis-Sinclair form, tabulated from its closed form by PolyMD\n");
        text.Append("# Nichol, Ackland, Phys. Rev. B 93, 184101 (2016)\n");
        text.Append("# F(rho), rho(r), r phi(r); eV and Angstrom\n");
        text.Append("1 Li\n");
        text.Append(CultureInfo.InvariantCulture, $"{Points} {DensityStep:R} {Points} {RadiusStep:R} {Cutoff:R}\n");
        text.Append(CultureInfo.InvariantCulture, $"3 {mass:R} {LatticeConstant:R} bcc\n");
        Append(text, i => Embedding(i * DensityStep));
        Append(text, i => Density(i * RadiusStep));
        Append(text, i => RadiusTimesPair(i * RadiusStep));
        return text.ToString();
    }

    private static void Append(StringBuilder text, Func<int, double> value)
    {
        for (int i = 0; i < Points; i++)
        {
            text.Append(value(i).ToString("E16", CultureInfo.InvariantCulture));
            text.Append(i % 5 == 4 ? '\n' : ' ');
        }
    }

    private static double PairBeyondCore(double r)
    {
        if (r < 3.0)
        {
            double u = r - 2.0;
            return Math.Exp(s_bridge[0] + u * (s_bridge[1] + u * (s_bridge[2] + u * s_bridge[3])));
        }
        double sum = 0;
        for (int k = 0; k < s_knots.Length; k++) sum += s_coefficients[k] * Cube(s_knots[k] * LatticeConstant - r);
        return sum;
    }

    private static double Cube(double x) => x > 0 ? x * x * x : 0;
}
