using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// angle cosine/periodic: U = 2C/n² (1 − B (−1)ⁿ cos nθ). C: energy; B: 1 or −1; n: 1 … 6.
/// </summary>
[AngleStyle("cosine/periodic")]
public readonly struct AngleCosinePeriodic : ICosineAngleKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        double scale = args.Double("C");
        int b = args.Integer("B", -1, 1), n = args.Integer("n", 1, 6);
        if (b == 0) args.Fail("B must be 1 or -1");
        // cos nθ as a polynomial of cos θ: T(k+1) = 2 c T(k) − T(k−1).
        double[] last = new double[8], now = new double[8];
        last[0] = now[1] = 1;
        for (int k = 1; k < n; k++)
        {
            double[] next = new double[8];
            for (int p = 0; p < 8; p++) next[p] = (p > 0 ? 2 * now[p - 1] : 0) - last[p];
            (last, now) = (now, next);
        }
        scale *= 2.0 / (n * n);
        Span<double> coeff = row.Fill(0, 8);
        for (int p = 0; p < 8; p++) coeff[p] = -scale * b * (n % 2 == 0 ? 1 : -1) * now[p];
        coeff[0] += scale;
        row.Rest = Math.PI;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane> => CosinePolynomial.Eval(cosine, coeff, out derivative);
}
