using System.Text.RegularExpressions;
using PolyMD.Deck;
using PolyMD.Dynamics.Computes;
using PolyMD.Engine.Styles;
using PolyMD.Forces;

namespace PolyMD.Physics.Tests;

/// <summary>The README tells the truth about what is supported.</summary>
[TestFixture]
public sealed partial class ReadmeTests
{
    [Test]
    public void StylesTable_AgainstRegistry_ListsExactlyTheRegisteredStyles()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        string table = readme[readme.IndexOf("<!-- styles: begin", StringComparison.Ordinal)..readme.IndexOf("<!-- styles: end", StringComparison.Ordinal)];
        List<string> listed = [];
        foreach (Match row in Row().Matches(table))
        {
            foreach (Match style in Quoted().Matches(row.Groups[2].Value)) listed.Add($"{row.Groups[1].Value} {style.Groups[1].Value}");
        }
        StyleRegistry registry = new(typeof(ForceFactory).Assembly, typeof(ComputeTemp).Assembly, typeof(DeckRunner).Assembly);
        Assert.That(listed, Is.EquivalentTo(registry.All.Select(s => $"{s.Family} {s.Name}")));
    }

    [GeneratedRegex(@"(?m)^\| ([a-z_]+) \| (.*) \|$")]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
