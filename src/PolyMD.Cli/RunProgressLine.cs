using PolyMD.Deck;

namespace PolyMD.Cli;

/// <summary>A progress line with ETA on a terminal's standard error; silent in a pipe. It is erased before thermo rows are written.</summary>
internal sealed class RunProgressLine(TextWriter error)
{
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private int _width;

    public bool IsActive => _terminal;

    public void Report(RunProgress p)
    {
        if (!_terminal) return;
        if (p.Step >= p.LastStep)
        {
            Erase();
            return;
        }
        string eta = p.Remaining is { } left && p.Elapsed.TotalSeconds > 1 ? $", {Pretty(left)} left" : "";
        string text = $"step {p.Step} of {p.LastStep}  {100 * p.Fraction:f1} %{eta}";
        error.Write('\r' + text.PadRight(_width));
        _width = text.Length;
    }

    public void Erase()
    {
        if (_width == 0) return;
        error.Write('\r' + new string(' ', _width) + '\r');
        _width = 0;
    }

    private static string Pretty(TimeSpan t) => t.TotalHours >= 1 ? $"{(int)t.TotalHours} h {t.Minutes:00} min" : t.TotalMinutes >= 1 ? $"{t.Minutes} min {t.Seconds:00} s" : $"{t.Seconds} s";
}
