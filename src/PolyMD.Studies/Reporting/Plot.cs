namespace PolyMD.Studies.Reporting;

/// <summary>An x–y plot: shaded stretches, bands, lines, points with error bars, a legend. Add what shall be seen, then <see cref="Render"/>; drawing order is order of adding, shading first.</summary>
public sealed class Plot
{
    private readonly record struct Shade(double From, double To, string Color, string? Label);

    private readonly record struct Curve(double[] X, double[] Y, string Color, double Width, string? Dash);

    private readonly record struct Dots(double[] X, double[] Y, double[] Error, string Color, double Radius, double Opacity);

    private readonly record struct Band(double[] X, double[] Lo, double[] Hi, string Color);

    private readonly record struct Note(double X, double Y, double Dx, double Dy, string Text, string Color, string Anchor);

    private readonly record struct Key(string Label, string Color, char Kind);

    private readonly List<Shade> _shades = [];
    private readonly List<Curve> _curves = [];
    private readonly List<Dots> _dots = [];
    private readonly List<Band> _bands = [];
    private readonly List<Note> _notes = [];
    private readonly List<Key> _keys = [];

    /// <summary>Title above the plot.</summary>
    public string Title { get; init; } = "";

    /// <summary>Second, smaller line of the title.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>x axis title with unit.</summary>
    public string XLabel { get; init; } = "";

    /// <summary>y axis title with unit.</summary>
    public string YLabel { get; init; } = "";

    /// <summary>Fixed x range; null to fit the data.</summary>
    public (double Lo, double Hi)? XRange { get; init; }

    /// <summary>Upper end of y that curves may not pass; they are cut there. Null to fit the data.</summary>
    public double? YLimit { get; init; }

    /// <summary>True to include y = 0.</summary>
    public bool YFromZero { get; init; }

    /// <summary>Width in user units.</summary>
    public double Width { get; init; } = 760;

    /// <summary>Height in user units.</summary>
    public double Height { get; init; } = 440;

    /// <summary>Id prefix, unique within a page.</summary>
    public string Id { get; init; } = "plot";

    /// <summary>Shades a stretch of x over the whole height.</summary>
    /// <param name="from">Lower end.</param><param name="to">Upper end.</param>
    /// <param name="color">Colour.</param>
    /// <param name="label">Small text at the top of the stretch, or null.</param>
    public void AddShade(double from, double to, string color, string? label = null) => _shades.Add(new Shade(from, to, color, label));

    /// <summary>Adds a line.</summary>
    /// <param name="x">Abscissas.</param><param name="y">Ordinates.</param>
    /// <param name="color">Colour.</param>
    /// <param name="label">Legend entry or null.</param>
    /// <param name="width">Line width.</param>
    /// <param name="dash">Dash pattern or null.</param>
    public void AddLine(double[] x, double[] y, string color, string? label = null, double width = 2, string? dash = null)
    {
        _curves.Add(new Curve(x, y, color, width, dash));
        if (label is not null) _keys.Add(new Key(label, color, dash is null ? '-' : ':'));
    }

    /// <summary>Adds points.</summary>
    /// <param name="x">Abscissas.</param><param name="y">Ordinates.</param>
    /// <param name="error">Error bars (one sigma); empty or NaN for none.</param>
    /// <param name="color">Colour.</param>
    /// <param name="label">Legend entry or null.</param>
    /// <param name="radius">Radius.</param>
    /// <param name="opacity">0 to 1.</param>
    public void AddPoints(double[] x, double[] y, double[] error, string color, string? label = null, double radius = 3, double opacity = 1)
    {
        _dots.Add(new Dots(x, y, error, color, radius, opacity));
        if (label is not null) _keys.Add(new Key(label, color, 'o'));
    }

    /// <summary>Adds a band between two curves.</summary>
    /// <param name="x">Abscissas.</param><param name="lo">Lower edge.</param><param name="hi">Upper edge.</param>
    /// <param name="color">Colour, drawn light.</param>
    /// <param name="label">Legend entry or null.</param>
    public void AddBand(double[] x, double[] lo, double[] hi, string color, string? label = null)
    {
        _bands.Add(new Band(x, lo, hi, color));
        if (label is not null) _keys.Add(new Key(label, color, '#'));
    }

    /// <summary>Adds text at a data point, moved by user units.</summary>
    /// <param name="x">Data x.</param><param name="y">Data y.</param><param name="dx">Shift to the right.</param><param name="dy">Shift down.</param>
    /// <param name="text">Text.</param>
    /// <param name="color">Colour.</param>
    /// <param name="anchor">start, middle or end.</param>
    public void AddNote(double x, double y, double dx, double dy, string text, string color = Palette.Ink, string anchor = "start") =>
        _notes.Add(new Note(x, y, dx, dy, text, color, anchor));

