using PolyMD.Building;
using PolyMD.Building.ForceFields;
using PolyMD.Deck;
using PolyMD.Deck.Provenance;
using PolyMD.Model;
using PolyMD.Model.Provenance;

namespace PolyMD.Studies.Tests;

/// <summary>A tiny study (two seeds of 208 atoms, some hundred steps) that is stopped, resumed, changed and reproduced.</summary>
[TestFixture]
public sealed class StudySessionTests
{
    private static readonly ForceFieldLibrary s_library = ForceFieldLibrary.Load(ForceFieldLibrary.FindFolder(AppContext.BaseDirectory));
    private readonly StudyDefinition _study = StudyDefinition.Load(Path.Combine(TestContext.CurrentContext.TestDirectory, "fixtures", "study", "tiny.json"));
    private readonly List<string> _notes = [];
    private string _folder = "", _whole = "";

    [OneTimeSetUp]
    public void RunWhole()
    {
        _folder = Directory.CreateTempSubdirectory("polymd-session-").FullName;
        _whole = Path.Combine(_folder, "whole");
        Assert.That(Run(_whole).IsComplete, Is.True);
    }

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, true);

    private StudyOptions Options(string folder, int threads = 1) => new()
    {
        Preset = "quick", OutputFolder = folder, Threads = threads, Version = ProgramVersion.Text, Note = n => { lock (_notes) _notes.Add(n); },
    };

    private StudyResult Run(string folder, CheckpointOptions? checkpoints = null, StudyDefinition? study = null) =>
        StudySession.Run(study ?? _study, s_library, Options(folder), new DeckExecutor(checkpoints ?? new CheckpointOptions()).Execute);

    private string New(string name) => Path.Combine(_folder, name);

    private static void Same(string whole, string cut)
    {
        Manifest expected = Manifest.Load(Path.Combine(whole, "manifest.json")), found = Manifest.Load(Path.Combine(cut, "manifest.json"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Outputs.Select(f => f.Path), Is.EqualTo(expected.Outputs.Select(f => f.Path)));
            Assert.That(found.Inputs.Where(f => f.Path == "study.json"), Is.EqualTo(expected.Inputs.Where(f => f.Path == "study.json")));
            Assert.That(found.Cases.SelectMany(c => c.Files), Is.EqualTo(expected.Cases.SelectMany(c => c.Files)));
            foreach (FileHash f in expected.Outputs)
            {
                FileVerdict verdict = FileComparison.Compare(f.Path, Path.Combine(whole, f.Path), Path.Combine(cut, f.Path), expected.Logs.Contains(f.Path));
                Assert.That(verdict.IsSame, Is.True, $"{f.Path}: {verdict.Where}");
            }
        }
    }

    [Test]
    public void Manifest_OfAStudy_NamesStudyForceFieldsCasesAndResults()
    {
        Manifest m = Manifest.Load(Path.Combine(_whole, "manifest.json"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(m.Study, Is.EqualTo("tiny"));
            Assert.That(m.Status, Is.EqualTo(RunStatus.Finished));
            Assert.That(m.Inputs.Select(f => Path.GetFileName(f.Path)), Is.SupersetOf(new[] { "study.json", "opls-aa-peo.json", "clp-tfsi.json" }));
            Assert.That(m.Cases.Select(c => c.Seeds.Single()), Is.EqualTo(new[] { 1, 2 }));
            Assert.That(m.Outputs.Select(f => f.Path), Is.SupersetOf(new[] { "eo12/seed-1/final.data", "eo12/seed-2/trajectory.lammpstrj", "eo12/seed-2/msd.svg", "summary.txt" }));
            Assert.That(m.Outputs, Is.EqualTo(m.Outputs.Select(f => FileHash.Of(Path.Combine(_whole, f.Path), _whole))));
            Assert.That(m.Logs, Is.EqualTo(new[] { "eo12/seed-1/log.lammps", "eo12/seed-2/log.lammps" }));
            Assert.That(Manifest.Load(Path.Combine(_whole, "eo12", "seed-1", "manifest.json")).Deck, Is.EqualTo("in.bulk"));
        }
    }

    [Test]
    public void Run_StoppedAgainAndAgain_EndsWithTheBytesOfAnUninterruptedStudy()
    {
        string cut = New("cut");
        int sessions = 1;
        for (; sessions < 10; sessions++)
        {
            _notes.Clear();
            try
            {
                // By turns as the first command was given, and from what it has left in its folder.
                CheckpointOptions limit = new() { StopAfter = 250 };
                if (sessions % 2 == 1) Run(cut, limit);
                else StudySession.Resume(cut, Options(cut) with { Preset = "" }, new DeckExecutor(limit).Execute);
                break;
            }
            catch (RunStoppedException e) { Assert.That(e.Message, Does.Contain("eo12, seed")); }
            Assert.That(_notes.Count(n => n.StartsWith("going on with", StringComparison.Ordinal)), Is.EqualTo(sessions == 1 ? 0 : 2));
        }
        // Some 600 steps, and before them some 400 to 600 iterations of the minimisation, in pieces of 250.
        Assert.That(sessions, Is.InRange(4, 5));
        Same(_whole, cut);
    }

    [Test]
    public void Run_Again_KeepsFinishedCasesAndMakesTheSameReport()
    {
        string cut = New("again");
        Assert.That(() => Run(cut, new CheckpointOptions { StopAfter = 100 }), Throws.InstanceOf<RunStoppedException>());
        Run(cut);
        // As if the process had been killed between the end of the deck and its mark.
        File.Delete(Path.Combine(cut, "eo12", "seed-2", CaseRun.MarkerFile));
        _notes.Clear();
        Run(cut);
        Assert.That(_notes.Where(n => n.StartsWith("kept", StringComparison.Ordinal)), Has.Exactly(2).Items);
        Assert.That(_notes.Where(n => n.StartsWith("finished", StringComparison.Ordinal)), Is.Empty);
        Same(_whole, cut);
    }

    [Test]
    public void Run_OfAChangedStudyInItsFolder_IsRefusedAndChangesNothing()
    {
        string cut = New("changed");
        Assert.That(() => Run(cut, new CheckpointOptions { StopAfter = 100 }), Throws.InstanceOf<RunStoppedException>());
        string[] before = Snapshot(cut);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Run(cut, study: _study with { Temperature = 400 }), Throws.InstanceOf<PolyMDException>().With.Message.Match("holds a run of another system, preset or seed \\(.*line [0-9]+: there '.*363.*', now '.*400.*'\\); nothing was changed"));
            Assert.That(() => Run(cut, study: _study with { Name = "other" }), Throws.InstanceOf<PolyMDException>().With.Message.Contains("holds study 'tiny', not 'other'"));
            Assert.That(Snapshot(cut), Is.EqualTo(before));
            File.AppendAllText(Path.Combine(cut, "study.json"), "\n");
            Assert.That(() => StudySession.Resume(cut, Options(cut), new DeckExecutor(new CheckpointOptions()).Execute), Throws.InstanceOf<PolyMDException>().With.Message.Contains("study.json: has changed"));
        }
    }

    [Test]
    public void Reproduce_WithOtherThreads_IsTheSame()
    {
        ReproductionReport report = StudySession.Reproduce(Path.Combine(_whole, "manifest.json"), Options(New("reproduced"), threads: 2), new DeckExecutor(new CheckpointOptions()).Execute);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.IsSame, Is.True, report.ToText());
            Assert.That(report.Files, Has.Count.EqualTo(21));
            Assert.That(report.Files.Where(f => f.Verdict == Verdict.SameButTimes).Select(f => f.File), Is.EqualTo(new[] { "eo12/seed-1/log.lammps", "eo12/seed-2/log.lammps" }));
        }
    }

    private static string[] Snapshot(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => FileHash.Of(f, folder).ToString())];
}
