using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Tests.Structure;

/// <summary>Potential and orientation across the cell, where they are known.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class ProfileTests
{
    private const double VoltAngstrom = 1.602176634e-19 / (8.8541878128e-12 * 1e-10);

    /// <summary>Two plates of ±2 e on 6 × 5 Å², 4 Å apart: the field between is σ/ε₀, outside zero, the step σ d/ε₀, though the plates lie within slabs.</summary>
    [Test]
    public void Potential_TwoPlates_IsThatOfACapacitor()
    {
        PotentialProfileResult r = FrameAnalysis.Run(new PotentialProfile(AtomSelection.Parse("all"), 2, 10, SiFactors.ForStyle("real"), periodic: false), Plates());
        double field = 2 / 30.0 * VoltAngstrom;
        using (Assert.EnterMultipleScope())
        {
            for (int b = 0; b <= 10; b++)
            {
                double z = b, inside = Math.Clamp(z - 3.3, 0, 4);
                Assert.That(r.Face[b], Is.EqualTo(z).Within(1e-12));
                Assert.That(r.Potential[b].Value, Is.EqualTo(-field * inside).Within(1e-9), $"z = {z}");
                Assert.That(r.Field[b].Value, Is.EqualTo(z is > 3.3 and < 7.3 ? field : 0).Within(1e-9), $"z = {z}");
            }
            Assert.That(r.ChargeDensity[3].Value, Is.EqualTo(2 / 30.0).Within(1e-12));
            Assert.That(r.Potential[^1].Unit, Is.EqualTo("V"));
        }
    }

    /// <summary>With periodic images both ends have the same potential: the drop is made up by a constant field.</summary>
    [Test]
    public void Potential_PeriodicPlates_ClosesUp()
    {
        PotentialProfileResult r = FrameAnalysis.Run(new PotentialProfile(AtomSelection.Parse("all"), 2, 10, SiFactors.ForStyle("real")), Plates());
        double field = 2 / 30.0 * VoltAngstrom, constant = -field * 4 / 10;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.IsPeriodic, Is.True);
            Assert.That(r.Potential[^1].Value, Is.EqualTo(0).Within(1e-9));
            Assert.That(r.Field[0].Value, Is.EqualTo(constant).Within(1e-9));
            Assert.That(r.Field[5].Value, Is.EqualTo(field + constant).Within(1e-9));
            Assert.That(r.Potential[5].Value, Is.EqualTo(-field * 1.7 - constant * 5).Within(1e-9));
        }
    }

    [Test]
    public void Potential_NetChargeInAPeriodicCell_IsRefused() =>
        Assert.That(() => FrameAnalysis.Run(new PotentialProfile(AtomSelection.Parse("id 1"), 2, 10, SiFactors.ForStyle("real")), Plates()), Throws.TypeOf<PolyMDException>().With.Message.Contains("net charge of 1"));

    /// <summary>Molecules along z in the lower half, at 60° to it in the upper one, across periodic faces too.</summary>
    [Test]
    public void Orientation_TwoLayers_HasTheirCosines()
    {
        OrientationProfileResult r = FrameAnalysis.Run(new OrientationProfile(AtomSelection.Parse("type 1"), AtomSelection.Parse("type 2"), 2, 2), new SyntheticTrajectory(16, (f, frame) =>
        {
            frame.Resize(20);
            for (int i = 0; i < 10; i++)
            {
                bool low = i < 5;
                Vec3 along = low ? new Vec3(0, 0, 1) : new Vec3(Math.Sqrt(0.75) * Math.Cos(i), Math.Sqrt(0.75) * Math.Sin(i), 0.5);
                Vec3 middle = new(9.9, i, low ? 2 + 0.1 * f : 7);
                Set(frame, 2 * i, 1, middle - 0.5 * along);
                Set(frame, 2 * i + 1, 2, middle + 0.5 * along);
                void Set(Frame frame, int k, int type, Vec3 at)
                {
                    int x = 0, y = 0, z = 0;
                    (frame.Ids[k], frame.Types[k], frame.Molecules[k], frame.Positions[k]) = (k + 1, type, i + 1, new SimulationBox(default, new Vec3(10, 10, 10)).Wrap(at, ref x, ref y, ref z));
                }
            }
            frame.HasTypes = frame.HasMolecules = true;
            frame.Box = new SimulationBox(default, new Vec3(10, 10, 10));
        }));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(r.Cosine.Select(m => m.Value), Is.EqualTo([1, 0.5]).Within(1e-9));
            Assert.That(r.Order.Select(m => m.Value), Is.EqualTo([1, -0.125]).Within(1e-9));
            Assert.That(r.Occupation, Is.EqualTo([5, 5]).Within(1e-12));
        }
    }

    private static SyntheticTrajectory Plates() => new(8, (_, frame) =>
    {
        frame.Resize(4);
        for (int i = 0; i < 4; i++) (frame.Ids[i], frame.Charges[i], frame.Positions[i]) = (i + 1, i < 2 ? 1 : -1, new Vec3(i, 1, i < 2 ? 3.3 : 7.3));
        frame.HasCharges = true;
        frame.Box = new SimulationBox(default, new Vec3(6, 5, 10));
    });
}
