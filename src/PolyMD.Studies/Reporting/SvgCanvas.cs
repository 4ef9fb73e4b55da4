using System.Globalization;
using System.Text;

namespace PolyMD.Studies.Reporting;

/// <summary>A small SVG writer: shapes and text in user units, numbers in the invariant culture, text escaped. Points that are not finite are left out.</summary>
public sealed class SvgCanvas
{
    /// <summary>Font list of all text.</summary>
    public const string FontFamily = "DejaVu Sans, sans-serif";

    private readonly StringBuilder _body = new();
    private readonly double _width, _height;
    private int _clips;

    /// <summary>Starts a drawing.</summary>
    /// <param name="width">Width in user units.</param>
    /// <param name="height">Height in user units.</param>
    /// <param name="description">What the picture shows, for readers that cannot see it.</param>
    /// <param name="id">Prefix of element ids, unique within the page that will hold the drawing.</param>
    public SvgCanvas(double width, double height, string description, string id = "p")
    {
        _width = width;
        _height = height;
        Description = description;
        Id = id;
    }

    /// <summary>Description for screen readers.</summary>
    public string Description { get; }

    /// <summary>Prefix of ids.</summary>
    public string Id { get; }

    /// <summary>A number as SVG wants it: at most two decimals, no trailing zeros.</summary>
    /// <param name="value">Finite value.</param>
    public static string Number(double value)
    {
        string text = value.ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>Text with the five XML characters replaced and control characters removed.</summary>
    /// <param name="text">Any text.</param>
    public static string Escape(string? text)
    {
        StringBuilder b = new();
        foreach (char c in text ?? "")
        {
            b.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\t' or '\n' or '\r' => " ",
                < ' ' => "",
                _ => c.ToString(),
            });
        }

