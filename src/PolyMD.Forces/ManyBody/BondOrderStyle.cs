using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Forces.ManyBody;

/// <summary>What the Tersoff styles share: <c>pair_style name [shift δ]</c>, <c>pair_coeff * * file El1 El2 …</c>; every ordered triple of the elements needs an entry.</summary>
/// <typeparam name="TEntry">Functions of an entry.</typeparam>
public abstract unsafe class BondOrderStyle<TEntry> : SiteStyle<TEntry> where TEntry : unmanaged, IBondOrderEntry
{
    /// <summary>δ, added to every distance.</summary>
    protected double Shift { get; private set; }

    /// <inheritdoc/>
    public override void ReadSettings(ArgReader args, Simulation simulation)
    {
        Shift = 0;
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "shift") args.UnknownKeyword("shift");
            Shift = args.Double("shift");
        }
    }

    /// <inheritdoc/>
    protected override double PairCutoff(int a, int b) => Math.Max(Reach(a, b), Reach(b, a));

    // Farthest neighbour b that matters to a centre a, as bond partner or as third atom.
    private double Reach(int a, int b)
    {
        int n = Map!.Elements.Count;
        double reach = 0;
        for (int j = 0; j < n; j++) reach = Math.Max(reach, Table[(a * n + j) * n + b].Cutoff);
        return reach;
    }
}
