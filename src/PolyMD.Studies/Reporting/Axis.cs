using System.Globalization;

namespace PolyMD.Studies.Reporting;

/// <summary>A linear axis with round tick values (steps of 1, 2, 2.5 or 5 times a power of ten).</summary>
public sealed class Axis
{
    private Axis(double lo, double hi, double step, string label)
    {
        Lo = lo;
        Hi = hi;
        Step = step;
        Label = label;
        int first = (int)Math.Ceiling(lo / step - 1e-9), last = (int)Math.Floor(hi / step + 1e-9);
        double[] ticks = new double[Math.Max(0, last - first + 1)];
        for (int i = 0; i < ticks.Length; i++) ticks[i] = (first + i) * step;
        Ticks = ticks;
    }

    /// <summary>Lower end.</summary>
    public double Lo { get; }

    /// <summary>Upper end.</summary>
    public double Hi { get; }

    /// <summary>Distance of the ticks.</summary>
    public double Step { get; }

    /// <summary>Axis title with unit.</summary>
    public string Label { get; }

    /// <summary>Tick values inside the axis.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Makes an axis that covers values.</summary>
    /// <param name="label">Title with unit.</param>
    /// <param name="values">Values to cover; those that are not finite are ignored.</param>
    /// <param name="tight">True to end exactly at the extremes, false to end at ticks.</param>
    /// <param name="wantedTicks">About how many ticks.</param>
    public static Axis Cover(string label, IEnumerable<double> values, bool tight = false, int wantedTicks = 6)
    {
        double lo = double.PositiveInfinity, hi = double.NegativeInfinity;
        foreach (double v in values)
        {
            if (!double.IsFinite(v)) continue;
            lo = Math.Min(lo, v);
            hi = Math.Max(hi, v);
        }

        if (!(lo <= hi)) (lo, hi) = (0, 1);
        if (hi - lo <= 1e-12 * Math.Max(Math.Abs(lo), Math.Abs(hi)))
        {
            double pad = lo == 0 ? 1 : 0.1 * Math.Abs(lo);
            (lo, hi) = (lo - pad, hi + pad);
        }

        double step = NiceStep((hi - lo) / Math.Max(1, wantedTicks));
        return tight ? new Axis(lo, hi, step, label) : new Axis(Math.Floor(lo / step + 1e-9) * step, Math.Ceiling(hi / step - 1e-9) * step, step, label);
    }

    /// <summary>Smallest of 1, 2, 2.5, 5, 10 × 10ⁿ that is not below a raw step.</summary>
    /// <param name="raw">Raw step, positive.</param>
    public static double NiceStep(double raw)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double f = raw / power;
        double nice = f <= 1.0000001 ? 1 : f <= 2.0000001 ? 2 : f <= 2.5000001 ? 2.5 : f <= 5.0000001 ? 5 : 10;
        return nice * power;
    }

    /// <summary>Tick label with just the decimals that the step needs.</summary>
    /// <param name="value">Tick value.</param>
    public string Format(double value)
    {
        double magnitude = Math.Max(Math.Abs(Lo), Math.Abs(Hi));
        if (magnitude is >= 1e5 or < 1e-3) return value == 0 ? "0" : value.ToString("0.##e0", CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal);
        int decimals = 0;
        for (double s = Step; decimals < 8 && Math.Abs(s - Math.Round(s)) > 1e-6 * s; s *= 10) decimals++;
        string text = value.ToString("F" + decimals, CultureInfo.InvariantCulture);
        return text.Replace("-", "−", StringComparison.Ordinal);
    }
}
