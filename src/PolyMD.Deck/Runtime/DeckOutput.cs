using PolyMD.Engine.State;

namespace PolyMD.Deck.Runtime;

/// <summary>Where a deck's text goes: screen and log file.</summary>
[NotState("its settings are kept by name")]
internal sealed class DeckOutput(TextWriter? screen) : IDisposable
{
    private bool _ownsLog;
    private long _flushed = Environment.TickCount64;

    public TextWriter? Screen { get; } = screen;

    public TextWriter? Log { get; private set; }

    /// <summary>Full path of the log file, if it is one.</summary>
    public string? LogPath { get; private set; }

    /// <summary>Full paths of all log files so far.</summary>
    public HashSet<string> LogFiles { get; } = [];

    /// <summary>Set while a deck is made again from a checkpoint: what its lines say has been said before.</summary>
    public bool IsMuted { get; set; }

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

    /// <summary>Makes a file the log.</summary>
    /// <param name="path">Path.</param>
    /// <param name="append">Whether what is there stays.</param>
    /// <param name="files">Learns of the file, if a checkpoint may have to cut it back.</param>
    public void OpenLog(string path, bool append, Engine.RunFiles? files = null)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is not null && !Directory.Exists(folder)) throw new Model.PolyMDException($"log file '{path}': folder '{folder}' does not exist");
        if (Directory.Exists(path)) throw new Model.PolyMDException($"log file '{path}' is a folder");
        // The same file may be taken again.
        CloseLog();
        SetLog(files is null ? new StreamWriter(path, append) : new StreamWriter(files.Open(path, append)), true);
        LogPath = Path.GetFullPath(path);
        LogFiles.Add(LogPath);
    }

    /// <summary>Told of every line.</summary>
    public Action<string>? Listener { get; set; }

    /// <summary>One line to screen and log.</summary>
    public void Line(string text = "")
    {
        if (IsMuted) return;
        Listener?.Invoke(text);
        Screen?.Write(text + "\n");
        Log?.Write(text + "\n");
    }

    public void LogLine(string text)
    {
        if (!IsMuted) Log?.Write(text + "\n");
    }

    public void ScreenLine(string text)
    {
        if (!IsMuted) Screen?.Write(text + "\n");
    }

    /// <summary>Settings as they were at a checkpoint.</summary>
    public void Restore(bool echoScreen, bool echoLog, int warnings) => (EchoScreen, EchoLog, Warnings) = (echoScreen, echoLog, warnings);

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
        (TextWriter? log, string? path, bool owned) = (Log, LogPath, _ownsLog);
        (Log, LogPath, _ownsLog) = (null, null, false);
        try
        {
            log?.Flush();
            if (owned) log?.Dispose();
        }
        catch (IOException e) when (path is not null)
        {
            throw new Model.PolyMDException($"log file '{path}' cannot be written: {e.Message}", e);
        }
    }
}
