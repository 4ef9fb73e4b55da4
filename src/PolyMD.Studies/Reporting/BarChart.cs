using System.Globalization;

namespace PolyMD.Studies.Reporting;

/// <summary>Horizontal bars with error bars and a text at the end of each: a ranking at a glance.</summary>
public sealed class BarChart
{
    private readonly record struct Bar(string Label, double Value, double Error, string Text, string Color, double[] Parts);

    private readonly List<Bar> _bars = [];

    /// <summary>Title.</summary>
    public string Title { get; init; } = "";

    /// <summary>Second, smaller line.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Axis title with unit.</summary>
    public string XLabel { get; init; } = "";

    /// <summary>Width in user units.</summary>
    public double Width { get; init; } = 760;

    /// <summary>Id prefix, unique within a page.</summary>
    public string Id { get; init; } = "bars";

    /// <summary>Adds a bar, from top to bottom.</summary>
    /// <param name="label">Name at the left.</param>
    /// <param name="value">Length; NaN draws no bar.</param>
    /// <param name="error">Standard error; NaN draws none.</param>
    /// <param name="text">Text at the right.</param>
    /// <param name="color">Colour.</param>
    /// <param name="parts">Positive parts that add up to the value, drawn as separated segments; empty for one piece.</param>
    public void Add(string label, double value, double error, string text, string color, params double[] parts) =>
        _bars.Add(new Bar(label, value, error, text, color, parts));

    /// <summary>Draws the chart.</summary>
    public SvgCanvas Render()
    {
        const double row = 44;
        double top = 18 + (Title.Length > 0 ? 22 : 0) + (Subtitle.Length > 0 ? 20 : 0);
        double left = 26 + 7.6 * Math.Max(8, _bars.Count == 0 ? 0 : _bars.Max(b => b.Label.Length)), right = Width - 24;
        double bottom = top + row * _bars.Count + 6, height = bottom + 54;
        SvgCanvas c = new(Width, height, Title, Id);
        double y0 = 16;
        if (Title.Length > 0) c.Text(16, y0 += 8, Title, 16, fill: Palette.Ink, bold: true);
        if (Subtitle.Length > 0) c.Text(16, y0 + 20, Subtitle, 12, fill: Palette.Muted);
        // The texts stand right of the bars: leave room for the longest.
        double text = 14 + 7.0 * (_bars.Count == 0 ? 0 : _bars.Max(b => b.Text.Length));
        IEnumerable<double> ends = _bars.Select(b => b.Value + (double.IsFinite(b.Error) ? b.Error : 0)).Concat(_bars.Select(b => b.Value - (double.IsFinite(b.Error) ? b.Error : 0)));
        double[] finite = [.. ends.Where(double.IsFinite), 0];
        Axis axis = Axis.Cover(XLabel, finite, tight: true);
        double scale = Math.Max(60, right - text - left) / Math.Max(1e-300, axis.Hi - axis.Lo);
        double X(double v) => left + (v - axis.Lo) * scale;
        foreach (double t in axis.Ticks)
        {
            c.Line(X(t), top, X(t), bottom, Palette.Grid);
            c.Text(X(t), bottom + 17, axis.Format(t), 12, "middle", Palette.Axis);
        }

        for (int i = 0; i < _bars.Count; i++)
        {
            Bar bar = _bars[i];
            double y = top + i * row + 8, mid = y + 14;
            c.Text(left - 10, mid + 4, bar.Label, 13, "end", Palette.Ink);
            double end = X(0);
            if (double.IsFinite(bar.Value))
            {
                DrawBar(c, bar, y, X);
                end = Math.Max(X(0), X(bar.Value + (double.IsFinite(bar.Error) ? bar.Error : 0)));
            }

            c.Text(end + 10, mid + 4, bar.Text, 12, fill: Palette.Ink);
        }

        c.Line(X(0), top, X(0), bottom, Palette.Axis);
        c.Text(0.5 * (left + right - text), bottom + 40, XLabel, 13, "middle", Palette.Ink);
        return c;
    }

    private static void DrawBar(SvgCanvas c, Bar bar, double y, Func<double, double> x)
    {
        bool split = bar.Parts.Length > 1 && bar.Parts.All(p => p > 0);
        double from = 0;
        foreach ((double part, int index) in (split ? bar.Parts : [bar.Value]).Select((p, i) => (p, i)))
        {
            c.Rectangle(x(from), y, x(from + part) - x(from) - (split && index < bar.Parts.Length - 1 ? 1.5 : 0), 28, bar.Color, index == 0 ? 1 : 0.62, 2);
            from += part;
        }

        if (!double.IsFinite(bar.Error) || bar.Error <= 0) return;
        double lo = x(bar.Value - bar.Error), hi = x(bar.Value + bar.Error), mid = y + 14;
        c.Line(lo, mid, hi, mid, Palette.Ink, 1.4);
        c.Line(lo, mid - 5, lo, mid + 5, Palette.Ink, 1.4);
        c.Line(hi, mid - 5, hi, mid + 5, Palette.Ink, 1.4);
    }

    /// <summary>A number in powers of ten for texts: 1.23e-8.</summary>
    /// <param name="value">Value.</param>
    public static string Scientific(double value) => double.IsFinite(value) ? value.ToString("0.00e0", CultureInfo.InvariantCulture) : "n/a";
}
