using System.Text;
using PolyMD.Deck.Runtime;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Dumps;

/// <summary>dump atom: id, type and scaled (or plain) coordinates, with image flags on request.</summary>
[DumpStyle("atom")]
[DumpStyle("atom/gz")]
internal sealed class DumpAtom : DumpOutput
{
    private List<DumpColumn>? _columns;

    public DumpAtom(DeckContext context, DumpSetup setup, ArgReader args) : base(context, setup) => args.ExpectEnd();

    /// <summary>dump_modify scale.</summary>
    public bool Scale
    {
        get;
        set
        {
            field = value;
            _columns = null;
        }
    } = true;

    /// <summary>dump_modify image.</summary>
    public bool Image
    {
        get;
        set
        {
            field = value;
            _columns = null;
        }
    }

    public override IReadOnlyList<DumpColumn> Columns => _columns ??= Create();

    protected override void WriteFrame(StringBuilder text, List<int> atoms)
    {
        WriteHeader(text, atoms.Count, Titles(Columns));
        WriteRows(text, atoms, Columns);
    }

    private List<DumpColumn> Create()
    {
        IEnumerable<string> names = ["id", "type", .. Scale ? (string[])["xs", "ys", "zs"] : ["x", "y", "z"], .. Image ? (string[])["ix", "iy", "iz"] : []];
        return names.Select(n => DumpAttributes.Create(Context, this, new ArgToken(n, default))).ToList();
    }
}
