using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Deck.Variables;
using PolyMD.Engine.State;
using PolyMD.Model;
using PolyMD.Model.Provenance;

namespace PolyMD.Deck.Provenance;

/// <summary>Keeps the manifest of a deck: written when the run begins, with every checkpoint, and at the end.</summary>
[NotState("a resumed run reads its manifest")]
internal sealed class RunRecord
{
    private readonly DeckContext _context;
    private readonly string _folder, _path;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private Manifest _manifest;
    private double _secondsBefore;
    private bool _isUnderWay;

    /// <summary>Begins to note what is read.</summary>
    /// <param name="context">The deck.</param>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="file">The manifest, relative to it.</param>
    public RunRecord(DeckContext context, string folder, string file)
    {
        (_context, _folder, _path) = (context, folder, Path.GetFullPath(Path.Combine(folder, file)));
        DeckRunOptions o = context.Options;
        context.Files.IsRecording = true;
        _manifest = new Manifest
        {
            Created = DateTimeOffset.Now, Status = RunStatus.Running, Environment = RunEnvironment.Capture(o.Threads), Folder = Path.GetRelativePath(Path.GetDirectoryName(_path)!, folder).Replace('\\', '/'),
            Arguments = o.Variables, Settings = RepeatableSettings.Of(o, folder),
        };
    }

    /// <summary>The deck is about to be executed. The manifest of another deck is kept under the name of that deck.</summary>
    /// <param name="deck">The deck.</param>
    public void Begin(DeckSource deck)
    {
        // What came through a pipe cannot be read again.
        bool isFile = deck.FullPath.Length > 0 && new FileInfo(deck.FullPath).Length > 0;
        if (isFile) _context.Files.Reads(deck.FullPath);
        if (_isUnderWay) return;
        _isUnderWay = true;
        _manifest = _manifest with { Deck = deck.File, DeckFile = isFile ? Path.GetRelativePath(_folder, deck.FullPath).Replace('\\', '/') : null, DeckText = isFile ? null : deck.Text };
        Try(() =>
        {
            FormerManifest.SetAside(_path, _manifest);
            Write();
        });
    }

    /// <summary>Goes on with the manifest of a run that is resumed, before its lines are executed again.</summary>
    /// <returns>False if there is none.</returns>
    public bool Continue()
    {
        if (Manifest.Find(_path) is not { Deck: not null } former) return false;
        _secondsBefore = former.WallSeconds ?? 0;
        _manifest = former with { Status = RunStatus.Running, ExitStatus = null, Error = null, Environment = _manifest.Environment, Version = _manifest.Version, Commit = _manifest.Commit };
        FileHash Full(FileHash f) => f with { Path = Path.GetFullPath(Path.Combine(_folder, f.Path)) };
        _context.Files.Restore(former.Inputs.Select(Full), former.Continued.Select(Full), former.Outputs.Select(f => Full(f).Path));
        foreach (ManifestSeed s in former.Seeds) _context.Seeds.Note(s.Command, s.Seed);
        return true;
    }

    /// <summary>The lines have been executed again: the run goes on.</summary>
    /// <param name="frames">The position in the deck.</param>
    /// <returns>Whether the manifest is that of this deck.</returns>
    public bool Resumed(IReadOnlyList<DeckFrame> frames)
    {
        if (frames.OfType<SourceFrame>().FirstOrDefault() is not { } outermost) return false;
        string text = outermost.Source.Text, hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return _isUnderWay = _manifest.DeckText == text || _manifest.Inputs.Any(f => f.Sha256 == hash);
    }

    /// <summary>Before a checkpoint: the manifest knows at least what the checkpoint knows.</summary>
    public void Update() => Try(Write);

    /// <summary>The deck has ended; <see cref="Close"/> writes the manifest when the files are closed.</summary>
    /// <param name="status">How.</param>
    /// <param name="exitStatus">Status given to quit.</param>
    /// <param name="error">What went wrong.</param>
    public void End(RunStatus status, int? exitStatus = null, string? error = null) => _manifest = _manifest with
    {
        Status = status, ExitStatus = exitStatus, Error = error,
        // As the user would look for them. A run that failed may have atoms at positions that are no numbers.
        Variables = _context.Variables.All.OrderBy(v => v.Name, StringComparer.Ordinal).ToDictionary(v => v.Name, v => Value(v, status == RunStatus.Finished)),
    };

    /// <summary>Writes the manifest; files are closed.</summary>
    public void Close()
    {
        if (!_isUnderWay) return;
        // What nobody expected has ended the run.
        if (_manifest.Status == RunStatus.Running) End(RunStatus.Failed);
        Try(Write);
    }

    private void Write()
    {
        bool ended = _manifest.Status is RunStatus.Finished or RunStatus.Failed;
        string[] logs = [.. _context.Output.LogFiles.Select(f => Path.GetRelativePath(_folder, f).Replace('\\', '/'))];
        FileHash[] outputs = [.. _context.Files.Written.Select(f => ended ? FileHash.Of(f, _folder) : new FileHash(f, "", new FileInfo(f).Length).From(_folder))];
        _manifest = _manifest with
        {
            WallSeconds = Math.Round(_secondsBefore + _watch.Elapsed.TotalSeconds, 3),
            Inputs = [.. _context.Files.Inputs.Select(f => f.From(_folder))],
            Continued = [.. _context.Files.Continued.Select(f => f.From(_folder))],
            Seeds = [.. _context.Seeds.All.Select(s => new ManifestSeed(s.Command, s.Seed))],
            Outputs = outputs,
            Logs = [.. _manifest.Logs.Union(logs).Where(l => Array.Exists(outputs, f => f.Path == l)).Order(StringComparer.Ordinal)],
        };
        _manifest.Save(_path);
    }

    // A manifest that cannot be written must not end a run that could go on.
    private void Try(Action write)
    {
        try { write(); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { _context.Output.Warning($"{Path.GetFileName(_path)} could not be written: {e.Message}"); }
    }

    private string Value(DeckVariable v, bool evaluate)
    {
        if (v.Style is not (VariableStyle.Atom or VariableStyle.AtomFile or VariableStyle.Vector) && (evaluate || v.Style is not (VariableStyle.Equal or VariableStyle.Format)))
        {
            try { return _context.Variables.Text(v.Name, default); }
            catch (PolyMDException) { }
        }
        return v.Text?.Text ?? string.Join(' ', v.Values);
    }
}
