using System.Text;

namespace PolyMD.Cli;

/// <summary>Erases the progress line before anything is written, and writes whole lines at once to a terminal.</summary>
internal sealed class LineErasingWriter(TextWriter inner, RunProgressLine line) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        line.Erase();
        inner.Write(value);
    }

    public override void Write(string? value)
    {
        line.Erase();
        inner.Write(value);
    }

    public override void Flush() => inner.Flush();
}
