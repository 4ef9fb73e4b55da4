using System.Globalization;
using System.IO.Compression;
using System.Text;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Deck.Dumps;

/// <summary>Writes frames to one file or, with * in the name, to one file per frame. Subclasses say what stands in a frame.</summary>
internal abstract class DumpOutput : IOutput, IDisposable
{
    private readonly string _pattern;
    private readonly Group _group;
    private readonly StringBuilder _text = new();
    private StreamWriter? _writer;

    // Whether the file has been opened: a resumed run goes on at its end.
    private bool _begun;
    private long _lastWritten = -1;
    private long _nextDue = -1;
    private double _nextTime = double.NaN;
    private string? _path;
    private readonly Queue<string> _files = [];
    private bool _unitsWritten;

    protected DumpOutput(DeckContext context, DumpSetup setup)
    {
        Context = context;
        Id = setup.Id;
        Every = setup.Every;
        _group = setup.Group;
        _pattern = setup.File;
    }

    public string Id { get; }

    /// <summary>The group it writes.</summary>
    public Group Group => _group;

    public long Every { get; set; }

    /// <summary>A variable that gives the next step to write.</summary>
    public IScalarQuantity? EveryVariable { get; set; }

    /// <summary>Sorting: null for the engine's order, 0 for atom ids, ±n for a column.</summary>
    public int? SortColumn { get; set; }

    public bool Append { get; set; }

    /// <summary>Whether the files are compressed: their name ends in .gz.</summary>
    public bool IsCompressed => _pattern.EndsWith(".gz", StringComparison.Ordinal);

    /// <summary>How hard they are compressed.</summary>
    public CompressionLevel Compression { get; set; } = CompressionLevel.Fastest;

    public bool Flush { get; set; } = true;

    /// <summary>Whether a frame is written at the first step of the next run in any case.</summary>
    public bool First { get; set; }

    public int Pad { get; set; }

    public bool WriteTime { get; set; }

    public bool WriteUnits { get; set; }

    public IReadOnlyList<string> Elements { get; set; } = [];

    public string? LineFormat { get; set; }

    public string? IntegerFormat { get; set; }

    public string? FloatFormat { get; set; }

    public Dictionary<int, string> ColumnFormats { get; } = [];

    /// <summary>Atoms must meet all of these.</summary>
    public List<(DumpColumn Column, Func<int, double, bool> Test)> Thresholds { get; } = [];

    /// <summary>Values by atom id that thresholds with LAST remember.</summary>
    public List<Dictionary<int, double>> ThresholdMemory { get; } = [];

    /// <summary>Region that atoms must be in, or null.</summary>
    public ArgToken? Region { get; set; }

    /// <summary>No frame before this step.</summary>
    public long Delay { get; set; }

    /// <summary>Compute that takes a new reference after each frame.</summary>
    public string? RefreshCompute { get; set; }

    /// <summary>Whether atoms of a frame lie inside the cell whatever happened since the last neighbour rebuild.</summary>
    public bool WrapIntoBox { get; set; }

    /// <summary>Whether frames begin with their header.</summary>
    public bool HasHeader { get; set; } = true;

    /// <summary>How many of the newest files are kept; −1 for all.</summary>
    public int MaxFiles { get; set; } = -1;

    /// <summary>Simulated time between frames; 0 where steps count.</summary>
    public double EveryTime { get; set; }

    /// <summary>A variable that gives the next time to write.</summary>
    public IScalarQuantity? EveryTimeVariable { get; set; }

    /// <summary>No frame is written while this is not zero.</summary>
    public IScalarQuantity? Skip { get; set; }

    /// <summary>Titles of columns other than their names, by number from 1.</summary>
    public Dictionary<int, string> ColumnNames { get; } = [];

    /// <summary>File name as in the deck.</summary>
    protected string Pattern => _pattern;

    /// <summary>Whether each frame has a file of its own.</summary>
    public bool IsOneFilePerFrame => _pattern.Contains('*', StringComparison.Ordinal);

    protected DeckContext Context { get; }

    protected Simulation Simulation => Context.Simulation;

    /// <summary>Columns of the frame.</summary>
    public abstract IReadOnlyList<DumpColumn> Columns { get; }

    /// <summary>Element name of a type: as given, else the type number (xyz) or C (custom, as LAMMPS).</summary>
    public virtual string ElementOf(int typeIndex) => typeIndex < Elements.Count ? Elements[typeIndex] : "C";

    /// <inheritdoc/>
    public bool IsDue(long step)
    {
        if (step == _lastWritten || step < Delay) return false;
        if (First && _lastWritten < 0) return true;
        if (EveryTime > 0 || EveryTimeVariable is not null)
        {
            // The first step at or after the time due, but for rounding.
            double dt = Simulation.TimeStep;
            return Context.Time + (step - Simulation.Step) * dt >= _nextTime - 1e-6 * dt;
        }
        return EveryVariable is null ? Every > 0 && step % Every == 0 : step == NextDue();
    }

    /// <inheritdoc/>
    public virtual Needs NeedsAt(long step)
    {
        Needs needs = Needs.None;
        foreach (DumpColumn c in Columns) needs |= c.Requires();
        foreach ((DumpColumn c, _) in Thresholds) needs |= c.Requires();
        return needs;
    }

