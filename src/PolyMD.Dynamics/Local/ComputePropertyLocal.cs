using PolyMD.Dynamics.Neighbors;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Local;

/// <summary>Atom ids and types of pairs (natom1 … within the neighbour cutoff, patom1 … within the force cutoff), bonds (batom1 batom2 btype),
/// angles (aatom1 … atype), dihedrals (datom1 … dtype) or impropers (iatom1 … itype) of the group, in the order of the other local computes.</summary>
[ComputeStyle("property/local")]
public sealed class ComputePropertyLocal : LocalCompute
{
    private static readonly string[] s_words =
    [
        "natom1", "natom2", "ntype1", "ntype2", "patom1", "patom2", "ptype1", "ptype2", "batom1", "batom2", "btype", "aatom1", "aatom2", "aatom3", "atype",
        "datom1", "datom2", "datom3", "datom4", "dtype", "iatom1", "iatom2", "iatom3", "iatom4", "itype",
    ];

    private readonly string[] _inputs;
    private readonly TermList? _terms;
    private readonly PairSearch? _search;

    /// <summary>Reads <c>compute ID group property/local inputs… [cutoff type]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Inputs and keyword.</param>
    public ComputePropertyLocal(StyleContext context, ArgReader args) : base(context)
    {
        List<string> inputs = [];
        while (!args.AtEnd)
        {
            string word = args.Word("input");
            if (s_words.Contains(word)) inputs.Add(word);
            else if (word != "cutoff") args.UnknownKeyword([.. s_words, "cutoff"]);
            else if (args.Choice("cutoff", "type", "radius") == "radius") args.Fail("'cutoff radius' is for particles with a size, which are not supported");
            if (inputs.Count > 0 && inputs[^1][0] != inputs[0][0]) args.Fail($"'{inputs[^1]}' and '{inputs[0]}' belong to different things; one compute lists one kind");
        }
        if (inputs.Count == 0) args.Fail($"at least one input is needed ({string.Join(", ", s_words)})");
        _inputs = [.. inputs];
        ForceKind? kind = _inputs[0][0] switch { 'b' => ForceKind.Bond, 'a' => ForceKind.Angle, 'd' => ForceKind.Dihedral, 'i' => ForceKind.Improper, _ => null };
        if (kind is { } k) _terms = new TermList(Simulation, k);
        else _search = new PairSearch(Simulation);
    }

    /// <inheritdoc/>
    public override int Width => _inputs.Length;

    /// <inheritdoc/>
    protected override void Fill()
    {
        if (_terms is null)
        {
            FillPairs();
            return;
        }
        _terms.Update();
        for (int t = 0; t < _terms.Count; t++)
        {
            ReadOnlySpan<int> atoms = _terms.Atoms(t);
            bool all = true;
            foreach (int i in atoms) all &= InGroup(i);
            if (!all) continue;
            foreach (string input in _inputs) Add(input.EndsWith("type", StringComparison.Ordinal) ? _terms.Type(t) + 1 : Atoms.Id[atoms[input[^1] - '1']]);
        }
    }

    private void FillPairs()
    {
        string owner = $"compute {Id} (property/local)";
        bool force = _inputs[0][0] == 'p';
        IPairInteraction? style = force ? PairSearch.Style(Simulation, owner) : null;
        _search!.Prepare(Group.Bit, PairSearch.StyleCutoff(Simulation, owner) + (force ? 0 : Simulation.Neighbors.Skin));
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (!InGroup(i)) continue;
            _search.ForEach(i, (j, d, _) =>
            {
                if (j < i || (j == i && !(d.Z > 0 || (d.Z == 0 && (d.Y > 0 || (d.Y == 0 && d.X > 0)))))) return;
                double cutoff = style?.CutoffOf(Atoms.TypeIndex[i], Atoms.TypeIndex[j]) ?? double.MaxValue;
                if (d.LengthSquared >= cutoff * cutoff) return;
                foreach (string input in _inputs)
                {
                    int atom = input[^1] == '1' ? i : j;
                    Add(input.Contains("type", StringComparison.Ordinal) ? Atoms.TypeIndex[atom] + 1 : Atoms.Id[atom]);
                }
            });
        }
    }
}
