using PolyMD.Deck;

namespace PolyMD.Physics.Tests.Styles;

/// <summary>No style without a fixture.</summary>
[TestFixture]
public sealed class StyleCoverageTests
{
    private static readonly string[] s_families = ["pair", "bond", "angle", "dihedral", "improper", "kspace"];

    private static IEnumerable<string> Styles => DeckRunner.CreateRegistry().All
        .Where(s => s_families.Contains(s.Family.Replace("_style", "", StringComparison.Ordinal)))
        .Select(s => $"{s.Family.Replace("_style", "", StringComparison.Ordinal)}/{s.Name.Replace('/', '-')}").Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Styles))]
    public void Style_Registered_HasAFixture(string style) =>
        Assert.That(StyleFixture.Names.Any(n => n == style || n.StartsWith(style + ".", StringComparison.Ordinal)),
            $"add tests/fixtures/styles/{style}.in and make its .ref with make.py");

    [Test]
    public void Fixtures_WithoutReference_AreNone() =>
        Assert.That(StyleFixture.Names.Where(n => StyleFixture.Load(n).Forces is null), Is.Empty);
}