    /// <inheritdoc/>
    public void Initialize()
    {
        if (EveryVariable is not null) _nextDue = Math.Max(_nextDue, (long)EveryVariable.Evaluate());
        if (_nextTime < Context.Time || double.IsNaN(_nextTime)) SetNextTime(_lastWritten < 0);
    }

    /// <inheritdoc/>
    public void Write()
    {
        if (Skip is not null && Skip.Evaluate() != 0)
        {
            _lastWritten = Simulation.Step;
            return;
        }
        WriteNow();
        if (EveryTime > 0 || EveryTimeVariable is not null) SetNextTime(false);
        _lastWritten = Simulation.Step;
        if (RefreshCompute is { } id) (Simulation.FindCompute(id) as IRefreshable)?.Refresh();
        if (EveryVariable is not null)
        {
            _nextDue = (long)EveryVariable.Evaluate();
            if (_nextDue <= Simulation.Step) throw new PolyMDException($"dump {Id}: its every variable must give a later step, got {_nextDue} at step {Simulation.Step}");
        }
        if (IsOneFilePerFrame)
        {
            Close();
            if (MaxFiles > 0 && _path is not null)
            {
                _files.Enqueue(_path);
                while (_files.Count > MaxFiles) File.Delete(Context.OutputPath(_files.Dequeue()));
            }
        }
        else if (Flush) _writer?.Flush();
    }

    /// <summary>Writes the frame of this moment.</summary>
    protected virtual void WriteNow()
    {
        List<int> atoms = SelectAtoms();
        using WrappedAtoms? wrapped = WrapIntoBox ? new WrappedAtoms(Simulation) : null;
        Sort(atoms, Columns);
        WriteAtoms(atoms);
    }

    /// <summary>Writes the frame of these atoms in their order.</summary>
    protected virtual void WriteAtoms(List<int> atoms)
    {
        _text.Clear();
        WriteFrame(_text, atoms);
        WriteText(_text);
    }

    private List<int> SelectAtoms()
    {
        foreach (DumpColumn c in Columns) c.Prepare();
        foreach ((DumpColumn c, _) in Thresholds) c.Prepare();
        List<int> atoms = [];
        AtomStore a = Simulation.Atoms;
        for (int i = 0; i < a.LocalCount; i++)
        {
            if ((a.GroupMask[i] & _group.Bit) == 0 || (Region is { } region && !Context.FindRegion(region).Contains(a.Position(i)))) continue;
            bool keep = true;
            // Every threshold sees every atom: some remember its value.
            foreach ((DumpColumn column, Func<int, double, bool> test) in Thresholds) keep &= test(i, column.Value(i));
            if (keep) atoms.Add(i);
        }
        return atoms;
    }

    /// <summary>Writes text to the open file.</summary>
    protected void WriteText(StringBuilder text)
    {
        StreamWriter writer = Open();
        foreach (ReadOnlyMemory<char> chunk in text.GetChunks()) writer.Write(chunk.Span);
    }

    /// <summary>Before a checkpoint: everything so far is in the file. A compressed file ends here; what follows is a further member of it.</summary>
    public virtual void Settle()
    {
        if (_pattern.EndsWith(".gz", StringComparison.Ordinal)) Close();
        else _writer?.Flush();
    }

    /// <inheritdoc/>
    public void RunEnded() => _writer?.Flush();

    public virtual void Dispose() => Close();

    /// <summary>Appends one frame.</summary>
    protected abstract void WriteFrame(StringBuilder text, List<int> atoms);

    /// <summary>The item headers of a LAMMPS text dump up to the column titles.</summary>
    protected void WriteHeader(StringBuilder text, int count, string titles) => WriteHeader(text, "ATOMS", "ATOMS", count, titles);

    /// <summary>The item headers for things other than atoms.</summary>
    protected void WriteHeader(StringBuilder text, string counted, string label, int count, string titles)
    {
        if (!HasHeader) return;
        SimulationBox box = Simulation.Box;
        if (WriteUnits && !_unitsWritten) text.Append("ITEM: UNITS\n").Append(Simulation.Units.Name).Append('\n');
        _unitsWritten = true;
        if (WriteTime) text.Append("ITEM: TIME\n").Append(s_time.Format(Context.Time)).Append('\n');
        text.Append("ITEM: TIMESTEP\n").Append(Simulation.Step).Append("\nITEM: NUMBER OF ").Append(counted).Append('\n').Append(count).Append('\n');
        string flags = Simulation.Faces.Flags;
        if (!box.IsTriclinic)
        {
            text.Append("ITEM: BOX BOUNDS ").Append(flags).Append('\n');
            for (int k = 0; k < 3; k++) text.Append(s_bound.Format(box.Lo[k])).Append(' ').Append(s_bound.Format(box.Hi[k])).Append('\n');
        }
        else
        {
            text.Append("ITEM: BOX BOUNDS xy xz yz ").Append(flags).Append('\n');
            double[] tx = [0, box.TiltXY, box.TiltXZ, box.TiltXY + box.TiltXZ];
            Bounds(text, box.Lo.X + tx.Min(), box.Hi.X + tx.Max(), box.TiltXY);
            Bounds(text, box.Lo.Y + Math.Min(0, box.TiltYZ), box.Hi.Y + Math.Max(0, box.TiltYZ), box.TiltXZ);
            Bounds(text, box.Lo.Z, box.Hi.Z, box.TiltYZ);
        }
        text.Append("ITEM: ").Append(label).Append(' ').Append(titles).Append('\n');
    }

