using PolyMD.Analysis.Statistics;
using PolyMD.Model;

namespace PolyMD.Analysis.Interfaces;

/// <summary>
/// A straight line through resistances of one method against what was varied: the flux, 1/length or 1/cross-section. Weighted with the squared inverse
/// errors of the resistances, from which the errors of the line come too; χ² says whether the line and those errors fit the points. The value at 0 is the
/// limit of no flux, or of an infinite cell.
/// </summary>
/// <param name="AtZero">Resistance at abscissa 0.</param>
/// <param name="Slope">Change of the resistance with the abscissa.</param>
/// <param name="ChiSquare">χ² of the line.</param>
/// <param name="Mean">Weighted mean, the answer if nothing depends on the abscissa.</param>
/// <param name="MeanChiSquare">χ² of the mean.</param>
/// <param name="Points">Points.</param>
public sealed record ResistanceTrend(Measured AtZero, Measured Slope, double ChiSquare, Measured Mean, double MeanChiSquare, int Points)
{
    /// <summary>True if the slope is more than two of its errors from zero.</summary>
    public bool IsSignificant => Math.Abs(Slope.Value) > 2 * Slope.StandardError;

    /// <summary>Fits the line.</summary>
    /// <param name="x">Abscissas, at least two different ones.</param>
    /// <param name="values">Conductances of one method with errors; their resistances are fitted.</param>
    /// <exception cref="PolyMDException">Methods are mixed, or points or errors are missing.</exception>
    public static ResistanceTrend Fit(IReadOnlyList<double> x, IReadOnlyList<Conductance> values)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(values);
        if (x.Count != values.Count || x.Distinct().Count() < 2) throw new PolyMDException($"a trend needs at least two different abscissas, got {x.Distinct().Count()}");
        if (values.Select(v => v.Method).Distinct().Count() > 1) throw new PolyMDException($"a trend is one of a single method, got {string.Join(", ", values.Select(v => v.Method).Distinct())}");
        Measured[] r = [.. values.Select(v => v.Resistance)];
        if (r.Any(v => !(v.StandardError > 0))) throw new PolyMDException("every resistance of a trend needs a standard error");
        double s = 0, sx = 0, sy = 0;
        for (int i = 0; i < r.Length; i++)
        {
            double w = 1 / (r[i].StandardError * r[i].StandardError);
            s += w;
            sx += w * x[i];
            sy += w * r[i].Value;
        }
        double mx = sx / s, my = sy / s, sxx = 0, sxy = 0;
        for (int i = 0; i < r.Length; i++)
        {
            double w = 1 / (r[i].StandardError * r[i].StandardError);
            sxx += w * (x[i] - mx) * (x[i] - mx);
            sxy += w * (x[i] - mx) * (r[i].Value - my);
        }
        double slope = sxy / sxx;
        double Chi(Func<double, double> at) => r.Select((v, i) => (v.Value - at(x[i])) / v.StandardError).Sum(d => d * d);
        Measured Of(double value, double variance, string unit) => new(value, Math.Sqrt(variance), r.Length, unit);
        return new ResistanceTrend(Of(my - slope * mx, 1 / s + mx * mx / sxx, r[0].Unit), Of(slope, 1 / sxx, ""), Chi(v => my + slope * (v - mx)), Of(my, 1 / s, r[0].Unit), Chi(_ => my), r.Length);
    }
}
