using System.Runtime.CompilerServices;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// Fourier series of a torsion, Σ aₙ cos nφ + bₙ sin nφ, which all styles with cosines of multiples come down to. A row holds a₀, b₀, a₁, b₁, …;
/// multiples follow by the addition theorem.
/// </summary>
internal static class TorsionSeries
{
    /// <summary>Adds K cos(nφ − d).</summary>
    /// <param name="row">Row.</param>
    /// <param name="amplitude">K.</param>
    /// <param name="n">Multiplicity.</param>
    /// <param name="shift">d in radians.</param>
    public static void Add(TermRow row, double amplitude, int n, double shift)
    {
        double[] old = [.. row.Values];
        Span<double> c = row.Fill(0, Math.Max(old.Length, 2 * (n + 1)));
        old.CopyTo(c);
        c[2 * n] += amplitude * Math.Cos(shift);
        if (n > 0) c[2 * n + 1] += amplitude * Math.Sin(shift);
    }

    /// <summary>U(φ) and dU/dφ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        TLane cn = TLane.Create(1), sn = default, energy = default, slope = default;
        for (int g = 0; g < coeff.Groups; g++)
        {
            coeff.Read(g, out TLane a, out TLane b, out TLane a1, out TLane b1);
            energy += a * cn + b * sn;
            slope += TLane.Create(2 * g) * (b * cn - a * sn);
            TLane next = cn * cosine - sn * sine;
            sn = sn * cosine + cn * sine;
            cn = next;
            energy += a1 * cn + b1 * sn;
            slope += TLane.Create(2 * g + 1) * (b1 * cn - a1 * sn);
            next = cn * cosine - sn * sine;
            sn = sn * cosine + cn * sine;
            cn = next;
        }
        derivative = slope;
        return energy;
    }
}
