using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests;

/// <summary>Geometry of bonded terms in lanes: images in any cell, directions that are undefined.</summary>
[TestFixture]
public sealed class BondedGeometryTests
{
    private static IEnumerable<SimulationBox> Boxes()
    {
        yield return new(new Vec3(1, 2, 3), new Vec3(10, 12, 9));
        yield return new(new Vec3(1, 2, 3), new Vec3(10, 12, 9), PeriodicZ: false);
        yield return new(new Vec3(1, 2, 3), new Vec3(10, 12, 9), TiltXY: 3, TiltXZ: -2, TiltYZ: 4);
    }

    [TestCaseSource(nameof(Boxes))]
    public void LaneImages_RandomDisplacements_AgreeWithMinimumImage(SimulationBox box)
    {
        Random random = new(5);
        for (int k = 0; k < 200; k++)
        {
            Vec3 d = new(30 * random.NextDouble() - 15, 30 * random.NextDouble() - 15, 30 * random.NextDouble() - 15);
            LaneVec<Lane1> near = new LaneImages<Lane1>(box).Nearest(new LaneVec<Lane1>(new(d.X), new(d.Y), new(d.Z)));
            LaneVec<Lane8> wide = new LaneImages<Lane8>(box).Nearest(new LaneVec<Lane8>(Lane8.Create(d.X), Lane8.Create(d.Y), Lane8.Create(d.Z)));
            Vec3 expected = box.MinimumImage(d);
            Assert.That((new Vec3(near.X.Value, near.Y.Value, near.Z.Value) - expected).Length, Is.LessThan(1e-13));
            Assert.That((new Vec3(Lane8.Sum(wide.X), Lane8.Sum(wide.Y), Lane8.Sum(wide.Z)) / 8 - expected).Length, Is.LessThan(1e-13));
        }
    }

    [TestCase(1)]
    [TestCase(4)]
    [TestCase(8)]
    public void Dihedral_ThreeAtomsInALine_ExertsNoForce(int lanes)
    {
        using SmallSystem s = new();
        s.Simulation.LaneCount = lanes;
        s.Simulation.Topology.DihedralTypes = 1;
        s.Simulation.Topology.Dihedrals.Add(new(1, 1, 2, 3, 4));
        for (int k = 0; k < 4; k++)
        {
            Vec3 at = s.Simulation.Atoms.Position(0) + new Vec3(1.5 * k, k == 3 ? 1 : 0, 0);
            s.Move(k, at - s.Simulation.Atoms.Position(k));
        }
        s.AddBonded("dihedral_style", "opls", "1 1.3 -0.3 0.2 0.1");
        double energy = s.Compute();
        // cos phi counts as -1: only K1's and K3's terms could remain, and they vanish.
        Assert.That(energy, Is.EqualTo(0.0).Within(1e-15));
        Assert.That(s.Forces().Max(f => f.Length), Is.EqualTo(0.0));
    }
}
