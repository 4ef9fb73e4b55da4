using PolyMD.Dynamics.Neighbors;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Local;

/// <summary>Properties of each pair of atoms of the group within the cutoff of its types: dist, eng (energy), force and fx, fy, fz (on the
/// atom that comes first). Bonded pairs count with their special factors, unless both are 0.</summary>
[ComputeStyle("pair/local")]
public sealed class ComputePairLocal : LocalCompute
{
    private static readonly string[] s_words = ["dist", "eng", "force", "fx", "fy", "fz"];
    private readonly string[] _values;
    private readonly PairSearch _search;

    /// <summary>Reads <c>compute ID group pair/local values… [cutoff type]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Values and keyword.</param>
    public ComputePairLocal(StyleContext context, ArgReader args) : base(context)
    {
        List<string> values = [];
        while (!args.AtEnd)
        {
            string word = args.Word("value");
            if (s_words.Contains(word)) values.Add(word);
            else if (word == "cutoff")
            {
                if (args.Choice("cutoff", "type", "radius") == "radius") args.Fail("'cutoff radius' is for particles with a size, which are not supported");
            }
            else if (word.Length > 1 && word[0] == 'p' && int.TryParse(word.AsSpan(1), out _)) args.Fail($"'{word}': no pair style offers quantities of its own");
            else args.UnknownKeyword([.. s_words, "cutoff"]);
        }
        if (values.Count == 0) args.Fail($"at least one value is needed ({string.Join(", ", s_words)})");
        _values = [.. values];
        _search = new PairSearch(Simulation);
    }

    /// <inheritdoc/>
    public override int Width => _values.Length;

    /// <inheritdoc/>
    protected override void Fill()
    {
        string owner = $"compute {Id} (pair/local)";
        IPairInteraction style = PairSearch.Style(Simulation, owner);
        _search.Prepare(Group.Bit, PairSearch.StyleCutoff(Simulation, owner));
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (!InGroup(i)) continue;
            _search.ForEach(i, (j, d, kind) =>
            {
                // An atom and its own image are met twice, from both sides.
                if (j < i || (j == i && !IsUpper(d))) return;
                double cutoff = style.CutoffOf(Atoms.TypeIndex[i], Atoms.TypeIndex[j]), r2 = d.LengthSquared;
                if (r2 >= cutoff * cutoff) return;
                double energy = style.Interaction(Simulation, i, j, r2, kind, out double over);
                foreach (string word in _values)
                {
                    Add(word switch
                    {
                        "dist" => Math.Sqrt(r2),
                        "eng" => energy,
                        "force" => Math.Sqrt(r2) * over,
                        _ => -d[word[1] - 'x'] * over,
                    });
                }
            });
        }
    }

    private static bool IsUpper(Vec3 d) => d.Z > 0 || (d.Z == 0 && (d.Y > 0 || (d.Y == 0 && d.X > 0)));
}
