using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Tests.Interfaces;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Structure;

/// <summary>Chains whose shapes are known, wrapped into a small cell.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class ChainConformationTests
{
    private const double Side = 6;

    /// <summary>Freely jointed chains of N bonds: ⟨R²⟩ = N b², ⟨R_g²⟩ = b² N(N + 2)/(6(N + 1)), C_N = 1, all torsions alike. Four of the stated errors.</summary>
    [Test]
    public void Result_FreelyJointedChains_AreIdeal()
    {
        const int bonds = 20, chains = 10;
        const double b = 1.5;
        Random random = new(3);
        ChainConformationResult r = FrameAnalysis.Run(new ChainConformation(AtomSelection.Parse("type 1")), Chains(400, chains, bonds + 1, _ =>
        {
            Vec3 step = new(SyntheticStack.Gauss(random), SyntheticStack.Gauss(random), SyntheticStack.Gauss(random));
            return step * (b / step.Length);
        }));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.EndToEndSquared.Value, Is.EqualTo(bonds * b * b).Within(4 * r.EndToEndSquared.StandardError));
            Assert.That(r.GyrationSquared.Value, Is.EqualTo(b * b * bonds * (bonds + 2) / (6.0 * (bonds + 1))).Within(4 * r.GyrationSquared.StandardError));
            Assert.That(r.EndToEndSquared.StandardError / r.EndToEndSquared.Value, Is.LessThan(0.03));
            Assert.That(r.CharacteristicRatio.Value, Is.EqualTo(1).Within(4 * r.CharacteristicRatio.StandardError));
            Assert.That(r.BondLength.Value, Is.EqualTo(b).Within(1e-9));
            Assert.That(r.Trans.Value, Is.EqualTo(1.0 / 3).Within(4 * r.Trans.StandardError));
            Assert.That(r.GauchePlus.Value, Is.EqualTo(1.0 / 3).Within(4 * r.GauchePlus.StandardError));
            Assert.That(r.Distribution.Sum(d => d.Value) * 360 / ChainConformation.TorsionBins, Is.EqualTo(1).Within(1e-9));
            Assert.That((r.Chains, r.Bonds), Is.EqualTo((chains, (double)bonds)));
        }
    }

    /// <summary>A zigzag is all trans: R² = (N d)² with d the advance of a bond; a helix of +60° is all gauche+.</summary>
    [Test]
    public void Result_Zigzag_IsAllTrans()
    {
        ChainConformationResult r = FrameAnalysis.Run(new ChainConformation(AtomSelection.Parse("all")), Chains(4, 2, 11, k => new Vec3(0.8, k % 2 == 0 ? 0.6 : -0.6, 0)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.Trans.Value, Is.EqualTo(1).Within(1e-12));
            Assert.That(r.EndToEndSquared.Value, Is.EqualTo(64).Within(1e-9));
            Assert.That(r.CharacteristicRatio.Value, Is.EqualTo(6.4).Within(1e-9));
        }
    }

    /// <summary>Points of a right-handed helix have positive torsions (IUPAC).</summary>
    [Test]
    public void Result_RightHandedHelix_IsAllGauchePlus()
    {
        Vec3 Point(int k) => new(Math.Cos(1.8 * k), Math.Sin(1.8 * k), 0.4 * k);
        ChainConformationResult r = FrameAnalysis.Run(new ChainConformation(AtomSelection.Parse("all")), Chains(4, 1, 12, k => Point(k) - Point(k - 1)));
        Assert.That((r.GauchePlus.Value, r.GaucheMinus.Value), Is.EqualTo((1.0, 0.0)));
    }

    [Test]
    public void Accumulate_NeighboursFarApart_AreNamed() =>
        Assert.That(() => FrameAnalysis.Run(new ChainConformation(AtomSelection.Parse("all")), Chains(1, 1, 3, _ => new Vec3(2.9, 0, 0))),
            Throws.TypeOf<PolyMDException>().With.Message.Contains("atoms 1 and 2, neighbours on the backbone of molecule 1, lie 2.9 apart"));

    // Chains of atoms whose k-th bond is given by a function, wrapped into the cell.
    private static SyntheticTrajectory Chains(int frames, int chains, int atoms, Func<int, Vec3> bond) => new(frames, (_, frame) =>
    {
        frame.Resize(chains * atoms);
        frame.Box = new SimulationBox(default, new Vec3(Side, Side, Side));
        for (int c = 0; c < chains; c++)
        {
            Vec3 r = new(c, 2, 1);
            for (int k = 0; k < atoms; k++)
            {
                if (k > 0) r += bond(k);
                int i = c * atoms + k, x = 0, y = 0, z = 0;
                (frame.Ids[i], frame.Types[i], frame.Molecules[i], frame.Positions[i]) = (i + 1, 1, c + 1, frame.Box.Wrap(r, ref x, ref y, ref z));
            }
        }
        frame.HasTypes = frame.HasMolecules = true;
    });
}
