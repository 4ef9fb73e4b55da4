using PolyMD.Building.ForceFields;
using PolyMD.Building.Molecules;
using PolyMD.Building.Packing;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Building.Tests;

[TestFixture("bare"), TestFixture("graphene"), TestFixture("silicene"), TestFixture("germanene"), TestFixture("melt")]
[Parallelizable(ParallelScope.Self)]
public sealed class BuiltCaseTests(string name)
{
    private BuiltCase _case = null!;
    private MolecularSystem _system = null!;

    [OneTimeSetUp]
    public void Build()
    {
        _case = name == "melt" ? TestStudies.BuildBulk() : TestStudies.Build(name);
        _system = _case.System;
    }

    private string TypeOf(AtomRecord a) => _system.TypeNames[a.Type - 1];

    private Vec3 Unwrapped(int id) => _system.Atoms[id - 1].Position + _system.Box.Shift(_system.Atoms[id - 1].ImageX, _system.Atoms[id - 1].ImageY, _system.Atoms[id - 1].ImageZ);

    [Test]
    public void Charges_Summed_AreNeutral()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_system.Atoms.Sum(a => a.Charge), Is.EqualTo(0).Within(1e-10));
            foreach (IGrouping<int, AtomRecord> molecule in _system.Atoms.GroupBy(a => a.Molecule))
            {
                double expected = TypeOf(molecule.First()) switch { "LI" => 1, "SF" or "NF" => -1, _ => 0 };
                Assert.That(molecule.Sum(a => a.Charge), Is.EqualTo(expected).Within(1e-10));
            }
        }
    }

    [Test]
    public void Atoms_Counted_AreThoseOfTheComposition()
    {
        ElectrolyteComposition c = _case.Plan.Composition;
        int crystal = _system.Atoms.Count(a => TypeOf(a) is "Li0" or "X");
        int sheetAtoms = _case.Plan.Cell is { SheetX: > 0 } cell ? 2 * 4 * cell.SheetX * cell.SheetY : 0;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_system.Atoms.Count - crystal, Is.EqualTo(c.Atoms));
            Assert.That(_system.Atoms.Count(a => TypeOf(a) == "X"), Is.EqualTo(sheetAtoms));
            Assert.That(_system.Atoms.Count(a => TypeOf(a) == "LI"), Is.EqualTo(c.SaltPairs).And.GreaterThan(0));
            Assert.That(_system.Atoms.Count(a => TypeOf(a) == "OS"), Is.EqualTo(c.Chains * (c.RepeatUnits + 1)));
            Assert.That(_system.Bonds, Has.Count.EqualTo(c.Chains * (7 * c.RepeatUnits + 8) + 14 * c.SaltPairs));
            Assert.That(_system.Atoms.Select(a => a.Id), Is.EqualTo(Enumerable.Range(1, _system.Atoms.Count)));
            double mass = _system.Atoms.Where(a => TypeOf(a) is not ("Li0" or "X")).Sum(a => _system.Masses[a.Type - 1]);
            Assert.That(mass, Is.EqualTo(c.TotalMass).Within(0.05).Percent);
        }
    }

    [Test]
    public void Chains_AsPacked_HaveTheForceFieldsBondsAndAngles()
    {
        MolecularForceField peo = TestStudies.Library.Molecular("opls-aa"), tfsi = TestStudies.Library.Molecular("clp");
        MolecularForceField Field(int id) => peo.Types.Any(t => t.Type == TypeOf(_system.Atoms[id - 1])) ? peo : tfsi;
        string Class(int id) => Field(id).Type(TypeOf(_system.Atoms[id - 1])).Class;
        using (Assert.EnterMultipleScope())
        {
            foreach (BondedRecord b in _system.Bonds)
                Assert.That((Unwrapped(b.A) - Unwrapped(b.B)).Length, Is.EqualTo(Field(b.A).Bonded(Class(b.A), Class(b.B)).R0).Within(1e-8));
            foreach (BondedRecord a in _system.Angles)
            {
                double angle = InternalCoordinates.Angle(Unwrapped(a.A), Unwrapped(a.B), Unwrapped(a.C));
                // hydrogens are placed by symmetry and the S and C of TFSI by two of their angles; the rest follows within a few degrees
                Assert.That(angle, Is.EqualTo(Field(a.A).Bonded(Class(a.A), Class(a.B), Class(a.C)).Theta0).Within(4));
                if (Class(a.A) is "CT" or "OS" && Class(a.B) is "CT" or "OS" && Class(a.C) is "CT" or "OS")
                    Assert.That(angle, Is.EqualTo(109.5).Within(1e-6));
            }
        }
    }

    [Test]
    public void Torsions_OfTheBackbone_AreThoseOfPeo()
    {
        double[] carbon = [.. BackboneTorsions("OS", "OS")], ether = [.. BackboneTorsions("CT", "CT")];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(carbon.Count(t => Math.Abs(t) < 110) / (double)carbon.Length, Is.GreaterThan(0.5), "O-C-C-O mostly gauche");
            Assert.That(ether.Count(t => Math.Abs(t) > 140) / (double)ether.Length, Is.GreaterThan(0.4), "C-O-C-C mostly trans");
        }
    }

    private IEnumerable<double> BackboneTorsions(string first, string last)
    {
        foreach (BondedRecord d in _system.Dihedrals)
        {
            string[] t = [.. new[] { d.A, d.B, d.C, d.D }.Select(i => TypeOf(_system.Atoms[i - 1])).Select(n => n.StartsWith("CT", StringComparison.Ordinal) ? "CT" : n)];
            if (t.All(n => n is "CT" or "OS") && t[0] == first && t[3] == last)
                yield return InternalCoordinates.Torsion(Unwrapped(d.A), Unwrapped(d.B), Unwrapped(d.C), Unwrapped(d.D));
        }
    }

    [Test]
    public void Atoms_FourBondsOrMoreApart_DoNotOverlap()
    {
        HashSet<(int, int)> close = [];
        foreach (BondedRecord b in _system.Bonds) close.Add((b.A, b.B));
        foreach (BondedRecord b in _system.Angles) close.Add((b.A, b.C));
        foreach (BondedRecord b in _system.Dihedrals) close.Add((b.A, b.D));
        MinimumDistances limit = _case.Plan.MinimumDistances;
        int electrolyte = _system.Atoms.FindIndex(a => TypeOf(a) is not ("Li0" or "X"));
        double worst = double.PositiveInfinity;
        for (int i = 0; i < _system.Atoms.Count; i++)
        {
            for (int j = Math.Max(i + 1, electrolyte); j < _system.Atoms.Count; j++)
            {
                AtomRecord a = _system.Atoms[i], b = _system.Atoms[j];
                if (close.Contains((a.Id, b.Id)) || close.Contains((b.Id, a.Id))) continue;
                if (a.Molecule == b.Molecule && TypeOf(a).EndsWith('F')) continue;
                double d = _system.Box.MinimumImage(a.Position - b.Position).Length;
                string ta = TypeOf(a), tb = TypeOf(b);
                double least = ta == "LI" || tb == "LI" ? 1.95 : i < electrolyte ? 2.6 : limit.Between(ta[0] == 'H', tb[0] == 'H');
                worst = Math.Min(worst, d / least);
            }
        }
        using (Assert.EnterMultipleScope())
        {
            Assert.That(worst, Is.GreaterThanOrEqualTo(1 - 1e-9));
            Assert.That(limit.HydrogenHydrogen, Is.GreaterThan(1.6));
            Assert.That(limit.HeavyHeavy, Is.GreaterThan(2.2));
        }
    }

    [Test]
    public void Lithium_AsPacked_HasEtherOxygenBesideIt()
    {
        AtomRecord[] ions = [.. _system.Atoms.Where(a => TypeOf(a) == "LI")], oxygens = [.. _system.Atoms.Where(a => TypeOf(a) is "OS" or "OF")];
        foreach (AtomRecord ion in ions)
            Assert.That(oxygens.Min(o => _system.Box.MinimumImage(o.Position - ion.Position).Length), Is.InRange(1.95, 3.2));
    }

    [Test]
    public void Matrix_OfEveryPair_HasAProviderInTheDeck()
    {
        int n = _system.Masses.Count;
        string[] lines = _case.Deck.Split('\n');
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_case.Matrix.Pairs.Count(), Is.EqualTo(n * (n + 1) / 2));
            foreach (PairInteraction p in _case.Matrix.Pairs)
            {
                bool manyBody = p.Provider == InteractionProvider.ManyBody;
                Assert.That(manyBody || p.Epsilon > 0, Is.True);
                Assert.That(lines.Count(l => l.StartsWith($"pair_coeff {p.I} {p.J} ", StringComparison.Ordinal)), Is.EqualTo(manyBody ? 0 : 1), $"{p.I} {p.J}");
            }
        }
    }

    [Test]
    public void Build_SameSeed_IsIdenticalAndAnotherSeedIsNot()
    {
        BuiltCase again = name == "melt" ? TestStudies.BuildBulk() : TestStudies.Build(name);
        BuiltCase other = name == "melt" ? TestStudies.BuildBulk(6) : TestStudies.Build(name, 6);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.System.Atoms, Is.EqualTo(_system.Atoms));
            Assert.That(again.Deck, Is.EqualTo(_case.Deck));
            Assert.That(again.Files, Is.EqualTo(_case.Files));
            Assert.That(other.System.Atoms, Is.Not.EqualTo(_system.Atoms));
        }
    }

    [Test]
    public void Stack_Geometry_IsSymmetricWithTheElectrolyteBetweenTheSheets()
    {
        if (_case.Plan.Cell is null)
        {
            Assert.That(_system.Box.Lengths.X, Is.EqualTo(_system.Box.Lengths.Z).Within(1e-12));
            return;
        }
        Assert.That(_case.Strain!.Largest, Is.LessThan(0.03));
        double middle = 0.5 * _system.Box.Lengths.Z;
        double[] sheet = [.. _system.Atoms.Where(a => TypeOf(a) == "X").Select(a => a.Position.Z - middle)];
        double[] polymer = [.. _system.Atoms.Where(a => TypeOf(a) is not ("Li0" or "X")).Select(a => Math.Abs(a.Position.Z - middle))];
        double inner = sheet.Length > 0 ? sheet.Min(Math.Abs) : middle - _case.Plan.LithiumHalf;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sheet.Sum(), Is.EqualTo(0).Within(1e-8));
            Assert.That(polymer.Max(), Is.LessThan(inner - 2.6));
            Assert.That(_system.Atoms.Where(a => TypeOf(a) == "Li0").Sum(a => Unwrapped(a.Id).Z), Is.EqualTo(0).Within(1e-6));
        }
    }
}
