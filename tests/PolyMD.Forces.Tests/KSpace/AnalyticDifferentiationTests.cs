using PolyMD.Forces.KSpace;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests.KSpace;

/// <summary>PPPM with diff ad where no reference of LAMMPS exists: its slab scales the z field with the height of the real box (29 Sep 2021).</summary>
[TestFixture]
public sealed class AnalyticDifferentiationTests
{
    private static Vec3[] Forces(string modify, string boundary)
    {
        using ChargedSystem salt = ChargedSystem.Salt(Units.Real, 5.5, boundary);
        PppmForce force = salt.Add(new PppmForce(), "1e-4", modify);
        salt.Evaluate(force);
        return [.. Enumerable.Range(0, salt.Atoms.LocalCount).Select(salt.Atoms.Force)];
    }

    [TestCase("p p p", "", "mesh 32 32 32 gewald 0.45 order 6")]
    [TestCase("p p f", "slab 3.0 ", "mesh 32 32 90 gewald 0.45 order 6")]
    [TestCase("p p f", "slab nozforce ", "mesh 32 32 32 gewald 0.45 order 5")]
    public void Forces_OfBothSchemes_Agree(string boundary, string slab, string mesh)
    {
        Vec3[] ik = Forces(slab + mesh, boundary), ad = Forces(slab + mesh + " diff ad", boundary);
        double rms = Math.Sqrt(ik.Average(f => f.LengthSquared));
        Assert.That(ik.Zip(ad, (a, b) => (a - b).Length).Max(), Is.LessThan(5e-3 * rms));
    }

    [Test]
    public void Initialize_TiltedBox_IsRefused()
    {
        using ChargedSystem salt = ChargedSystem.Salt(Units.Real, 5.5);
        salt.Simulation.Box = salt.Simulation.Box with { TiltXY = 1 };
        Assert.That(() => salt.Add(new PppmForce(), "1e-4", "diff ad"), Throws.TypeOf<PolyMDException>().With.Message.Contains("diff ik"));
    }

    [Test]
    public void Initialize_SlabInATiltedBox_IsRefused()
    {
        using ChargedSystem salt = ChargedSystem.Salt(Units.Real, 5.5, "p p f");
        salt.Simulation.Box = salt.Simulation.Box with { TiltXY = 1 };
        Assert.That(() => salt.Add(new EwaldForce(), "1e-4", "slab 3.0"), Throws.TypeOf<PolyMDException>().With.Message.Contains("triclinic"));
    }

    [Test]
    public void Initialize_TwoDimensions_IsRefused()
    {
        using ChargedSystem salt = ChargedSystem.Salt(Units.Real, 5.5);
        salt.Simulation.Box = salt.Simulation.Box with { IsTwoDimensional = true };
        Assert.That(() => salt.Add(new PppmForce(), "1e-4"), Throws.TypeOf<PolyMDException>().With.Message.Contains("three dimensions"));
    }
}
