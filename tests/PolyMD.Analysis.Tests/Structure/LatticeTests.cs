using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Structure;

/// <summary>Coordination numbers and density profiles of lattices, where the answers are exact.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class LatticeTests
{
    [TestCase(1.1, 6)]
    [TestCase(1.5, 18)]
    [TestCase(1.8, 26)]
    public void CoordinationNumbers_SimpleCubic_CountsItsShells(double cutoff, int expected)
    {
        CoordinationResult found = Run(new CoordinationNumbers(AtomSelection.Parse("all"), AtomSelection.Parse("all"), cutoff));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Mean.Value, Is.EqualTo(expected).Within(1e-12));
            Assert.That(found.Shares, Has.Length.EqualTo(expected + 1));
            Assert.That(found.Shares[expected].Value, Is.EqualTo(1).Within(1e-12));
            Assert.That((found.Frames, found.Centers), Is.EqualTo((8, 216)));
        }
    }

    /// <summary>Each atom is a molecule with the one above it: one neighbour less.</summary>
    [Test]
    public void CoordinationNumbers_BetweenMolecules_LeavesOutItsOwn() =>
        Assert.That(Run(new CoordinationNumbers(AtomSelection.Parse("all"), AtomSelection.Parse("all"), 1.1, true)).Mean.Value, Is.EqualTo(5).Within(1e-12));

    [Test]
    public void DensityProfile_Layers_HasThemInTheirSlabs()
    {
        DensityProfileResult found = Run(new DensityProfile(AtomSelection.Parse("all"), 2, 12));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Position[0], Is.EqualTo(0.25).Within(1e-12));
            for (int b = 0; b < 12; b++)
            {
                double expected = b % 2 == 0 ? 2 : 0;
                Assert.That(found.Number[b].Value, Is.EqualTo(expected).Within(1e-12));
                Assert.That(found.Mass[b].Value, Is.EqualTo(7 * expected).Within(1e-12));
                Assert.That(found.Charge[b].Value, Is.EqualTo(b / 2 % 2 == 0 ? -expected : expected).Within(1e-12));
            }
        }
    }

    private static TResult Run<TResult>(IFrameAnalysis<TResult> analysis)
    {
        Frame frame = new() { HasTypes = true, HasMolecules = true, HasMasses = true, HasCharges = true, Box = new SimulationBox(default, new Vec3(6, 6, 6)) };
        frame.Resize(216);
        for (int i = 0; i < 216; i++)
        {
            int z = i / 36;
            frame.Ids[i] = i + 1;
            frame.Types[i] = 1;
            frame.Molecules[i] = z / 2 * 36 + i % 36 + 1;
            frame.Masses[i] = 7;
            frame.Charges[i] = z % 2 == 0 ? -1 : 1;
            frame.Positions[i] = new Vec3(i % 6, i / 6 % 6, z + 0.1);
        }
        analysis.Prepare(frame);
        for (int f = 0; f < 8; f++) analysis.Accumulate(frame);
        return analysis.Result();
    }
}
