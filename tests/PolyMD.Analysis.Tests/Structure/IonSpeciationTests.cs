using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Structure;

/// <summary>A cell with one cluster of each kind, put together by hand.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class IonSpeciationTests
{
    /// <summary>
    /// Cations (type 1): one free, one 4 from an anion (solvent-separated), one with one anion (contact pair), two bridged by an anion across a
    /// periodic face, one with two anions. The anions are molecules of two coordinating atoms.
    /// </summary>
    [Test]
    public void Result_OneOfEach_IsCounted()
    {
        IonSpeciationResult r = FrameAnalysis.Run(new IonSpeciation(AtomSelection.Parse("type 1"), AtomSelection.Parse("type 2"), 2.5, 5), Cell());
        using (Assert.EnterMultipleScope())
        {
            Assert.That((r.Cations, r.Anions, r.Frames), Is.EqualTo((6, 5, 8)));
            Assert.That(r.Free.Value, Is.EqualTo(1.0 / 6).Within(1e-12));
            Assert.That(r.SolventSeparated.Value, Is.EqualTo(1.0 / 6).Within(1e-12));
            Assert.That(r.ContactPair.Value, Is.EqualTo(1.0 / 6).Within(1e-12));
            Assert.That(r.Aggregate.Value, Is.EqualTo(3.0 / 6).Within(1e-12));
            Assert.That(r.FreeAnions.Value, Is.EqualTo(1.0 / 5).Within(1e-12));
            Assert.That(r.LargestCluster.Value, Is.EqualTo(3).Within(1e-12));
            Assert.That(r.Clusters.Select(c => (c.Cations, c.Anions, Math.Round(c.Population.Value, 12))), Is.EquivalentTo(new[] { (0, 1, 1.0), (1, 0, 2.0), (1, 1, 1.0), (1, 2, 1.0), (2, 1, 1.0) }));
        }
    }

    [Test]
    public void Result_WithoutOuterCutoff_CountsSeparatedPairsAsFree() =>
        Assert.That(FrameAnalysis.Run(new IonSpeciation(AtomSelection.Parse("type 1"), AtomSelection.Parse("type 2"), 2.5), Cell()).Free.Value, Is.EqualTo(2.0 / 6).Within(1e-12));

    [Test]
    public void Prepare_AtomOnBothSides_IsNamed() =>
        Assert.That(() => FrameAnalysis.Run(new IonSpeciation(AtomSelection.Parse("type 1"), AtomSelection.Parse("id 1 7"), 2.5), Cell()), Throws.TypeOf<PolyMDException>().With.Message.EqualTo("atom 1 is cation and anion at once"));

    private static SyntheticTrajectory Cell()
    {
        (int Type, int Molecule, Vec3 R)[] atoms =
        [
            (1, 0, new(5, 5, 5)), (1, 0, new(20, 5, 5)), (1, 0, new(5, 20, 5)), (1, 0, new(1, 1, 29)), (1, 0, new(1, 1, 3)), (1, 0, new(20, 20, 20)),
            (2, 1, new(24, 5, 5)), (2, 1, new(26, 5, 5)),
            (2, 2, new(7, 20, 5)), (2, 2, new(9, 20, 5)),
            // One atom of this anion touches the cation below the face, the other the one above it.
            (2, 3, new(1, 1, 29.9 + 0.5)), (2, 3, new(1, 1, 1.5)),
            (2, 4, new(22, 20, 20)), (2, 4, new(24, 20, 20)),
            (2, 5, new(18, 20, 20)), (2, 5, new(16, 20, 20)),
        ];
        return new SyntheticTrajectory(8, (_, frame) =>
        {
            frame.Resize(atoms.Length);
            for (int i = 0; i < atoms.Length; i++) (frame.Ids[i], frame.Types[i], frame.Molecules[i], frame.Positions[i]) = (i + 1, atoms[i].Type, atoms[i].Molecule, atoms[i].R);
            frame.HasTypes = frame.HasMolecules = true;
            frame.Box = new SimulationBox(default, new Vec3(30, 30, 30));
        });
    }
}
