using System.Text;
using PolyMD.Deck.Runtime;
using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Dumps;

/// <summary>dump custom: chosen attributes in LAMMPS' text format.</summary>
[DumpStyle("custom")]
[DumpStyle("custom/gz")]
internal sealed class DumpCustom : DumpOutput
{
    private readonly List<DumpColumn> _columns = [];

    public DumpCustom(DeckContext context, DumpSetup setup, ArgReader args) : base(context, setup)
    {
        if (args.AtEnd) args.Word("attribute");
        List<ArgToken> words = [];
        foreach (ArgToken word in args.Rest()) Resolver.Expand(context.Simulation, word, s => (s as IPerAtomSource)?.AtomColumns ?? 0, words);
        foreach (ArgToken word in words) _columns.Add(DumpAttributes.Create(context, this, word));
    }

    public override IReadOnlyList<DumpColumn> Columns => _columns;

    protected override void WriteFrame(StringBuilder text, List<int> atoms)
    {
        WriteHeader(text, atoms.Count, Titles(_columns));
        WriteRows(text, atoms, _columns);
    }
}
