using System.Text;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Dynamics.Common;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Deck.Dumps;

/// <summary>dump cfg: the extended CFG format of AtomEye, one file per frame. The attributes begin with mass type xs ys zs (or xsu ysu zsu);
/// further ones become auxiliary columns. Unwrapped coordinates are shown in a cell ten times as long.</summary>
[DumpStyle("cfg")]
[DumpStyle("cfg/gz")]
internal sealed class DumpCfg : DumpOutput
{
    private const double Expansion = 10;
    private static readonly CFormat s_number = CFormat.Parse("%g"), s_mass = CFormat.Parse("%f");
    private readonly List<DumpColumn> _columns = [];
    private readonly bool _unwrapped;

    public DumpCfg(DeckContext context, DumpSetup setup, ArgReader args) : base(context, setup)
    {
        if (!IsOneFilePerFrame) throw new DeckException(setup.Place, "dump cfg writes a file per frame: the name needs a '*'");
        List<ArgToken> words = [];
        foreach (ArgToken word in args.Rest()) Resolver.Expand(context.Simulation, word, s => (s as IPerAtomSource)?.AtomColumns ?? 0, words);
        string head = string.Join(' ', words.Take(5).Select(w => w.Text));
        _unwrapped = head == "mass type xsu ysu zsu";
        if (!_unwrapped && head != "mass type xs ys zs") args.Fail("the attributes must begin with 'mass type xs ys zs' or 'mass type xsu ysu zsu'");
        foreach (ArgToken word in words) _columns.Add(DumpAttributes.Create(context, this, word));
    }

    public override IReadOnlyList<DumpColumn> Columns => _columns;

    protected override void WriteFrame(StringBuilder text, List<int> atoms)
    {
        SimulationBox box = Simulation.Box;
        CFormat[] formats = Formats(_columns);
        text.Append("Number of particles = ").Append(atoms.Count).Append('\n');
        text.Append("A = ").Append(_unwrapped ? "10" : "1").Append(" Angstrom (basic length-scale)\n");
        double[,] h = { { box.Lengths.X, 0, 0 }, { box.TiltXY, box.Lengths.Y, 0 }, { box.TiltXZ, box.TiltYZ, box.Lengths.Z } };
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++) text.Append("H0(").Append(i + 1).Append(',').Append(j + 1).Append(") = ").Append(s_number.Format(h[i, j])).Append(i == j ? " A\n" : " A \n");
        }
        text.Append(".NO_VELOCITY.\nentry_count = ").Append(_columns.Count - 2).Append('\n');
        for (int k = 5; k < _columns.Count; k++) text.Append("auxiliary[").Append(k - 5).Append("] = ").Append(_columns[k].Name).Append('\n');
        foreach (int i in atoms)
        {
            text.Append(s_mass.Format(_columns[0].Value(i))).Append(" \n").Append(ElementOf(Simulation.Atoms.TypeIndex[i])).Append(" \n");
            for (int k = 2; k < _columns.Count; k++)
            {
                double v = _columns[k].Value(i);
                if (_unwrapped && k < 5) v = (v - 0.5) / Expansion + 0.5;
                if (_columns[k].Kind == 's') formats[k].AppendTo(text, _columns[k].Text!(i));
                else if (_columns[k].Kind == 'd') formats[k].AppendTo(text, (long)v);
                else formats[k].AppendTo(text, v);
                text.Append(' ');
            }
            text.Append('\n');
        }
    }
}
