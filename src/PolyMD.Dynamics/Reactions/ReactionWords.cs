using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Reactions;

/// <summary>What fixes that change bonds share.</summary>
internal static class ReactionWords
{
    /// <summary>Reads the words after prob: fraction and seed.</summary>
    public static (double Fraction, uint Seed) Probability(ArgReader args, Simulation simulation)
    {
        double fraction = args.Double("fraction");
        if (fraction is < 0 or > 1) args.Fail($"'fraction' must lie between 0 and 1, got {fraction}");
        return (fraction, (uint)simulation.Seeds.Read(args));
    }

    /// <summary>A pair of ids, the smaller first.</summary>
    public static (int, int) Key(int a, int b) => a < b ? (a, b) : (b, a);
}
