using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Forces.Pair;

/// <summary>What pair_modify allows, for all pair styles.</summary>
internal static class PairModifyRules
{
    /// <summary>Refuses settings that contradict each other; warns of those that are rarely meant.</summary>
    /// <param name="simulation">Box and log.</param>
    /// <param name="style">Style name.</param>
    /// <param name="modify">Its settings.</param>
    public static void Check(Simulation simulation, string style, PairModify modify)
    {
        if (!modify.Tail) return;
        if (modify.Shift) throw new PolyMDException($"pair_style {style}: pair_modify shift yes and tail yes exclude each other: a shifted potential has no tail");
        SimulationBox box = simulation.Box;
        if (!box.PeriodicX || !box.PeriodicY || !box.PeriodicZ) simulation.Log($"warning: pair_style {style}: long-range corrections (pair_modify tail yes) assume a fluid that fills a periodic box");
        if (!modify.Compute) simulation.Log($"warning: pair_style {style}: pair_modify compute no leaves out the long-range correction too");
    }

    /// <summary>Name of a mixing rule in decks.</summary>
    /// <param name="rule">Rule.</param>
    public static string NameOf(MixRule rule) => rule switch
    {
        MixRule.Geometric => "geometric",
        MixRule.Arithmetic => "arithmetic",
        _ => "sixthpower",
    };
}