    /// <summary>Draws the plot.</summary>
    public SvgCanvas Render()
    {
        SvgCanvas c = new(Width, Height, Title.Length > 0 ? Title : $"{YLabel} against {XLabel}", Id);
        double titleBase = Title.Length > 0 ? 26 : 8, subtitleBase = titleBase + (Subtitle.Length > 0 ? 20 : 0), keyBase = subtitleBase + (_keys.Count > 0 ? 24 : 0);
        double top = keyBase + 12;
        double left = 72, right = Width - 22, bottom = Height - 58;
        IEnumerable<double> xs = _curves.SelectMany(k => k.X).Concat(_dots.SelectMany(d => d.X)).Concat(_bands.SelectMany(b => b.X));
        Axis ax = XRange is { } range ? Axis.Cover(XLabel, [range.Lo, range.Hi], tight: true, 8) : Axis.Cover(XLabel, xs, wantedTicks: 8);
        IEnumerable<double> ys = _curves.SelectMany(k => k.Y)
            .Concat(_dots.SelectMany(d => d.Y.Select((y, i) => y + Bar(d, i)))).Concat(_dots.SelectMany(d => d.Y.Select((y, i) => y - Bar(d, i))))
            .Concat(_bands.SelectMany(b => b.Lo)).Concat(_bands.SelectMany(b => b.Hi));
        if (YFromZero) ys = ys.Append(0);
        if (YLimit is { } limit) ys = ys.Select(y => Math.Min(y, limit));
        Axis ay = Axis.Cover(YLabel, ys);
        double X(double v) => left + (v - ax.Lo) / (ax.Hi - ax.Lo) * (right - left);
        double Y(double v) => bottom - (v - ay.Lo) / (ay.Hi - ay.Lo) * (bottom - top);

        if (Title.Length > 0) c.Text(left, titleBase, Title, 16, fill: Palette.Ink, bold: true);
        if (Subtitle.Length > 0) c.Text(left, subtitleBase, Subtitle, 12, fill: Palette.Muted);
        DrawLegend(c, left, keyBase);

        c.BeginClip(left, top, right - left, bottom - top);
        foreach (Shade s in _shades) c.Rectangle(X(s.From), top, X(s.To) - X(s.From), bottom - top, s.Color);
        foreach (double t in ay.Ticks) c.Line(left, Y(t), right, Y(t), Palette.Grid);
        foreach (Band b in _bands)
        {
            c.Path([.. b.X.Select(X), .. b.X.Reverse().Select(X)], [.. b.Hi.Select(Y), .. b.Lo.Reverse().Select(Y)], "none", 0, b.Color, 0.18);
        }

        foreach (Dots d in _dots) DrawDots(c, d, X, Y);
        foreach (Curve k in _curves) c.Path([.. k.X.Select(X)], [.. k.Y.Select(Y)], k.Color, k.Width, dash: k.Dash);
        c.EndClip();

        foreach (Shade s in _shades)
        {
            if (s.Label is null) continue;
            double from = Math.Clamp(X(s.From), left, right), to = Math.Clamp(X(s.To), left, right);
            bool atLeft = from <= left, atRight = to >= right;
            c.Text(atLeft ? left + 4 : atRight ? right - 4 : 0.5 * (from + to), bottom - 8, s.Label, 11, atLeft ? "start" : atRight ? "end" : "middle", Palette.Muted);
        }

        foreach (Note n in _notes) c.Text(X(n.X) + n.Dx, Y(n.Y) + n.Dy, n.Text, 12, n.Anchor, n.Color, bold: true, halo: true);
        DrawAxes(c, ax, ay, X, Y, left, right, top, bottom);
        return c;
    }

    private static double Bar(Dots d, int i) => i < d.Error.Length && double.IsFinite(d.Error[i]) ? d.Error[i] : 0;

    private static void DrawDots(SvgCanvas c, Dots d, Func<double, double> x, Func<double, double> y)
    {
        for (int i = 0; i < d.X.Length; i++)
        {
            double bar = Bar(d, i);
            if (bar > 0) c.Line(x(d.X[i]), y(d.Y[i] - bar), x(d.X[i]), y(d.Y[i] + bar), d.Color, 1, opacity: 0.45 * d.Opacity);
        }

        for (int i = 0; i < d.X.Length; i++) c.Circle(x(d.X[i]), y(d.Y[i]), d.Radius, d.Color, d.Opacity);
    }

    private static void DrawAxes(SvgCanvas c, Axis ax, Axis ay, Func<double, double> x, Func<double, double> y, double left, double right, double top, double bottom)
    {
        c.Line(left, bottom, right, bottom, Palette.Axis);
        c.Line(left, top, left, bottom, Palette.Axis);
        foreach (double t in ax.Ticks)
        {
            c.Line(x(t), bottom, x(t), bottom + 5, Palette.Axis);
            c.Text(x(t), bottom + 19, ax.Format(t), 12, "middle", Palette.Axis);
        }

        foreach (double t in ay.Ticks)
        {
            c.Line(left - 5, y(t), left, y(t), Palette.Axis);
            c.Text(left - 9, y(t) + 4, ay.Format(t), 12, "end", Palette.Axis);
        }

        c.Text(0.5 * (left + right), bottom + 42, ax.Label, 13, "middle", Palette.Ink);
        c.Text(20, 0.5 * (top + bottom), ay.Label, 13, "middle", Palette.Ink, rotate: -90);
    }

    private void DrawLegend(SvgCanvas c, double left, double y)
    {
        double x = left;
        foreach (Key key in _keys)
        {
            switch (key.Kind)
            {
                case 'o': c.Circle(x + 8, y - 4, 4, key.Color); break;
                case '#': c.Rectangle(x, y - 10, 16, 11, key.Color, 0.25, 2); break;
                default: c.Line(x, y - 4, x + 18, y - 4, key.Color, 2.2, key.Kind == ':' ? "4 3" : null); break;
            }

            c.Text(x + 23, y, key.Label, 12, fill: Palette.Ink);
            // The mean advance of DejaVu Sans at 12 units is 7.2; there is no font to ask.
            x += 40 + 7.2 * key.Label.Length;
        }
    }
}
