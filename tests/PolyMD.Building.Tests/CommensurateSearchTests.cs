using PolyMD.Building.Crystals;
using PolyMD.Building.ForceFields;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Building.Tests;

[TestFixture, FixtureLifeCycle(LifeCycle.InstancePerTestCase), Parallelizable(ParallelScope.All)]
public sealed class CommensurateSearchTests
{
    private static readonly ForceFieldLibrary s_library = TestStudies.Library;

    [Test]
    public void Find_EverySheetAtEverySize_KeepsStrainUnderThreePercent(
        [Values("lindsay-broido", "zhang-sw1", "zhang-sw2", "jiang-silicene", "mahdizadeh", "jiang")] string name, [Values] bool large)
    {
        SheetPotential sheet = s_library.Sheet(name);
        CommensurateSearch search = large ? new(40, 52, 2025) : new(15, 22, 330);
        LateralCell cell = search.Find(3.51, sheet);
        double period = LithiumSlab.Period(3.51, cell.LithiumTurned);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cell.Strain.Largest, Is.LessThan(0.03));
            Assert.That(cell.Strain.LithiumX, Is.EqualTo(cell.LengthX / (cell.LithiumX * period) - 1).Within(1e-14));
            Assert.That(cell.Strain.SheetY, Is.EqualTo(cell.LengthY / (cell.SheetY * sheet.A * Math.Sqrt(3)) - 1).Within(1e-14));
            Assert.That(Math.Abs(cell.Strain.LithiumX), Is.GreaterThanOrEqualTo(Math.Abs(cell.Strain.SheetX)));
        }
    }

    [Test]
    public void Find_NothingFits_SaysSo() =>
        Assert.That(() => new CommensurateSearch(10, 11, 100, 0.001).Find(3.51, s_library.Sheet("zhang-sw1")),
            Throws.TypeOf<PolyMDException>().With.Message.Contains("no common cell of lithium and silicene"));

    [Test]
    public void LithiumSlab_Unstrained_HasEightNeighboursInTheBulk([Values] bool turned)
    {
        double p = LithiumSlab.Period(3.51, turned);
        LateralCell cell = new(5 * p, 5 * p, 5, 5, turned, 0, 0, new StrainReport(0, 0, 0, 0));
        List<Vec3> atoms = LithiumSlab.Build(cell, 3.51, 8);
        SimulationBox box = new(Vec3.Zero, new Vec3(cell.LengthX, cell.LengthY, 100));
        int middle = atoms.FindIndex(r => Math.Abs(r.Z - 0.25 * 3.51) < 1e-9);
        double[] distances = [.. atoms.Where((_, i) => i != middle).Select(r => box.MinimumImage(r - atoms[middle]).Length).Order()];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(atoms, Has.Count.EqualTo(8 * 25 * (turned ? 2 : 1)));
            Assert.That(distances[..8], Is.All.EqualTo(3.51 * Math.Sqrt(3) / 2).Within(1e-12));
            Assert.That(distances[8..14], Is.All.EqualTo(3.51).Within(1e-12));
            Assert.That(atoms.Sum(r => r.Z), Is.EqualTo(0).Within(1e-9));
        }
    }

    [Test]
    public void Sheet_Unstrained_HasThreeBondsOfThePotentialsLength([Values("lindsay-broido", "zhang-sw1", "mahdizadeh", "jiang")] string name)
    {
        SheetPotential sheet = s_library.Sheet(name);
        LateralCell cell = new(6 * sheet.A, 4 * sheet.A * Math.Sqrt(3), 0, 0, false, 6, 4, new StrainReport(0, 0, 0, 0));
        List<Vec3> atoms = HexagonalSheet.Build(cell, 20, -sheet.Buckling);
        SimulationBox box = new(Vec3.Zero, new Vec3(cell.LengthX, cell.LengthY, 100));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(atoms, Has.Count.EqualTo(96));
            foreach (Vec3 atom in atoms)
            {
                double[] near = [.. atoms.Select(r => box.MinimumImage(r - atom).Length).Order().Skip(1).Take(4)];
                Assert.That(near[..3], Is.All.EqualTo(sheet.BondLength).Within(1e-9));
                Assert.That(near[3], Is.EqualTo(sheet.A).Within(1e-9));
            }
        }
    }

    [TestCase("lindsay-broido", 1.4388)]
    [TestCase("zhang-sw1", 2.2419)]
    [TestCase("mahdizadeh", 2.4037)]
    [TestCase("jiang", 2.4433)]
    public void SheetPotential_BondLength_IsThePublishedOne(string name, double bond) =>
        Assert.That(s_library.Sheet(name).BondLength, Is.EqualTo(bond).Within(1e-4));
}
