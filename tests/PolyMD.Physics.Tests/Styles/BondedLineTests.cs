using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Physics.Tests.Styles;

/// <summary>Coefficient lines of bonded styles: what is refused and how it is said, sections of data files, hybrid.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class BondedLineTests
{
    private const string Class2Angles = "angle_style class2\nangle_coeff * 109.5 39.5 -7.4 -9.6\nangle_coeff * bb 5.33 1.5 1.45\n";

    [TestCase("bond_style morse\nbond_coeff * 1 2", "bond_coeff: missing argument 'r0'")]
    [TestCase("bond_style morse\nbond_coeff * 1 2 3 4", "bond_coeff: unexpected argument '4'")]
    [TestCase("bond_style morse\nbond_coeff 4 1 2 3", "bond_coeff: 'bond type' 4 is outside the 3 types of this system")]
    [TestCase("bond_style morse\nbond_coeff 1 1 2 3", "bond_style morse: no coefficients for bond type 2; add 'bond_coeff 2 …'")]
    [TestCase("bond_style morse 1", "bond_style morse: unexpected argument '1'")]
    [TestCase("bond_style table cubic 10", "bond_style table: 'interpolation' must be one of linear, spline; got 'cubic'")]
    [TestCase("bond_style table linear 10\nbond_coeff * potentials/bonded.table BOND3", "bond_coeff: file 'potentials/bonded.table' has no section 'BOND3'; did you mean 'BOND1'?")]
    [TestCase("bond_style zero\nbond_coeff * 1.5 2", "bond_coeff: unexpected argument '2'")]
    [TestCase("bond_style hybrid harmonic mors", "bond_style 'mors' is not supported; did you mean 'morse'?")]
    [TestCase("bond_style hybrid harmonic harmonic", "bond_style hybrid: sub-style 'harmonic' is given twice")]
    [TestCase("bond_style hybrid harmonic morse\nbond_coeff 1 harmonc 1 2", "bond_coeff: 'harmonc' is not a sub-style of bond_style hybrid; did you mean 'harmonic'?")]
    [TestCase("bond_style hybrid harmonic morse\nbond_coeff 1 harmonic 1 2", "bond_style hybrid: no coefficients for bond type 2; add 'bond_coeff 2 <sub-style> …' or 'bond_coeff 2 none'")]
    [TestCase("bond_style quartic\nbond_coeff * 1200 -0.55 0.25 1.9 34.7", "bond_style quartic requires 'special_bonds lj/coul 1 1 1'")]
    [TestCase(Class2Angles, "angle_style class2: no ba coefficients for angle type 1; add 'angle_coeff 1 ba …'")]
    [TestCase("angle_style class2\nangle_coeff * bbb 1 2 3", "angle_coeff: unknown keyword 'bbb'; did you mean 'bb'? (valid: bb, ba)")]
    [TestCase("angle_style cosine/periodic\nangle_coeff * 75 0 3", "angle_coeff: B must be 1 or -1")]
    [TestCase("angle_style cosine/buck6d\nangle_coeff * 1 2 3", "angle_style 'cosine/buck6d' is not supported")]
    [TestCase("dihedral_style harmonic\ndihedral_coeff * 2.0 0 3", "dihedral_coeff: d must be 1 or -1")]
    [TestCase("dihedral_style fourier\ndihedral_coeff * 2 1.0 3 0.0 1.0", "dihedral_coeff: missing argument 'n2'")]
    [TestCase("dihedral_style charmm\ndihedral_coeff * 0.2 1 180 1.5", "dihedral_coeff: 'weight' must lie in 0 … 1, got 1.5")]
    [TestCase("dihedral_style charmm\ndihedral_coeff * 0.2 1 180 1.0", "dihedral_style charmm with weights above 0 needs a pair_style lj/charmm/…")]
    [TestCase("special_bonds amber\ndihedral_style charmm\ndihedral_coeff * 0.2 1 180 1.0", "dihedral_style charmm with weights above 0 needs 1-4 factors of 0")]
    [TestCase("improper_style cvff\nimproper_coeff * 2.0 1 5", "improper_coeff: n must be 0, 1, 2, 3, 4 or 6")]
    public void Line_WithMistake_IsRefusedByName(string lines, string message)
    {
        PolyMDException e = Assert.Catch<PolyMDException>(() => new BondedDeck(lines).Dispose())!;
        Assert.That(e.Message, Does.Contain(message));
    }

    [TestCase("T\nN 3\n\n1 1.0 0 0\n2 1.5 0 0\n2 1.5 0 0\n", "bad.table:6:1: error: the values must increase")]
    [TestCase("T\nN 3\n\n1 1.0 0 0\n2 1.5 0\n3 2.0 0 0\n", "bad.table:5:1: error: expected index, place, energy, force")]
    [TestCase("T\nN 3\n\n1 1.0 0 0\n2 1.5 0 0\n", "after 2 of the 3 rows announced on line 2")]
    [TestCase("T\nM 3\n", "bad.table:2:1: error: section 'T': unknown parameter 'M'")]
    [TestCase("T\nN 2\n\n1 1.0 0 0\n2 one 0 0\n", "bad.table:5:1: error: 'one' is not a number")]
    public void Table_WithMistake_IsRefusedWithFileAndLine(string text, string message)
    {
        string file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("n") + "-bad.table");
        File.WriteAllText(file, text);
        try
        {
            PolyMDException e = Assert.Catch<PolyMDException>(() => new BondedDeck($"bond_style table linear 10\nbond_coeff * {file} T").Dispose())!;
            Assert.That(e.Message, Does.Contain(message));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestCase("class2", "")]
    [TestCase("hybrid class2 cosine", "class2 ")]
    public void Class2Sections_OfADataFile_EqualDeckLines(string style, string word)
    {
        string[] lines = ["1 {0}109.5 39.5 -7.4 -9.6", "2 {0}113.0 45.8 -10.6 -5.1", "1 {0}bb 5.33 1.5 1.45", "2 {0}bb 3.4 1.45 1.52", "1 {0}ba 20.7 12.4 1.5 1.45", "2 {0}ba 8.1 -3.2 1.45 1.52"];
        bool hybrid = word.Length > 0;
        string third = hybrid ? "3 cosine 40.0" : "3 100.0 30.0 5.0 2.0", thirdBond = hybrid ? "3 skip" : "3 1.0 1.5 1.5", thirdAngle = hybrid ? "3 skip" : "3 1.0 2.0 1.5 1.5";
        string deck = $"angle_style {style}\n" + string.Concat(lines.Select(l => $"angle_coeff {string.Format(System.Globalization.CultureInfo.InvariantCulture, l, word)}\n")) + $"angle_coeff {third}\n";
        if (!hybrid) deck += "angle_coeff 3 bb 1.0 1.5 1.5\nangle_coeff 3 ba 1.0 2.0 1.5 1.5\n";
        string Section(string title, string keyword, string last) => $"{title}\n\n" + string.Concat(lines.Where(l => keyword.Length > 0 ? l.Contains($"}}{keyword} ", StringComparison.Ordinal) : !l.Contains("}b", StringComparison.Ordinal))
            .Select(l => string.Format(System.Globalization.CultureInfo.InvariantCulture, keyword.Length > 0 ? l.Replace(keyword + " ", "", StringComparison.Ordinal) : l, word) + "\n")) + last + "\n\n";
        string file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("n") + ".data");
        string data = File.ReadAllText(Path.Combine(StyleFixture.Folder, "systems", "molecules.data"));
        File.WriteAllText(file, data + "\n" + Section("Angle Coeffs", "", third) + Section("BondBond Coeffs", "bb", thirdBond) + Section("BondAngle Coeffs", "ba", thirdAngle));
        try
        {
            using BondedDeck expected = new(deck), found = new("", file, $"angle_style {style}");
            Assert.That(found.Evaluate(), Is.EqualTo(expected.Evaluate()));
            Assert.That(found.Forces, Is.EqualTo(expected.Forces));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void Fene_BeyondTwiceR0_EndsTheRunNamingTheAtoms()
    {
        SimulationException e = Assert.Throws<SimulationException>(() => new BondedDeck("special_bonds fene\nbond_style fene\nbond_coeff * 30 0.7 1 1").Dispose())!;
        Assert.That(e.AtomIds, Has.Count.EqualTo(2));
        Assert.That(e.Message, Does.Contain("longer than twice R0").And.Contain("between atoms"));
    }

    [Test]
    public void Quartic_WhenABondGrowsTooLong_BreaksItForGood()
    {
        using BondedDeck deck = new("special_bonds lj/coul 1 1 1\nbond_style quartic\nbond_coeff * 1200 -0.55 0.25 1.7 34.7");
        int bonds = deck.Simulation.Topology.Bonds.Count;
        BondedRecord first = deck.Simulation.Topology.Bonds[0];
        int i = deck.Simulation.Atoms.IndexOfId(first.A), j = deck.Simulation.Atoms.IndexOfId(first.B);
        Numerics.Vec3 home = deck.Simulation.Atoms.Position(i), d = deck.Simulation.Box.MinimumImage(home - deck.Simulation.Atoms.Position(j));
        deck.Move(i, home + d * (0.2 / d.Length + 1.7 / d.Length - 1));
        deck.Evaluate();
        Assert.That(deck.Simulation.Topology.Bonds, Has.Count.LessThan(bonds));
        Assert.That(deck.Simulation.Topology.Bonds, Does.Not.Contain(first));
        deck.Move(i, home);
        deck.Evaluate();
        Assert.That(deck.Simulation.Topology.Bonds, Does.Not.Contain(first));
        // Without its bond the pair interacts, however close it comes.
        Assert.That(deck.Simulation.SpecialPairs.First.Zip(deck.Simulation.SpecialPairs.Second), Does.Not.Contain((i, j)).And.Not.Contain((j, i)));
    }

    [Test]
    public void Hybrid_OfEverything_SumsItsParts()
    {
        const string Zero = "bond_style zero nocoeff\nbond_coeff * anything at all";
        using BondedDeck mixed = new("bond_style hybrid harmonic morse zero\nbond_coeff 1 harmonic 300 1.5\nbond_coeff 2 morse 80 2 1.4\nbond_coeff 3 zero"), none = new(Zero);
        Assert.That(none.Simulation.Forces.OfType<IBondedStyle>().Single().Tally.Energy, Is.Zero);
        Assert.That(mixed.Simulation.Forces.OfType<IBondedStyle>().Single().Tally.Energy, Is.GreaterThan(0));
    }
}
