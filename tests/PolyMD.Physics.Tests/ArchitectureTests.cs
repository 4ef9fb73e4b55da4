using System.Reflection;
using System.Xml.Linq;

namespace PolyMD.Physics.Tests;

/// <summary>The dependency graph stays the one that was designed: who may see whom.</summary>
[TestFixture]
public sealed class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["Numerics"] = [],
        ["Model"] = ["Numerics"],
        ["Engine"] = ["Model", "Numerics"],
        ["Forces"] = ["Engine", "Model", "Numerics"],
        ["Dynamics"] = ["Engine", "Model", "Numerics"],
        ["IO"] = ["Model", "Numerics"],
        ["Analysis"] = ["Model", "Numerics"],
        ["Building"] = ["Model", "Numerics"],
        ["Deck"] = ["Engine", "Forces", "Dynamics", "IO", "Analysis", "Model", "Numerics"],
        ["Studies"] = ["Deck", "Building", "Analysis", "IO", "Model", "Numerics"],
    };

    [TestCaseSource(nameof(Projects))]
    public void Assembly_References_StayInsideTheGraph(string project)
    {
        string[] references = Assembly.Load($"PolyMD.{project}").GetReferencedAssemblies()
            .Select(a => a.Name!).Where(n => n.StartsWith("PolyMD.", StringComparison.Ordinal)).Select(n => n["PolyMD.".Length..]).ToArray();
        Assert.That(references, Is.SubsetOf(s_allowed[project]));
    }

    [TestCaseSource(nameof(Projects))]
    public void ProjectFile_References_StayInsideTheGraph(string project)
    {
        string file = Path.Combine(Repository.Root, "src", $"PolyMD.{project}", $"PolyMD.{project}.csproj");
        string[] references = XDocument.Load(file).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)["PolyMD.".Length..]).ToArray();
        Assert.That(references, Is.SubsetOf(s_allowed[project]));
    }

    [Test]
    public void Graph_EveryProjectOfSrc_IsListed()
    {
        string[] folders = Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(d => Path.GetFileName(d)["PolyMD.".Length..]).ToArray();
        Assert.That(folders, Is.EquivalentTo(s_allowed.Keys.Append("Cli")));
    }

    private static string[] Projects() => [.. s_allowed.Keys];
}
