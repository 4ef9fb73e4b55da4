using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// dihedral opls: U = ½K₁(1+cos φ) + ½K₂(1−cos 2φ) + ½K₃(1+cos 3φ) + ½K₄(1−cos 4φ), energies in the deck's unit
/// (Watkins and Jorgensen, J. Phys. Chem. A 105, 4118 (2001)).
/// </summary>
[DihedralStyle("opls")]
public readonly struct DihedralOpls : IDihedralKernel
{
    /// <inheritdoc/>
    public static int CoeffCount => 4;

    /// <inheritdoc/>
    public static void ReadCoeff(ArgReader args, Span<double> coeff)
    {
        for (int k = 0; k < 4; k++) coeff[k] = 0.5 * args.Double($"K{k + 1}");
    }

    /// <inheritdoc/>
    public static double Eval(double cosine, double sine, ReadOnlySpan<double> coeff, out double derivative)
    {
        // Multiple angles by the addition theorem.
        double c2 = cosine * cosine - sine * sine, s2 = 2 * sine * cosine;
        double c3 = c2 * cosine - s2 * sine, s3 = s2 * cosine + c2 * sine;
        double c4 = c2 * c2 - s2 * s2, s4 = 2 * s2 * c2;
        derivative = -coeff[0] * sine + 2 * coeff[1] * s2 - 3 * coeff[2] * s3 + 4 * coeff[3] * s4;
        return coeff[0] * (1 + cosine) + coeff[1] * (1 - c2) + coeff[2] * (1 + c3) + coeff[3] * (1 - c4);
    }
}
