using System.Diagnostics;
using System.Text.Json;

namespace PolyMD.Cli.Tests;

/// <summary>polymd run leaves a manifest, polymd reproduce repeats it, and a study that is killed goes on.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReproduceTests : IDisposable
{
    private const string Deck = """
        units lj
        lattice fcc 0.8442
        region box block 0 3 0 3 0 3
        create_box 1 box
        create_atoms 1 box
        mass 1 1.0
        variable T index 1.0
        velocity all create $T 87287
        pair_style lj/cut 2.5
        pair_coeff 1 1 1.0 1.0 2.5
        fix 1 all nve
        include more.in
        dump 1 all custom 10 d.custom id x y z
        run 20

        """;

    private readonly string _folder = Cli.Folder();

    public ReproduceTests()
    {
        File.WriteAllText(In("in.deck"), Deck);
        File.WriteAllText(In("more.in"), "thermo 10\n");
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private string In(string file) => Path.Combine(_folder, file);

    private (int Code, string Text) Run(params string[] args) => Cli.Run(_folder, args);

    [Test]
    public void Run_LeavesAManifest_UnlessItIsTurnedOff()
    {
        Run("run", "in.deck", "-t", "1", "--manifest", "none");
        Assert.That(In("manifest.json"), Does.Not.Exist);
        File.WriteAllText(In("polymd.json"), "{ \"manifest\": \"none\" }");
        Run("run", "in.deck", "-t", "1");
        Assert.That(In("manifest.json"), Does.Not.Exist);
        Assert.That(Run("run", "in.deck", "-t", "1", "--manifest", "own.json", "-var", "T", "2.0").Code, Is.Zero);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(In("own.json")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(json.RootElement.GetProperty("arguments").GetProperty("T")[0].GetString(), Is.EqualTo("2.0"));
            Assert.That(json.RootElement.GetProperty("status").GetString(), Is.EqualTo("finished"));
            Assert.That(json.RootElement.GetProperty("inputs").EnumerateArray().Select(f => f.GetProperty("path").GetString()), Is.EqualTo(new[] { "in.deck", "more.in" }));
        }
    }

    [Test]
    public void Reproduce_ExitCode_TellsSameDifferentAndChangedInput()
    {
        Run("run", "in.deck", "-t", "1", "-var", "T", "1.5");
        (int same, string text) = Run("reproduce", "manifest.json", "-t", "2");
        string manifest = File.ReadAllText(In("manifest.json"));
        File.WriteAllText(In("manifest.json"), manifest.Replace("\"1.5\"", "\"1.6\"", StringComparison.Ordinal));
        (int different, string difference) = Run("reproduce", "-t", "1", "--folder", "second");
        File.AppendAllText(In("more.in"), "# changed\n");
        (int changed, string message) = Run("reproduce", ".", "--folder", "third");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(same, Is.Zero, text);
            Assert.That(text, Does.Match("d.custom +same\nlog.lammps +same but for times\nreproduced: 2 files are the same"));
            Assert.That(different, Is.EqualTo(3));
            Assert.That(difference, Does.Match("log.lammps +DIFFERS, line [0-9]+: was 'velocity all create 1.5 87287', now 'velocity all create 1.6 87287'"));
            Assert.That(changed, Is.EqualTo(1));
            Assert.That(message, Does.Contain("more.in: has changed"));
        }
    }

    [Test]
    public void Study_KilledAgainAndAgain_IsResumedAndReproduced()
    {
        string study = Path.Combine(TestContext.CurrentContext.TestDirectory, "fixtures", "study", "tiny.json");
        string[] verb = ["compare", study, "-o", "cut"];
        int kills = 0;
        for (; kills < 4; kills++)
        {
            using Process process = Cli.Start(_folder, [.. verb, "-t", "1", "--checkpoint-steps", "20"]);
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            // Not before there is something to resume.
            for (int wait = 0; wait < 2000 && !process.HasExited && Directory.GetFiles(_folder, "checkpoint.polymd", SearchOption.AllDirectories).Length == 0; wait++) Thread.Sleep(10);
            process.WaitForExit(300 + 200 * kills);
            if (process.HasExited) break;
            process.Kill();
            process.WaitForExit();
            verb = kills % 2 == 0 ? ["resume", "cut"] : ["compare", study, "-o", "cut"];
        }
        Assert.That(kills, Is.GreaterThan(0));
        (int refused, string why) = Run("resume", "cut", "--precision", "mixed");
        Assert.That((refused, why), Is.EqualTo((1, "error: --precision is for the run of a deck; this folder holds a study" + Environment.NewLine)));
        Assert.That(Run([.. verb, "-t", "1"]).Code, Is.Zero);
        // What it gives is what an uninterrupted study gives.
        (int code, string text) = Run("reproduce", "cut", "-t", "2", "--folder", "whole");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.Zero, text);
            Assert.That(text, Does.Contain("reproduced: 21 files are the same").And.Match("summary.txt +same\n"));
        }
    }
}
