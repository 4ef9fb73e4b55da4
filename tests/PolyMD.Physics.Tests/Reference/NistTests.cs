using PolyMD.Model;

namespace PolyMD.Physics.Tests.Reference;

/// <summary>
/// Reference calculations of the NIST Standard Reference Simulation Website (Lennard-Jones fluid and SPC/E water, cuboid and non-cuboid cells)
/// by decks; 16-digit values of the same configurations by FEASST. Energies of water in kJ/mol; K where NIST prints K.
/// </summary>
[TestFixture]
public sealed class NistTests
{
    private const double Gas = 8.31446261815324e-3;
    private const double Calorie = 4.184;
    private const double HydrogenCharge = 0.42380;

    // Energy of two unit charges at 1 Å, kJ/mol: the references' (CODATA 2018) and that of units real.
    private const double Coulomb = 1389.3545764438198;
    private const double CoulombReal = 332.06371 * Calorie;

    [TestCase("lj_sample_config_periodic4.xyz", -16.790321304625856, -0.5451660014945704)]
    [TestCase("lj_triclinic_sample_config_periodic3.xyz", -505.78567945268367, -29.37186430697248)]
    public void LennardJones_SampleConfiguration_GivesThePublishedEnergies(string file, double energy, double correction)
    {
        NumberTable table = Run(NistConfiguration.Load(file).Fluid(), """
            units lj
            read_data nist.data
            pair_style lj/cut 3.0
            pair_coeff 1 1 1.0 1.0
            pair_modify tail yes
            """, "pe etail");
        double tail = Value(table, "E_tail"), pair = Value(table, "PotEng") - tail;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pair, Is.EqualTo(energy).Within(1e-13 * Math.Abs(energy)));
            Assert.That(tail, Is.EqualTo(correction).Within(1e-14 * Math.Abs(correction)));
        }
    }

    [Test]
    public void LennardJones_CuboidConfiguration4_GivesThePrintedEnergiesAndVirials()
    {
        string data = NistConfiguration.Load("lj_sample_config_periodic4.xyz").Fluid();
        // Cutoff, energy, virial, correction as printed.
        foreach ((double cutoff, double energy, double virial, double correction) in new[] { (3.0, -1.6790e1, -4.6249e1, -5.4517e-1), (4.0, -1.7060e1, -4.7869e1, -2.3008e-1) })
        {
            NumberTable table = Run(data, $"""
                units lj
                read_data nist.data
                pair_style lj/cut {cutoff:f1}
                pair_coeff 1 1 1.0 1.0
                pair_modify tail yes
                compute virial all pressure NULL pair
                """, "pe etail");
            NumberTable plain = Run(data, $"""
                units lj
                read_data nist.data
                pair_style lj/cut {cutoff:f1}
                pair_coeff 1 1 1.0 1.0
                compute virial all pressure NULL pair
                """, "c_virial");
            double tail = Value(table, "E_tail");
            using (Assert.EnterMultipleScope())
            {
                Assert.That(Value(table, "PotEng") - tail, Is.EqualTo(energy).Within(5e-4));
                Assert.That(tail, Is.EqualTo(correction).Within(5e-6));
                // NIST's W is minus Σ r·f.
                Assert.That(-3 * 512 * Value(plain, "c_virial"), Is.EqualTo(virial).Within(5e-4).Or.EqualTo(-virial).Within(5e-4));
            }
        }
    }

    [Test]
    public void Water_CuboidConfiguration1_GivesThePrintedPairEnergies()
    {
        (double dispersion, double correction, double real, double intra) = PairTerms(NistConfiguration.Load("spce_sample_config_periodic1.xyz"), 5.6 / 20);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(dispersion / Gas, Is.EqualTo(9.95387e4).Within(0.05));
            Assert.That(correction / Gas, Is.EqualTo(-8.23715e2).Within(0.0005));
            // The rational form of erfc in real space (LAMMPS' own) is good to 1e-7.
            Assert.That(real / Gas, Is.EqualTo(-5.58889e5).Within(0.6));
            Assert.That(intra / Gas, Is.EqualTo(2.80999e6).Within(5));
            Assert.That(dispersion + real, Is.EqualTo(-3819.2497140430355).Within(5e-3));
            Assert.That(intra, Is.EqualTo(23363.573741866534).Within(2e-2));
            Assert.That(correction, Is.EqualTo(-6.84874714555147).Within(1e-6));
        }
    }

    [Test]
    public void Water_TriclinicConfiguration1_GivesThePublishedPairEnergies()
    {
        (double dispersion, double correction, double real, double intra) = PairTerms(NistConfiguration.Load("spce_triclinic_sample_periodic1.xyz"), 0.2850);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(dispersion, Is.EqualTo(931.15451).Within(1e-4));
            Assert.That(correction, Is.EqualTo(-34.16569).Within(1e-4));
            Assert.That(real, Is.EqualTo(-6046.43627).Within(1e-2));
            Assert.That(intra, Is.EqualTo(95078.89447).Within(7e-2));
        }
    }

    // Dispersion, its correction, real-space energy between molecules and the correction inside them, kJ/mol.
    private static (double Dispersion, double Correction, double Real, double Intra) PairTerms(NistConfiguration water, double splitting)
    {
        string data = water.Water(HydrogenCharge);
        string head = FormattableString.Invariant($"""
            units real
            atom_style full
            bond_style harmonic
            read_data nist.data
            bond_coeff 1 0.0 1.0
            special_bonds lj/coul 0 0 0
            pair_style lj/cut/coul/long 10.0
            pair_coeff * * 0.0 1.0
            pair_coeff 1 1 {78.19743111 * Gas / Calorie:R} 3.16555789
            pair_modify table 0 tail yes
            kspace_style ewald 1e-4
            kspace_modify gewald {splitting:R} compute no
            """);
        NumberTable whole = Run(data, head, "evdwl ecoul etail"), between = Run(data, head + "\nneigh_modify exclude molecule/intra all", "evdwl ecoul etail");
        double coulomb = Coulomb / CoulombReal * Calorie, tail = Value(whole, "E_tail");
        return ((Value(whole, "E_vdwl") - tail) * Calorie, tail * Calorie, Value(between, "E_coul") * coulomb, (Value(whole, "E_coul") - Value(between, "E_coul")) * coulomb);
    }

    private static NumberTable Run(string data, string head, string columns)
    {
        using DeckFolder folder = new();
        folder.Write("nist.data", data);
        return folder.Run($"{head}\nthermo_style custom step {columns}\nthermo_modify norm no format float %.17g\nrun 0\n")[^1];
    }

    private static double Value(NumberTable table, string column) => table.Column(column)[0];
}
