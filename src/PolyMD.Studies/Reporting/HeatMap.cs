using System.Globalization;

namespace PolyMD.Studies.Reporting;

/// <summary>A map of values over a regular grid of cells, as coloured rectangles with a scale.</summary>
public static class HeatMap
{
    private const double Left = 72, Top = 64, Side = 380;

    /// <summary>Draws the map.</summary>
    /// <param name="title">Title.</param>
    /// <param name="subtitle">Second line.</param>
    /// <param name="x">Centre of each cell along x.</param>
    /// <param name="y">Centre of each cell along y.</param>
    /// <param name="values">Value of each cell; those that are not finite are left out.</param>
    /// <param name="xLabel">x axis title with unit.</param>
    /// <param name="yLabel">y axis title with unit.</param>
    /// <param name="scaleLabel">Title of the scale with unit.</param>
    /// <param name="id">Id prefix.</param>
    public static SvgCanvas Draw(string title, string subtitle, IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<double> values, string xLabel, string yLabel, string scaleLabel, string id = "map")
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(values);
        SvgCanvas c = new(640, Top + Side + 64, title, id);
        double[] xs = [.. x.Distinct().Order()], ys = [.. y.Distinct().Order()];
        double dx = xs.Length > 1 ? xs[1] - xs[0] : 1, dy = ys.Length > 1 ? ys[1] - ys[0] : 1, width = xs.Length * dx, height = ys.Length * dy;
        double zoom = Side / Math.Max(width, height), bottom = Top + height * zoom;
        double[] known = [.. values.Where(double.IsFinite)];
        (double lo, double hi) = known.Length > 0 ? (known.Min(), known.Max()) : (0, 1);
        if (!(hi > lo)) (lo, hi) = (lo - 0.5, hi + 0.5);
        for (int k = 0; k < values.Count; k++)
        {
            if (!double.IsFinite(values[k])) continue;
            // A little overlap: no seams between neighbours.
            c.Rectangle(Left + (x[k] - xs[0]) * zoom, bottom - (y[k] - ys[0] + dy) * zoom, dx * zoom + 0.3, dy * zoom + 0.3, Color((values[k] - lo) / (hi - lo)));
        }
        c.Text(Left, 26, title, 16, fill: Palette.Ink, bold: true);
        c.Text(Left, 46, subtitle, 12, fill: Palette.Muted);
        string Number(double v, double span) => v.ToString("F" + Math.Clamp(2 - (int)Math.Floor(Math.Log10(span)), 0, 8), CultureInfo.InvariantCulture);
        c.Text(Left, bottom + 18, Number(xs[0] - 0.5 * dx, width), 11, fill: Palette.Axis);
        c.Text(Left + width * zoom, bottom + 18, Number(xs[^1] + 0.5 * dx, width), 11, "end", Palette.Axis);
        c.Text(Left + 0.5 * width * zoom, bottom + 38, xLabel, 12, "middle", Palette.Ink);
        c.Text(Left - 8, bottom, Number(ys[0] - 0.5 * dy, height), 11, "end", Palette.Axis);
        c.Text(Left - 8, Top + 10, Number(ys[^1] + 0.5 * dy, height), 11, "end", Palette.Axis);
        c.Text(Left - 8, 0.5 * (Top + bottom), yLabel, 12, "end", Palette.Ink);
        const int Steps = 40;
        for (int s = 0; s < Steps; s++) c.Rectangle(500, bottom - (s + 1) * (bottom - Top) / Steps, 18, (bottom - Top) / Steps + 0.3, Color((s + 0.5) / Steps));
        c.Text(524, bottom, Number(lo, hi - lo), 11, fill: Palette.Axis);
        c.Text(524, Top + 10, Number(hi, hi - lo), 11, fill: Palette.Axis);
        c.Text(524, 0.5 * (Top + bottom), scaleLabel, 12, fill: Palette.Ink);
        return c;
    }

    // Blue over white to orange: the middle is neutral, and grey print keeps light apart from dark.
    private static string Color(double share)
    {
        (double r, double g, double b) cold = (43, 108, 176), middle = (247, 247, 247), hot = (217, 115, 13);
        (double r, double g, double b) from = share < 0.5 ? cold : middle, to = share < 0.5 ? middle : hot;
        double t = share < 0.5 ? 2 * share : 2 * share - 1;
        int Mix(double a, double z) => (int)Math.Round(a + t * (z - a));
        return $"#{Mix(from.r, to.r):x2}{Mix(from.g, to.g):x2}{Mix(from.b, to.b):x2}";
    }
}
