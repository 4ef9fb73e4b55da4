using System.Globalization;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Dynamics.Common;

/// <summary>Finds references and expands the wildcard form c_ID[*].</summary>
public static class Resolver
{
    /// <summary>The table of references of a simulation.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="token">The word that needs it, for messages.</param>
    public static IQuantityResolver Of(Simulation simulation, ArgToken token) => simulation.Quantities
        ?? throw new DeckException(token.Span, $"'{token.Text}' refers to a compute, fix or variable, but this simulation has no table of them");

    /// <summary>Whether a word begins with c_, f_ or v_.</summary>
    /// <param name="text">The word.</param>
    public static bool IsReference(string text) =>
        text.StartsWith("c_", StringComparison.Ordinal) || text.StartsWith("f_", StringComparison.Ordinal) || text.StartsWith("v_", StringComparison.Ordinal);

    /// <summary>Replaces c_ID[*], c_ID[n*], c_ID[*n], c_ID[m*n] (and f_ID alike) by one token per column.</summary>
    /// <param name="simulation">Computes and fixes.</param>
    /// <param name="token">The word.</param>
    /// <param name="columns">How many columns a source has for the caller: elements of a vector, columns of an array or of a per-atom array.</param>
    /// <param name="target">Receives the tokens.</param>
    public static void Expand(Simulation simulation, ArgToken token, Func<object, int> columns, List<ArgToken> target)
    {
        string text = token.Text;
        int open = text.IndexOf('[', StringComparison.Ordinal), star = text.IndexOf('*', StringComparison.Ordinal);
        if (star < 0 || open < 0 || !text.EndsWith(']') || text.IndexOf('[', open + 1) >= 0 || text.StartsWith("v_", StringComparison.Ordinal))
        {
            target.Add(token);
            return;
        }
        string id = text[2..open];
        object? source = text[0] == 'c' ? simulation.FindCompute(id) : simulation.FindFix(id);
        if (source is null)
        {
            IEnumerable<string> valid = text[0] == 'c' ? simulation.Computes.Select(c => c.Id) : simulation.Fixes.Select(f => f.Id);
            throw new DeckException(token.Span, $"there is no {(text[0] == 'c' ? "compute" : "fix")} '{id}'{NearestName.Hint(id, valid)}");
        }
        int count = columns(source);
        int first = 1, last = count;
        string before = text[(open + 1)..star], after = text[(star + 1)..^1];
        bool ok = (before.Length == 0 || int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out first))
            & (after.Length == 0 || int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out last));
        if (!ok || first < 1 || last > count || first > last) throw new DeckException(token.Span, $"'{text}': the range must lie within the {count} columns of '{id}'");
        for (int k = first; k <= last; k++) target.Add(new ArgToken($"{text[..open]}[{k}]", token.Span));
    }
}
