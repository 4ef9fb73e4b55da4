using System.Text.Json;
using PolyMD.Analysis.Interfaces;
using PolyMD.Analysis.Statistics;
using PolyMD.Model;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>The conductances that one of the itr verbs has written, each with its method.</summary>
internal sealed record ConductanceFile(string Path, IReadOnlyList<Conductance> Conductances, JsonElement Results)
{
    public static ConductanceFile Read(string path)
    {
        if (!File.Exists(path)) throw new PolyMDException($"file '{path}' does not exist");
        JsonElement results;
        try
        {
            results = JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("results");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new PolyMDException($"file '{path}' is not a result of polymd analyze: {e.Message}");
        }
        List<Conductance> found = [];
        foreach (ConductanceMethod method in Enum.GetValues<ConductanceMethod>())
            if (results.TryGetProperty($"conductance.{method}", out JsonElement g)) found.Add(new Conductance(method, Quantity(g)));
        return found.Count > 0 ? new ConductanceFile(path, found, results) : throw new PolyMDException($"file '{path}' has no conductance: it was not written by itr, itr-transient or itr-equilibrium");
    }

    /// <summary>The conductance by a method.</summary>
    public Conductance By(ConductanceMethod method) => Conductances.Any(c => c.Method == method)
        ? Conductances.First(c => c.Method == method)
        : throw new PolyMDException($"file '{Path}' has no conductance by the method {method}; it has {string.Join(", ", Conductances.Select(c => c.Method))}. Different methods are never compared by a ratio or a trend");

    /// <summary>A number, or the value of a quantity.</summary>
    public double Number(string name)
    {
        if (!Results.TryGetProperty(name, out JsonElement e)) throw new PolyMDException($"file '{Path}' does not tell '{name}'");
        return e.ValueKind == JsonValueKind.Object ? Quantity(e).Value : e.GetDouble();
    }

    private static Measured Quantity(JsonElement e) => new(Field(e, "value"), Field(e, "standardError"), Field(e, "effectiveSamples"), e.GetProperty("unit").GetString() ?? "");

    private static double Field(JsonElement e, string name) => e.GetProperty(name) is { ValueKind: JsonValueKind.Number } n ? n.GetDouble() : double.NaN;
}
