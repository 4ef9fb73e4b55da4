using System.Globalization;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Transport;

namespace PolyMD.Studies.Reporting;

/// <summary>Plots of a bulk electrolyte: radial distribution functions with running coordination numbers, and a mean squared displacement with its fit.</summary>
public static class TransportPlots
{
    /// <summary>g(r) as full lines and the running coordination number n(r) as dashed lines of the same colour, both on one axis.</summary>
    /// <param name="title">Title.</param>
    /// <param name="curves">Label, for example "Li–O(ether)", and curve.</param>
    /// <param name="largestR">Right end of the plot, Å.</param>
    /// <param name="id">Id prefix.</param>
    public static SvgCanvas Rdf(string title, IReadOnlyList<(string Label, RdfCurve Curve)> curves, double largestR, string id = "rdf")
    {
        ArgumentNullException.ThrowIfNull(curves);
        // n(r) grows without end; the plot is as high as the peaks and the first shells need.
        double highest = curves.Max(c => Math.Max(c.Curve.G.Max(), c.Curve.FindFirstShell() is { } s && double.IsFinite(s.CoordinationNumber) ? 1.3 * s.CoordinationNumber : 0));
        Plot plot = new()
        {
            Title = title,
            YLimit = highest,
            Subtitle = "full lines: g(r); dashed: running coordination number n(r)",
            XLabel = "r / Å",
            YLabel = "g(r), n(r)",
            XRange = (0, largestR),
            YFromZero = true,
            Id = id,
        };
        for (int k = 0; k < curves.Count; k++)
        {
            (string label, RdfCurve curve) = curves[k];
            string color = Palette.Series[k % Palette.Series.Count];
            int[] shown = [.. Enumerable.Range(0, curve.R.Length).Where(i => curve.R[i] <= largestR)];
            double[] r = [.. shown.Select(i => curve.R[i])];
            plot.AddLine(r, [.. shown.Select(i => curve.G[i])], color, label);
            plot.AddLine(r, [.. shown.Select(i => curve.Coordination[i])], color, width: 1.4, dash: "5 4");
            FirstShell shell = curve.FindFirstShell();
            if (double.IsFinite(shell.PeakPosition))
            {
                plot.AddNote(shell.PeakPosition, shell.PeakHeight, 8, 6, string.Create(CultureInfo.InvariantCulture, $"{shell.PeakPosition:F2} Å, n = {shell.CoordinationNumber:F1}"), color);
            }
        }

        return plot.Render();
    }

    /// <summary>MSD with a band of one standard error and the fitted line over its window.</summary>
    /// <param name="title">Title.</param>
    /// <param name="curve">The MSD in Å² against the deck's time.</param>
    /// <param name="fit">Its fit.</param>
    /// <param name="timeUnit">Name of the time unit to print, for example "ps".</param>
    /// <param name="timeFactor">Printed unit per deck unit, for example 1e-3 for fs to ps.</param>
    /// <param name="id">Id prefix.</param>
    public static SvgCanvas Msd(string title, MsdCurve curve, DiffusionResult fit, string timeUnit, double timeFactor, string id = "msd")
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(fit);
        // Beyond the window the curve is noise: show a little of it.
        int[] shown = [.. Enumerable.Range(0, curve.Lag.Length).Where(n => curve.Lag[n] <= 1.25 * fit.WindowEnd)];
        double[] t = [.. shown.Select(n => curve.Lag[n] * timeFactor)], msd = [.. shown.Select(n => curve.Msd[n])], error = curve.StandardError;
        Plot plot = new()
        {
            Title = title,
            Subtitle = (fit.IsDiffusive ? $"D = {Typography.Pretty(fit.Coefficient.ToString())}" : "no D: not diffusive") + $"  ·  d ln MSD / d ln t = {fit.Beta.Format()}",
            XLabel = $"time / {timeUnit}",
            YLabel = "mean squared displacement / Å²",
            YFromZero = true,
            Id = id,
        };
        if (curve.Atoms > 1)
        {
            plot.AddBand(t, [.. shown.Select(n => curve.Msd[n] - error[n])], [.. shown.Select(n => curve.Msd[n] + error[n])], Palette.Lithium, "± one standard error");
        }

        plot.AddLine(t, msd, Palette.Lithium, "MSD");
        double At(double lag) => fit.Slope * lag + fit.Intercept;
        plot.AddLine([fit.WindowStart * timeFactor, fit.WindowEnd * timeFactor], [At(fit.WindowStart), At(fit.WindowEnd)], Palette.Jump, "fit in its window", 2, "6 4");
        return plot.Render();
    }
}
