namespace PolyMD.Analysis.Transport;

/// <summary>A velocity autocorrelation function, per axis.</summary>
/// <param name="Lag">Lag times, starting at 0, in the deck's time unit.</param>
/// <param name="X">⟨v_x(0) v_x(t)⟩, squared velocity unit.</param>
/// <param name="Y">⟨v_y(0) v_y(t)⟩.</param>
/// <param name="Z">⟨v_z(0) v_z(t)⟩.</param>
/// <param name="Atoms">Atoms.</param>
public sealed record VacfCurve(double[] Lag, double[] X, double[] Y, double[] Z, int Atoms)
{
    /// <summary>⟨v(0)·v(t)⟩.</summary>
    public double[] Total => [.. Lag.Select((_, n) => X[n] + Y[n] + Z[n])];

    /// <summary>Running integral ∫₀ᵗ ⟨v(0)·v(t')⟩/3 dt' by the trapezoid rule: the diffusion coefficient once it has levelled off.</summary>
    public double[] RunningDiffusion()
    {
        double[] total = Total, d = new double[total.Length];
        for (int n = 1; n < d.Length; n++) d[n] = d[n - 1] + (total[n - 1] + total[n]) / 6 * (Lag[n] - Lag[n - 1]);
        return d;
    }

    /// <summary>
    /// Density of states of one axis or of all together, g(ν) = 4 ∫₀^T C(t)/C(0) w(t) cos 2πνt dt, with the Hann window w(t) =
    /// cos²(πt/2T) up to the longest lag T that is used; its integral over all frequencies is 1.
    /// </summary>
    /// <param name="correlation">One of <see cref="X"/>, <see cref="Y"/>, <see cref="Z"/>, <see cref="Total"/>.</param>
    /// <param name="longestLag">Lags that are used, at most all of them: the resolution is about 1/T.</param>
    /// <param name="points">Number of frequencies between 0 and the highest one, 1/(2Δt).</param>
    /// <returns>Frequencies in cycles per time unit, and g.</returns>
    public (double[] Frequency, double[] Density) DensityOfStates(ReadOnlySpan<double> correlation, int longestLag, int points)
    {
        int lags = Math.Min(longestLag, Lag.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(lags, 2);
        double dt = Lag[1], highest = 0.5 / dt;
        double[] windowed = new double[lags], frequency = new double[points], density = new double[points];
        for (int n = 0; n < lags; n++)
        {
            double w = Math.Cos(0.5 * Math.PI * n / lags);
            windowed[n] = correlation[n] / correlation[0] * w * w * (n == 0 ? 0.5 : 1);
        }
        for (int k = 0; k < points; k++)
        {
            frequency[k] = highest * k / (points - 1);
            double sum = 0;
            for (int n = 0; n < lags; n++) sum += windowed[n] * Math.Cos(2 * Math.PI * frequency[k] * Lag[n]);
            density[k] = 4 * dt * sum;
        }
        return (frequency, density);
    }
}
