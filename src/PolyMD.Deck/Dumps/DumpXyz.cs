using System.Globalization;
using System.Text;
using PolyMD.Deck.Runtime;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Dumps;

/// <summary>dump xyz: element (or type) and coordinates.</summary>
[DumpStyle("xyz")]
[DumpStyle("xyz/gz")]
internal sealed class DumpXyz : DumpOutput
{
    private readonly List<DumpColumn> _columns;

    public DumpXyz(DeckContext context, DumpSetup setup, ArgReader args) : base(context, setup)
    {
        args.ExpectEnd();
        string[] names = ["element", "x", "y", "z"];
        _columns = names.Select(n => DumpAttributes.Create(Context, this, new ArgToken(n, default))).ToList();
    }

    public override IReadOnlyList<DumpColumn> Columns => _columns;

    public override string ElementOf(int typeIndex) => typeIndex < Elements.Count ? Elements[typeIndex] : (typeIndex + 1).ToString(CultureInfo.InvariantCulture);

    protected override void WriteFrame(StringBuilder text, List<int> atoms)
    {
        text.Append(atoms.Count).Append("\nAtoms. Timestep: ").Append(Simulation.Step).Append('\n');
        WriteRows(text, atoms, _columns);
    }
}
