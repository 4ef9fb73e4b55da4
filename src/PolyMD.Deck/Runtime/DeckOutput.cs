namespace PolyMD.Deck.Runtime;

/// <summary>Where a deck's text goes: screen and log file.</summary>
internal sealed class DeckOutput(TextWriter? screen) : IDisposable
{
    private bool _ownsLog;
    private long _flushed = Environment.TickCount64;

    public TextWriter? Screen { get; } = screen;

    public TextWriter? Log { get; private set; }

    public bool EchoScreen { get; set; }

    public bool EchoLog { get; set; } = true;

    /// <summary>Warnings so far.</summary>
    public int Warnings { get; private set; }

    public void SetLog(TextWriter? log, bool owned)
    {
        CloseLog();
        Log = log;
        _ownsLog = owned;
    }

    public void OpenLog(string path, bool append)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is not null && !Directory.Exists(folder)) throw new Model.PolyMDException($"log file '{path}': folder '{folder}' does not exist");
        SetLog(new StreamWriter(path, append), true);
    }

    /// <summary>Told of every line.</summary>
    public Action<string>? Listener { get; set; }

    /// <summary>One line to screen and log.</summary>
    public void Line(string text = "")
    {
        Listener?.Invoke(text);
        Screen?.Write(text + "\n");
        Log?.Write(text + "\n");
    }

    public void LogLine(string text) => Log?.Write(text + "\n");

    public void ScreenLine(string text) => Screen?.Write(text + "\n");

    /// <summary>A deck line as it is executed.</summary>
    public void Echo(string line)
    {
        if (EchoScreen) ScreenLine(line);
        if (EchoLog) LogLine(line);
    }

    public void Warning(string text)
    {
        Warnings++;
        Line($"WARNING: {text}");
    }

    public void Note(string text) => Line($"NOTE: {text}");

    public void Flush()
    {
        Screen?.Flush();
        Log?.Flush();
        _flushed = Environment.TickCount64;
    }

    /// <summary>Flushes unless that was done within the last second: who watches a run sees it move, and a run of many short rows does not pay for it.</summary>
    public void FlushNowAndThen()
    {
        if (Environment.TickCount64 - _flushed >= 1000) Flush();
    }

    public void Dispose()
    {
        Screen?.Flush();
        CloseLog();
    }

    private void CloseLog()
    {
        Log?.Flush();
        if (_ownsLog) Log?.Dispose();
        Log = null;
        _ownsLog = false;
    }
}
