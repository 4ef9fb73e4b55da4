using PolyMD.Analysis.Interfaces;
using PolyMD.Building;
using PolyMD.Building.ForceFields;
using PolyMD.Deck;
using PolyMD.IO;
using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.Studies.Tests;

/// <summary>The local heat current on its way from a stack's own deck to the result.</summary>
[TestFixture]
public sealed class LocalFluxTests
{
    /// <summary>A thin stack for some hundred steps: the deck writes the current in its layers, term by term, and the analysis reads it. The numbers mean nothing yet.</summary>
    [Test]
    public void Stack_RunByItsDeck_HasALocalFlux()
    {
        string forceFields = ForceFieldLibrary.FindFolder(AppContext.BaseDirectory), folder = Directory.CreateTempSubdirectory("polymd-flux-").FullName;
        try
        {
            StudyDefinition study = StudyDefinition.Load(Path.Combine(forceFields, "..", "inputs", "peo-xene-li", "study.json"));
            const double shortly = 0.02;
            StudyPreset preset = study.Preset("quick") with
            {
                ElectrolyteThickness = 14, RepeatUnits = 3, LithiumThickness = 24, SourceHalfWidth = 3, SinkHalfWidth = 3, HotTime = shortly, CompressTime = shortly, ReleaseTime = shortly,
                PressureTime = shortly, SettleTime = shortly, PreheatTime = shortly, DiscardTime = shortly, MeasureTime = 0.2, BlockTime = 0.04,
            };
            study = study with { GrowthFraction = 0.5, Presets = new Dictionary<string, StudyPreset> { ["quick"] = preset } };
            BuiltCase built = new StackBuilder(ForceFieldLibrary.Load(forceFields)).Build(study, "bare", "quick", 1);
            DataFileWriter.Write(Path.Combine(folder, built.DataFileName), built.System);
            foreach ((string name, string text) in built.Files) File.WriteAllText(Path.Combine(folder, name), text);
            string deck = built.Deck.Replace("minimize 1.0e-6 1.0e-3 400 4000", "minimize 1.0e-6 1.0e-3 80 800", StringComparison.Ordinal);
            DeckRunner.RunText(deck, "deck", new DeckRunOptions { WorkingFolder = folder, Threads = 2, LogWriter = TextWriter.Null, EchoLog = false });

            NumberTableSeries current = AveTimeReader.ReadVectors(Path.Combine(folder, "current.txt"));
            Assert.That(current.Blocks.Select(b => b.Table.RowCount), Is.EqualTo(Enumerable.Repeat(preset.Bins, 5)));
            foreach (NumberTable table in current.Blocks.Select(b => b.Table))
            {
                for (int row = 0; row < table.RowCount; row++)
                {
                    double[] terms = [.. Enumerable.Range(3, 10).Select(k => table[row, k])];
                    Assert.That(table[row, 2], Is.EqualTo(terms.Sum()).Within(1e-5 * terms.Sum(Math.Abs)));
                }
            }
            InterfaceResistanceResult result = StackCaseAnalysis.Analyze(new CaseRun(study.Cases.Single(c => c.Name == "bare"), 1, folder, built), preset);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(result.LocalFlux!.Lithium.HasError && result.LocalFlux.Electrolyte.HasError);
                Assert.That(result.LocalFlux.Terms.Select(t => t.Name), Is.EqualTo(["kinetic energy carried", "potential energy carried", "pair", "many-body", "bond", "angle", "dihedral", "k-space"]));
                Assert.That(InterfaceResistance.Combine("bare", [result]).FluxCheck(q => q.ToString()), Does.Contain("flux by the local heat current"));
            }
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
