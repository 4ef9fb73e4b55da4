using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Dynamics.Common;

/// <summary>Whether what a word refers to is extensive.</summary>
internal static class ExtensiveInput
{
    /// <summary>A single number: c_ID, c_ID[i].</summary>
    public static bool Scalar(Simulation simulation, ArgToken token)
    {
        (object? source, int index) = Find(simulation, token);
        return index < 0 ? source is IScalarSource { ScalarIsExtensive: true } : source is IVectorSource v && v.IsExtensive(index);
    }

    /// <summary>A list: c_ID, or the column c_ID[i] of a table.</summary>
    public static bool Vector(Simulation simulation, ArgToken token)
    {
        (object? source, int index) = Find(simulation, token);
        return index < 0 ? source is IVectorSource { VectorIsExtensive: true } : source is IArraySource { ArrayIsExtensive: true };
    }

    private static (object? Source, int Index) Find(Simulation simulation, ArgToken token)
    {
        string text = token.Text;
        if (text.Length < 3 || text[0] == 'v') return (null, -1);
        int open = text.IndexOf('[', StringComparison.Ordinal);
        string id = open < 0 ? text[2..] : text[2..open];
        object? source = text[0] == 'c' ? simulation.FindCompute(id) : simulation.FindFix(id);
        int index = -1;
        if (open >= 0 && int.TryParse(text.AsSpan(open + 1).TrimEnd(']'), out int i)) index = i - 1;
        return (source, index);
    }
}