    /// <summary>Formats of the columns as set by dump_modify.</summary>
    protected CFormat[] Formats(IReadOnlyList<DumpColumn> columns)
    {
        string[]? pieces = LineFormat is null ? null : Output.ThermoOutput.SplitFormats(LineFormat);
        if (pieces is not null && pieces.Length != columns.Count) throw new PolyMDException($"dump {Id}: format line has {pieces.Length} conversions for {columns.Count} columns");
        CFormat[] formats = new CFormat[columns.Count];
        for (int k = 0; k < formats.Length; k++)
        {
            (string? ofKind, string standard) = columns[k].Kind switch { 'd' => (IntegerFormat, "%d"), 's' => (null, "%s"), _ => (FloatFormat, "%g") };
            string text = ColumnFormats.GetValueOrDefault(k + 1) ?? ofKind ?? pieces?[k].TrimEnd() ?? standard;
            if (!CFormat.TryParse(text, out formats[k])) throw new PolyMDException($"dump {Id}: '{text}' is not a format");
        }
        return formats;
    }

    protected void WriteRows(StringBuilder text, List<int> atoms, IReadOnlyList<DumpColumn> columns, string end = "")
    {
        CFormat[] formats = Formats(columns);
        foreach (int i in atoms)
        {
            for (int k = 0; k < formats.Length; k++)
            {
                if (k > 0) text.Append(' ');
                if (columns[k].Kind == 's') formats[k].AppendTo(text, columns[k].Text!(i));
                else if (columns[k].Kind == 'd') formats[k].AppendTo(text, (long)columns[k].Value(i));
                else formats[k].AppendTo(text, columns[k].Value(i));
            }
            text.Append(end).Append('\n');
        }
    }

    private static readonly CFormat s_bound = CFormat.Parse("%-1.16e"), s_time = CFormat.Parse("%.16g");

    private static void Bounds(StringBuilder text, double lo, double hi, double tilt) =>
        text.Append(s_bound.Format(lo)).Append(' ').Append(s_bound.Format(hi)).Append(' ').Append(s_bound.Format(tilt)).Append('\n');

    private void Sort(List<int> atoms, IReadOnlyList<DumpColumn> columns)
    {
        if (SortColumn is not { } by) return;
        AtomStore a = Simulation.Atoms;
        if (by == 0) atoms.Sort((i, j) => a.Id[i].CompareTo(a.Id[j]));
        else
        {
            if (Math.Abs(by) > columns.Count) throw new PolyMDException($"dump {Id}: there is no column {Math.Abs(by)} to sort by");
            DumpColumn c = columns[Math.Abs(by) - 1];
            // Ties in the order of ids, so that the file does not depend on the engine's order.
            atoms.Sort((i, j) =>
            {
                int order = c.Value(i).CompareTo(c.Value(j));
                return order != 0 ? (by > 0 ? order : -order) : a.Id[i].CompareTo(a.Id[j]);
            });
        }
    }

    private long NextDue() => _nextDue;

    // A multiple of the interval; the present time counts where nothing has been written yet.
    private void SetNextTime(bool presentCounts)
    {
        double now = Context.Time;
        if (EveryTimeVariable is not null) _nextTime = EveryTimeVariable.Evaluate();
        else if (EveryTime > 0)
        {
            double n = now / EveryTime, whole = Math.Round(n);
            bool isMultiple = Math.Abs(n - whole) < 1e-9 * Math.Max(1, whole);
            _nextTime = EveryTime * (isMultiple ? whole + (presentCounts ? 0 : 1) : Math.Ceiling(n));
        }
    }

    /// <summary>Titles of the columns.</summary>
    protected string Titles(IReadOnlyList<DumpColumn> columns) => string.Join(' ', columns.Select((c, k) => ColumnNames.GetValueOrDefault(k + 1) ?? c.Name));

    private StreamWriter Open()
    {
        if (_writer is not null) return _writer;
        string step = Simulation.Step.ToString(CultureInfo.InvariantCulture).PadLeft(Pad, '0');
        _path = _pattern.Replace("*", step, StringComparison.Ordinal);
        string path = Context.OutputPath(_path);
        bool again = _begun && !IsOneFilePerFrame;
        _begun = true;
        Stream stream = IsOneFilePerFrame && !Append ? new FileStream(Simulation.Files.Writes(path), FileMode.Create, FileAccess.Write, FileShare.Read) : Simulation.Files.Open(path, Append || again);
        if (IsCompressed) stream = new GZipStream(stream, Compression);
        _writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        return _writer;
    }

    private void Close()
    {
        _writer?.Dispose();
        _writer = null;
    }
}
