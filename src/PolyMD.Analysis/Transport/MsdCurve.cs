namespace PolyMD.Analysis.Transport;

/// <summary>A mean squared displacement with what is needed for honest errors.</summary>
/// <param name="Lag">Lag times, starting at 0, in the deck's time unit.</param>
/// <param name="Msd">MSD, squared distance unit of the deck.</param>
/// <param name="AtomVariance">Variance between the time-averaged MSDs of single atoms at each lag; NaN for one atom.</param>
/// <param name="Frames">Frames.</param>
/// <param name="Atoms">Atoms.</param>
/// <param name="Dimensions">Dimensions of the displacement.</param>
public sealed record MsdCurve(double[] Lag, double[] Msd, double[] AtomVariance, int Frames, int Atoms, int Dimensions)
{
    /// <summary>Standard error of the MSD at each lag from the spread between atoms, which are taken as independent.</summary>
    public double[] StandardError => [.. AtomVariance.Select(v => Math.Sqrt(v / Atoms))];

    /// <summary>Local slope β = d ln MSD / d ln t at each lag, by a straight fit in ln–ln over lags within a factor of 1.3; NaN at lag 0.</summary>
    public double[] Beta()
    {
        double[] beta = new double[Lag.Length];
        for (int n = 0; n < beta.Length; n++) beta[n] = BetaOver(Math.Max(1, (int)Math.Floor(n / 1.3)), Math.Min(Lag.Length - 1, Math.Max(n + 1, (int)Math.Ceiling(n * 1.3))));
        beta[0] = double.NaN;
        return beta;
    }

    /// <summary>Slope of ln MSD against ln t over a range of lag indices, each lag weighted with 1/n so that every stretch of ln t counts the same.</summary>
    /// <param name="first">First lag index, at least 1.</param>
    /// <param name="last">Last lag index.</param>
    public double BetaOver(int first, int last)
    {
        double sw = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
        for (int n = first; n <= last; n++)
        {
            if (!(Msd[n] > 0)) continue;
            double w = 1.0 / n, x = Math.Log(Lag[n]), y = Math.Log(Msd[n]);
            sw += w;
            sx += w * x;
            sy += w * y;
            sxx += w * x * x;
            sxy += w * x * y;
        }

        double d = sw * sxx - sx * sx;
        return d > 0 ? (sw * sxy - sx * sy) / d : double.NaN;
    }
}
