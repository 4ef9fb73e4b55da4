using PolyMD.Analysis.Interfaces;
using PolyMD.Analysis.Tests.Interfaces;
using PolyMD.Studies.Reporting;

namespace PolyMD.Studies.Tests.Reporting;

/// <summary>A made-up study of four cases, one of which may have failed.</summary>
internal static class SampleStudy
{
    public static StudyReport Make(bool quick = true, bool withFailure = false, int blocks = 12)
    {
        InterfaceResistanceSummary Case(string name, double li, double peo, bool sheet, int seed) => InterfaceResistance.Combine(name,
            [InterfaceResistance.Analyze(new SyntheticStack
            {
                ResistanceLithium = li, ResistancePolymer = peo, WithSheet = sheet, ProfileNoise = 5, HeatNoise = 0.3, Seed = seed, Blocks = blocks, Flux = 3e8,
            }.Build() with { Name = "seed " + seed })]);
        List<CaseReport> cases =
        [
            Make("bare", "no interlayer", null, Case("bare", 0, 6e-8, false, 1)),
            Make("graphene", "Graphene", "graphene", Case("graphene", 4e-9, 1.6e-8, true, 2)),
            Make("silicene", "Silicene", "silicene", Case("silicene", 3e-9, 0.9e-8, true, 3)),
            withFailure
                ? new CaseReport { Name = "germanene", Label = "Germanene", Failure = "lost atoms <3, 7> & \"friends\" at step 1200" }
                : Make("germanene", "Germanene", "germanene", Case("germanene", 7e-9, 2.3e-8, true, 4)),
        ];
        return new StudyReport
        {
            Title = "Which 2D sheet between PEO and lithium?",
            Study = "peo-xene-li",
            Preset = quick ? "quick" : "full",
            TooShortToPublish = quick,
            Reference = "bare",
            Cases = cases,
            Protocol = ["Equilibration 20 ps NPT along z at 350 K, 0.1 MPa", "Langevin baths 380 K and 320 K, damping 100 fs, heat on for 200 ps, 50 ps discarded"],
            Provenance = [new("Version", "0.1.0"), new("Seeds", "1, 2, 3, 4"), new("Deck, graphene", "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")],
            Created = new DateTimeOffset(2026, 1, 2, 3, 4, 0, TimeSpan.Zero),
        };
    }

    private static CaseReport Make(string name, string label, string? sheet, InterfaceResistanceSummary result) => new()
    {
        Name = name,
        Label = label,
        SheetLabel = sheet,
        Result = result,
        Atoms = 12345,
        Strains = [new StrainRow("Li(001)", "13x13", -0.41, 0.38), new StrainRow(label, "18x10", 0.9, -1.2)],
        Interactions = [new InteractionRow("C(sheet)", "Li(metal)", "lj/cut", "UFF, arithmetic"), new InteractionRow("O(ether)", "Li(metal)", "lj/cut", "eps 0.05 kcal/mol, sigma 2.9 Å")],
        Files = [new("deck", $"{name}/in.{name}"), new("profile.csv", $"{name}/profile.csv")],
    };
}
