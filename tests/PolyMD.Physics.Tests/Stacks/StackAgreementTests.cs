using PolyMD.Building;
using PolyMD.Model;

namespace PolyMD.Physics.Tests.Stacks;

/// <summary>
/// The four stacks as the builder makes them, against LAMMPS 29 Sep 2021 running the same deck: energies term by term, pressure
/// tensor and forces at step 0, and the first 50 steps of NVE.
/// </summary>
[TestFixture("bare")]
[TestFixture("graphene")]
[TestFixture("silicene")]
[TestFixture("germanene")]
public sealed class StackAgreementTests(string name)
{
    // Measured: terms with a mesh 2e-10, others 1e-13 (sums of large terms of both signs 1e-11); NVE after 50 steps 2e-9.
    private const double LongRange = 1e-6, ShortRange = 1e-10, Trajectory = 1e-5;

    // The germanium Tersoff set has c = 1.06e5 and d = 15.2: LAMMPS evaluates 1 + c2/d2 - c2/(d2 + x2), where numbers of 5e7 cancel, so that
    // its own forces are uncertain by 5e-9 of the angular part. Measured difference: 7e-10 of the rms force, the same on every sheet atom.
    private double Uncharged => name == "germanene" ? 1e-9 : ShortRange;

    private StackReference _reference = null!;
    private IReadOnlyList<NumberTable> _tables = null!;
    private Dictionary<int, double[]> _forces = null!;
    private int _sheetTypes;

    [OneTimeSetUp]
    public void RunTheStack()
    {
        _reference = new StackReference(name);
        _sheetTypes = name == "bare" ? 1 : 2;
        BuiltCase built = DeckFolder.Build("peo-xene-li", name);
        using DeckFolder folder = new();
        folder.Write(built);
        _tables = folder.Run(DeckFolder.Head(built) + DeckFolder.DeckText("stack-check.in"));
        _forces = folder.ReadDump("forces.txt");
    }

    [Test]
    public void Build_SameSeed_GivesTheSystemOfTheFixture() => Assert.That(_forces, Has.Count.EqualTo(_reference.Atoms));

    [Test]
    public void Energies_AtStepZero_EqualLammps()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (string term in (string[])["E_vdwl", "E_coul", "E_angle", "E_dihed"])
                Assert.That(Static(term), Is.EqualTo(Expected(term)).Within(ShortRange * Math.Abs(Expected(term))), term);
            foreach (string term in (string[])["E_long", "PotEng"])
                Assert.That(Static(term), Is.EqualTo(Expected(term)).Within(LongRange * Math.Abs(Expected(term))), term);
            // Chains are built with bonds at their rest lengths: what is left is round-off of coordinates.
            Assert.That(Static("E_bond"), Is.EqualTo(Expected("E_bond")).Within(1e-20), "E_bond");
        }
    }

    [Test]
    public void Pressure_AtStepZero_EqualsLammps()
    {
        double scale = Math.Abs(Expected("Press"));
        using (Assert.EnterMultipleScope())
        {
            foreach (string term in (string[])["Press", "Pxx", "Pyy", "Pzz", "Pxy", "Pxz", "Pyz"])
                Assert.That(Static(term), Is.EqualTo(Expected(term)).Within(LongRange * scale), term);
        }
    }

    [Test]
    public void Forces_AtStepZero_EqualLammps()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach ((int id, double[] expected) in _reference.Forces)
            {
                // Metal and sheets carry no charge: their forces have no long-range part.
                double within = expected[1] <= _sheetTypes ? Uncharged * _reference.ForceOfUncharged : LongRange * _reference.ForceOfAll;
                Assert.That(_forces[id][2..], Is.EqualTo(expected[2..]).Within(within), $"atom {id}");
            }
        }
    }

    [Test]
    public void Forces_RootMeanSquareOfAllAtoms_EqualsLammps()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(RootMeanSquare(_forces.Values), Is.EqualTo(_reference.ForceOfAll).Within(LongRange * _reference.ForceOfAll));
            Assert.That(RootMeanSquare(_forces.Values.Where(f => f[1] <= _sheetTypes)),
                Is.EqualTo(_reference.ForceOfUncharged).Within(ShortRange * _reference.ForceOfUncharged));
        }
    }

    [Test]
    public void Nve_FirstFiftySteps_StayWithLammps()
    {
        NumberTable table = _tables[1];
        Assert.That(table.RowCount, Is.EqualTo(_reference.Nve.Length));
        using (Assert.EnterMultipleScope())
        {
            for (int row = 0; row < table.RowCount; row++)
            {
                foreach (string term in (string[])["Temp", "PotEng", "E_vdwl", "E_coul", "E_long", "E_angle", "E_dihed", "Press", "Pzz"])
                {
                    double expected = _reference.Nve[row][Array.IndexOf(_reference.Columns, term)];
                    Assert.That(table[row, table.Require(term)], Is.EqualTo(expected).Within(Trajectory * Math.Abs(expected)), $"{term} at step {table[row, 0]}");
                }
            }
        }
    }

    private double Static(string term) => _tables[0][0, _tables[0].Require(term)];

    private double Expected(string term) => _reference.Static[Array.IndexOf(_reference.Columns, term)];

    private static double RootMeanSquare(IEnumerable<double[]> rows) => Math.Sqrt(rows.Average(r => (r[2] * r[2] + r[3] * r[3] + r[4] * r[4]) / 3));
}
