using PolyMD.Building;
using PolyMD.Building.ForceFields;
using PolyMD.Model;

namespace PolyMD.Studies.Tests;

/// <summary>The runner with an executor that only pretends to run: what is run, kept, refused, reported.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StudyRunnerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("polymd-study-").FullName;
    private readonly List<string> _executed = [];
    private readonly ForceFieldLibrary _library = ForceFieldLibrary.Load(ForceFieldLibrary.FindFolder(AppContext.BaseDirectory));
    private readonly StudyDefinition _study = SmallStudy();

    // The study of the README with short chains in a thin slab: packed in a moment.
    private static StudyDefinition SmallStudy()
    {
        StudyDefinition study = StudyDefinition.Load(Path.Combine(ForceFieldLibrary.FindFolder(AppContext.BaseDirectory), "..", "inputs", "peo-xene-li", "study.json"));
        return study with
        {
            GrowthFraction = 0.5,
            Presets = new Dictionary<string, StudyPreset> { ["quick"] = study.Preset("quick") with { ElectrolyteThickness = 12, RepeatUnits = 3 } },
        };
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private StudyOptions Options(params string[] cases) => new() { Preset = "quick", OutputFolder = _folder, Threads = 2, Cases = cases };

    private StudyRunner Runner(Action<string>? behaviour = null) => new(_study, _library, (folder, deck, threads, steps, _) =>
    {
        lock (_executed) _executed.Add(Path.GetFileName(folder));
        Assert.That(Path.Combine(folder, deck), Does.Exist);
        behaviour?.Invoke(Path.GetFileName(folder));
        steps(100);
    });

    private void RunAll(StudyRunner runner, StudyOptions options) => runner.Run(runner.Build(options), options);

    [Test]
    public void Run_Twice_RunsEachCaseOnce()
    {
        RunAll(Runner(), Options("bare", "graphene"));
        RunAll(Runner(), Options("bare", "graphene"));
        Assert.That(_executed, Is.EquivalentTo(new[] { "bare", "graphene" }));
    }

    [Test]
    public void Run_AfterInterruption_ContinuesWithTheUnfinishedCase()
    {
        using CancellationTokenSource stop = new();
        StudyOptions options = Options("bare", "graphene") with { Threads = 1 };
        StudyRunner first = Runner(_ =>
        {
            if (_executed.Count < 2) return;
            stop.Cancel();
            stop.Token.ThrowIfCancellationRequested();
        });
        Assert.That(() => RunAll(first, options with { Cancellation = stop.Token }), Throws.InstanceOf<OperationCanceledException>());
        string unfinished = _executed[1];
        _executed.Clear();
        RunAll(Runner(), options);
        Assert.That(_executed, Is.EqualTo(new[] { unfinished }));
    }

    [Test]
    public void Run_OneCaseFails_OthersFinishAndTheFailureIsKept()
    {
        StudyRunner runner = Runner(name =>
        {
            if (name == "bare") throw new SimulationException(7, "atom 1 left the box", 1);
        });
        IReadOnlyList<CaseRun> runs = runner.Build(Options("bare", "graphene"));
        runner.Run(runs, Options());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(runs.Single(r => r.Case.Name == "bare").Failure, Does.Contain("step 7"));
            Assert.That(runs.Single(r => r.Case.Name == "bare").IsFinished(), Is.False);
            Assert.That(runs.Single(r => r.Case.Name == "graphene").IsFinished(), Is.True);
        }
    }

    [Test]
    public void Run_OtherSeedInTheSameFolder_IsRefusedUnlessOverwriteIsAsked()
    {
        RunAll(Runner(), Options("bare"));
        StudyOptions other = Options("bare") with { Seed = 99 };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => RunAll(Runner(), other), Throws.InstanceOf<PolyMDException>().With.Message.Contains("--overwrite"));
            Assert.That(_executed, Has.Count.EqualTo(1));
        }
        RunAll(Runner(), other with { Overwrite = true });
        Assert.That(_executed, Has.Count.EqualTo(2));
    }

    [Test]
    public void Run_Progress_EndsAtOneHundredPercent()
    {
        List<StudyProgress> seen = [];
        StudyOptions options = Options("bare", "graphene") with { Progress = p => { lock (_executed) seen.Add(p); } };
        RunAll(Runner(), options);
        Assert.That(seen.Max(p => p.Fraction), Is.EqualTo(1));
        Assert.That(seen.Min(p => p.Fraction), Is.LessThan(0.01));
    }
}
