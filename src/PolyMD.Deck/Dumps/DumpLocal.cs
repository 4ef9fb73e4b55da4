using System.Text;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Dumps;

/// <summary>dump local: columns of local data (bonds, angles, pairs …) in LAMMPS' text format; index counts the rows.</summary>
[DumpStyle("local")]
[DumpStyle("local/gz")]
internal sealed class DumpLocal : DumpOutput
{
    private readonly List<LocalInput?> _inputs = [];
    private readonly List<DumpColumn> _columns = [];
    private readonly StringBuilder _text = new();

    public DumpLocal(DeckContext context, DumpSetup setup, ArgReader args) : base(context, setup)
    {
        if (args.AtEnd) args.Word("attribute");
        List<ArgToken> words = [];
        foreach (ArgToken word in args.Rest()) Resolver.Expand(context.Simulation, word, s => (s as ILocalSource)?.LocalColumns ?? 0, words);
        foreach (ArgToken word in words)
        {
            LocalInput? input = word.Text == "index" ? null
                : LocalInput.Find(context.Simulation, word) ?? throw new DeckException(word.Span, $"dump local: '{word.Text}' gives no local data (index, c_ID, c_ID[i], f_ID or f_ID[i] of bond/local, property/local, …)");
            _inputs.Add(input);
            _columns.Add(input is null ? new DumpColumn("index", 'd', r => r + 1) : new DumpColumn(word.Text, 'g', input.Value) { Prepare = input.Prepare, Requires = () => input.Requires });
        }
    }

    /// <summary>dump_modify label.</summary>
    public string Label { get; set; } = "ENTRIES";

    public override IReadOnlyList<DumpColumn> Columns => _columns;

    protected override void WriteNow()
    {
        foreach (DumpColumn c in _columns) c.Prepare();
        int rows = -1;
        foreach (LocalInput? input in _inputs)
        {
            if (input is null) continue;
            if (rows >= 0 && input.Count != rows) throw new PolyMDException($"dump {Id}: {input.Name} has {input.Count} rows but others have {rows}");
            rows = input.Count;
        }
        List<int> order = Enumerable.Range(0, Math.Max(0, rows)).ToList();
        if (SortColumn is { } by && by != 0)
        {
            if (Math.Abs(by) > _columns.Count) throw new PolyMDException($"dump {Id}: there is no column {Math.Abs(by)} to sort by");
            Func<int, double> value = _columns[Math.Abs(by) - 1].Value;
            order = (by > 0 ? order.OrderBy(value) : order.OrderByDescending(value)).ToList();
        }
        _text.Clear();
        WriteFrame(_text, order);
        WriteText(_text);
    }

    protected override void WriteFrame(StringBuilder text, List<int> atoms)
    {
        WriteHeader(text, Label, Label, atoms.Count, Titles(_columns) + " ");
        WriteRows(text, atoms, _columns, " ");
    }
}
