using PolyMD.Analysis.Interfaces;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>Conductances in result files and on the screen: each under the name of its method, which <c>itr-compare</c> reads again.</summary>
internal static class Conductances
{
    public static void Add(Dictionary<string, object?> numbers, params ReadOnlySpan<Conductance> values)
    {
        foreach (Conductance g in values)
        {
            if (!g.Value.IsKnown) continue;
            numbers[$"conductance.{g.Method}"] = g.Value;
            numbers[$"resistance.{g.Method}"] = g.Resistance;
        }
    }

    public static void Print(TextWriter output, params ReadOnlySpan<Conductance> values)
    {
        foreach (Conductance g in values)
            if (g.Value.IsKnown) output.WriteLine($"conductance per area, {g.Method}: {g.Value}; resistance {g.Resistance}");
    }
}
