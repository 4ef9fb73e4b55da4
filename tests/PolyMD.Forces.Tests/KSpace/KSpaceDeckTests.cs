using PolyMD.Engine.Styles;
using PolyMD.Forces.KSpace;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests.KSpace;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class KSpaceDeckTests
{
    [TestCase("mesh 10 12", "missing argument 'points along z'")]
    [TestCase("mesh 10 0 12", "all three must be positive, or all 0")]
    [TestCase("order 8", "'order' must be at most 7, got 8")]
    [TestCase("diff da", "must be one of ik, ad; got 'da'")]
    [TestCase("slab no", "above 1, or nozforce; got 'no'")]
    [TestCase("mesh/disp 4 4 4", "'mesh/disp' belongs to kspace_style pppm/disp")]
    [TestCase("cutoff/adjust yes", "'cutoff/adjust' belongs to kspace_style msm")]
    [TestCase("slab 0.5", "'slab' must be above 1")]
    [TestCase("gewald -1", "must be positive, or 0")]
    [TestCase("mehs 1 1 1", "mesh")]
    public void Modify_BadWords_AreRefusedByName(string words, string message)
    {
        using PppmForce force = new();
        Assert.That(() => force.ReadModify(ArgReader.FromText("kspace_modify", words)), Throws.TypeOf<DeckException>().With.Message.Contains(message));
    }

    [Test]
    public void Modify_Zeros_RestoreDerivedValues()
    {
        using PppmForce force = new();
        force.ReadModify(ArgReader.FromText("kspace_modify", "mesh 8 8 8 gewald 0.3 force 0.1 kmax/ewald 3 3 3"));
        force.ReadModify(ArgReader.FromText("kspace_modify", "mesh 0 0 0 gewald 0 force -1 kmax/ewald 0 0 0"));
        Assert.That(force.Settings, Is.EqualTo(new KSpaceSettings()));
    }

    [Test]
    public void Initialize_OpenBoundary_NamesTheSlabOption()
    {
        using ChargedSystem salt = ChargedSystem.Salt(Units.Real, 5.5, "p p f");
        Assert.That(() => salt.Add(new PppmForce(), "1e-4"), Throws.TypeOf<PolyMDException>().With.Message.Contains("kspace_modify slab 3.0"));
    }

    [Test]
    public void Initialize_NoCharges_SaysSo()
    {
        using ChargedSystem empty = new(new SimulationBox(Vec3.Zero, new Vec3(10, 10, 10)), [(0, Vec3.Zero)], Units.Real, 4);
        Assert.That(() => empty.Add(new PppmForce(), "1e-4"), Throws.TypeOf<PolyMDException>().With.Message.Contains("all charges are zero"));
    }

    [Test]
    public void Initialize_NoShortRangePart_NamesAStyleThatHasOne()
    {
        using ChargedSystem salt = ChargedSystem.Salt(Units.Real, 0);
        Assert.That(() => salt.Add(new EwaldForce(), "1e-4"), Throws.TypeOf<PolyMDException>().With.Message.Contains("lj/cut/coul/long"));
    }

    [Test]
    public void Initialize_NetCharge_WarnsWithItsValue()
    {
        using ChargedSystem salt = ChargedSystem.Salt(Units.Real, 5.5, firstCharge: 1.75);
        salt.Add(new PppmForce(), "1e-4");
        Assert.That(salt.Messages, Has.Some.StartsWith("WARNING: the system is not charge neutral, net charge = 0.75;"));
    }

    [Test]
    public void Compute_SwitchedOff_AddsNothingButKeepsTheSplitting()
    {
        using ChargedSystem salt = ChargedSystem.Salt(Units.Real, 5.5);
        PppmForce force = salt.Add(new PppmForce(), "1e-4", "compute no");
        salt.Evaluate(force);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(force.SplittingParameter, Is.GreaterThan(0.5));
            Assert.That(salt.ForceNorm(), Is.Zero);
            Assert.That(force.Tally.Energy, Is.Zero);
        }
    }

    [Test]
    public void Registry_ForcesAssembly_KnowsBothStyles()
    {
        StyleRegistry registry = new(typeof(PppmForce).Assembly);
        Assert.That(registry.Names("kspace_style"), Is.SupersetOf(new[] { "ewald", "pppm" }));
    }
}
