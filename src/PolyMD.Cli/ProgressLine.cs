using PolyMD.Studies;

namespace PolyMD.Cli;

/// <summary>One line at the bottom of a terminal with progress and ETA; in a pipe only the notes are written.</summary>
internal sealed class ProgressLine(TextWriter error) : IDisposable
{
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private readonly Lock _lock = new();
    private DateTime _last;
    private int _width;

    public void Report(StudyProgress progress)
    {
        if (!_terminal) return;
        lock (_lock)
        {
            DateTime now = DateTime.UtcNow;
            if ((now - _last).TotalMilliseconds < 250) return;
            _last = now;
            string eta = progress.Remaining is { } left && progress.Fraction > 0.01 ? $", {Pretty(left)} left" : "";
            Write($"{100 * progress.Fraction,5:f1} %  {progress.Running}  {Pretty(progress.Elapsed)}{eta}");
        }
    }

    public void Note(string text)
    {
        lock (_lock)
        {
            Erase();
            error.WriteLine(text);
        }
    }

    public void Clear()
    {
        lock (_lock) Erase();
    }

    public void Dispose() => Clear();

    private void Erase()
    {
        if (_width == 0) return;
        error.Write('\r' + new string(' ', _width) + '\r');
        _width = 0;
    }

    private void Write(string text)
    {
        error.Write('\r' + text.PadRight(_width));
        _width = text.Length;
    }

    private static string Pretty(TimeSpan t) => t.TotalHours >= 1 ? $"{(int)t.TotalHours} h {t.Minutes:00} min" : t.TotalMinutes >= 1 ? $"{t.Minutes} min {t.Seconds:00} s" : $"{t.Seconds} s";
}
