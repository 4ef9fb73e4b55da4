using PolyMD.Building.ForceFields;

namespace PolyMD.Building.Tests;

/// <summary>The shipped parameters and a study small enough for tests.</summary>
internal static class TestStudies
{
    public static string Root { get; } = Path.GetDirectoryName(ForceFieldLibrary.FindFolder(TestContext.CurrentContext.TestDirectory))!;

    public static ForceFieldLibrary Library { get; } = ForceFieldLibrary.Load(Path.Combine(Root, "forcefields"));

    public static StudyDefinition Small { get; } = new()
    {
        Name = "small", GrowthFraction = 0.6, Reference = "bare",
        Cases =
        [
            new StudyCase { Name = "bare" },
            new StudyCase { Name = "graphene", Sheet = "lindsay-broido" },
            new StudyCase { Name = "silicene", Sheet = "zhang-sw1" },
            new StudyCase { Name = "germanene", Sheet = "mahdizadeh" },
        ],
        Presets = new Dictionary<string, StudyPreset>
        {
            ["tiny"] = new() { LithiumThickness = 14, ElectrolyteThickness = 18, RepeatUnits = 6, MeasureTime = 2, MeasureSegments = 2, BlockTime = 0.5 },
        },
    };

    public static StudyDefinition Bulk { get; } = Small with
    {
        Name = "melt", Kind = "bulk", Reference = "", Cases = [new StudyCase { Name = "melt" }],
        Presets = new Dictionary<string, StudyPreset> { ["tiny"] = new() { BulkAtoms = 500, RepeatUnits = 6 } },
    };

    public static BuiltCase Build(string name, int seed = 5) => new StackBuilder(Library).Build(Small, name, "tiny", seed);

    public static BuiltCase BuildBulk(int seed = 5) => new StackBuilder(Library).Build(Bulk, "melt", "tiny", seed);
}