        return b.ToString();
    }

    /// <summary>Straight line.</summary>
    /// <param name="x1">Start x.</param><param name="y1">Start y.</param><param name="x2">End x.</param><param name="y2">End y.</param>
    /// <param name="stroke">Colour.</param>
    /// <param name="width">Line width.</param>
    /// <param name="dash">Dash pattern or null.</param>
    /// <param name="opacity">0 to 1.</param>
    public void Line(double x1, double y1, double x2, double y2, string stroke, double width = 1, string? dash = null, double opacity = 1)
    {
        if (!Finite(x1, y1, x2, y2)) return;
        _body.Append(CultureInfo.InvariantCulture, $"""<line x1="{Number(x1)}" y1="{Number(y1)}" x2="{Number(x2)}" y2="{Number(y2)}" stroke="{stroke}" stroke-width="{Number(width)}"{(opacity < 1 ? $" stroke-opacity=\"{Number(opacity)}\"" : "")}{Dash(dash)}/>""").Append('\n');
    }

    /// <summary>Rectangle; negative sizes are turned round.</summary>
    /// <param name="x">Left.</param><param name="y">Top.</param><param name="width">Width.</param><param name="height">Height.</param>
    /// <param name="fill">Colour.</param>
    /// <param name="opacity">0 to 1.</param>
    /// <param name="radius">Corner radius.</param>
    public void Rectangle(double x, double y, double width, double height, string fill, double opacity = 1, double radius = 0)
    {
        if (!Finite(x, y, width, height)) return;
        if (width < 0) (x, width) = (x + width, -width);
        if (height < 0) (y, height) = (y + height, -height);
        string round = radius > 0 ? $" rx=\"{Number(radius)}\"" : "", alpha = opacity < 1 ? $" fill-opacity=\"{Number(opacity)}\"" : "";
        _body.Append(CultureInfo.InvariantCulture, $"""<rect x="{Number(x)}" y="{Number(y)}" width="{Number(width)}" height="{Number(height)}" fill="{fill}"{alpha}{round}/>""").Append('\n');
    }

    /// <summary>Filled circle with a thin white rim, so that neighbours stay apart.</summary>
    /// <param name="x">Centre x.</param><param name="y">Centre y.</param><param name="radius">Radius.</param>
    /// <param name="fill">Colour.</param>
    /// <param name="opacity">0 to 1.</param>
    public void Circle(double x, double y, double radius, string fill, double opacity = 1)
    {
        if (!Finite(x, y, radius, 0)) return;
        string alpha = opacity < 1 ? $" fill-opacity=\"{Number(opacity)}\"" : "";
        _body.Append(CultureInfo.InvariantCulture, $"""<circle cx="{Number(x)}" cy="{Number(y)}" r="{Number(radius)}" fill="{fill}" stroke="#fff" stroke-width="0.6"{alpha}/>""").Append('\n');
    }

    /// <summary>Open line or closed area through points; a point that is not finite breaks an open line.</summary>
    /// <param name="x">Abscissas.</param><param name="y">Ordinates.</param>
    /// <param name="stroke">Line colour or "none".</param>
    /// <param name="width">Line width.</param>
    /// <param name="fill">Fill colour or "none".</param>
    /// <param name="opacity">Fill opacity.</param>
    /// <param name="dash">Dash pattern or null.</param>
    public void Path(IReadOnlyList<double> x, IReadOnlyList<double> y, string stroke, double width = 1.5, string fill = "none", double opacity = 1, string? dash = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        StringBuilder d = new();
        bool pen = false;
        for (int i = 0; i < x.Count; i++)
        {
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i]))
            {
                pen = false;
                continue;
            }

            d.Append(pen ? 'L' : 'M').Append(Number(x[i])).Append(' ').Append(Number(y[i]));
            pen = true;
        }

        if (d.Length == 0) return;
        if (fill != "none") d.Append('Z');
        string alpha = fill != "none" && opacity < 1 ? $" fill-opacity=\"{Number(opacity)}\"" : "";
        _body.Append(CultureInfo.InvariantCulture, $"""<path d="{d}" fill="{fill}"{alpha} stroke="{stroke}" stroke-width="{Number(width)}" stroke-linejoin="round" stroke-linecap="round"{Dash(dash)}/>""").Append('\n');
    }

    /// <summary>Text.</summary>
    /// <param name="x">Anchor x.</param><param name="y">Baseline y.</param>
    /// <param name="text">Text, escaped here.</param>
    /// <param name="size">Font size.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="fill">Colour.</param>
    /// <param name="bold">Bold face.</param>
    /// <param name="rotate">Degrees clockwise about the anchor.</param>
    /// <param name="halo">White outline behind the letters, for text over data.</param>
    public void Text(double x, double y, string text, double size = 12, string anchor = "start", string fill = "#222", bool bold = false, double rotate = 0, bool halo = false)
    {
        if (!Finite(x, y, size, 0)) return;
        string turn = rotate != 0 ? $" transform=\"rotate({Number(rotate)} {Number(x)} {Number(y)})\"" : "";
        string weight = bold ? " font-weight=\"bold\"" : "";
        string outline = halo ? " stroke=\"#fff\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"" : "";
        _body.Append(CultureInfo.InvariantCulture, $"""<text x="{Number(x)}" y="{Number(y)}" font-size="{Number(size)}" text-anchor="{anchor}" fill="{fill}"{weight}{outline}{turn}>{Escape(text)}</text>""").Append('\n');
    }

    /// <summary>What is drawn until <see cref="EndClip"/> is cut at a rectangle.</summary>
    /// <param name="x">Left.</param><param name="y">Top.</param><param name="width">Width.</param><param name="height">Height.</param>
    public void BeginClip(double x, double y, double width, double height)
    {
        string id = $"{Id}-c{_clips++}";
        _body.Append(CultureInfo.InvariantCulture, $"""<clipPath id="{Escape(id)}"><rect x="{Number(x)}" y="{Number(y)}" width="{Number(width)}" height="{Number(height)}"/></clipPath><g clip-path="url(#{Escape(id)})">""").Append('\n');
    }

    /// <summary>Ends the cut.</summary>
    public void EndClip() => _body.Append("</g>\n");

    /// <summary>The drawing as an SVG element with a view box, fit for a file and for inlining into HTML.</summary>
    public string ToSvg() => string.Create(CultureInfo.InvariantCulture,
        $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Number(_width)} {Number(_height)}" width="{Number(_width)}" height="{Number(_height)}" role="img" aria-label="{Escape(Description)}" font-family="{FontFamily}">
        <rect width="{Number(_width)}" height="{Number(_height)}" fill="#fff"/>
        {_body}</svg>

        """);

    /// <summary>Writes the drawing as a stand-alone file.</summary>
    /// <param name="path">File.</param>
    public void Save(string path) => File.WriteAllText(path, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + ToSvg());

    private static string Dash(string? dash) => dash is null ? "" : $" stroke-dasharray=\"{dash}\"";

    private static bool Finite(double a, double b, double c, double d) => double.IsFinite(a + b + c + d);
}
