using System.Globalization;
using PolyMD.Deck;

namespace PolyMD.Physics.Tests.Transport;

/// <summary>
/// Self-diffusion of the two-dimensional Lennard-Jones fluid at density 0.6, temperature 1, cutoff 2.5, in ten blocks of 20 time units, from
/// displacements and from velocities, against LAMMPS 29 Sep 2021 on the same deck, tests/decks/physics/diffusion.in. Published for the
/// state, single runs without error: 0.33 from displacements and about 0.25 from velocities (LAMMPS' examples, longer times). In two
/// dimensions the coefficient grows with the time looked at; here both programs look equally long.
/// </summary>
[TestFixture, Category("Slow")]
public sealed class SelfDiffusionTests
{
    [Test]
    public void Diffusion_FromDisplacementsAndVelocities_IsThatOfLammps()
    {
        using DeckFolder folder = new();
        using StringWriter log = new();
        DeckRunner.RunText(DeckFolder.DeckText("diffusion.in"), "diffusion.in", new DeckRunOptions { WorkingFolder = folder.Path, Threads = 1, LogWriter = log, EchoLog = false });
        double[][] blocks = [.. log.ToString().Split('\n').Where(l => l.StartsWith("block ", StringComparison.Ordinal))
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2..].Select(w => double.Parse(w, CultureInfo.InvariantCulture)).ToArray())];
        Assert.That(blocks, Has.Length.EqualTo(10));
        using (Assert.EnterMultipleScope())
        {
            Agreement.Assert("diffusion, slope of displacements", Agreement.Blocks([.. blocks.Select(b => b[0])]), 0.2660, 0.0045);
            Agreement.Assert("diffusion, fitted displacements", Agreement.Blocks([.. blocks.Select(b => b[1])]), 0.2573, 0.0037);
            Agreement.Assert("diffusion, velocities", Agreement.Blocks([.. blocks.Select(b => b[2])]), 0.2804, 0.0144);
        }
    }
}
