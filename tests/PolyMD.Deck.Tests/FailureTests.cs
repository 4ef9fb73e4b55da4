using PolyMD.Model;

namespace PolyMD.Deck.Tests;

/// <summary>Runs that are made to fail, each in its own way: the message names the step, the true culprits and the true cause first.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class FailureTests
{
    // A Lennard-Jones liquid of 108 atoms in a box of 5.04.
    private const string Liquid = """
        units lj
        atom_style atomic
        lattice fcc 0.8442
        region box block 0 3 0 3 0 3
        create_box 2 box
        create_atoms 1 box
        mass * 1.0
        pair_style lj/cut 2.5
        pair_coeff * * 1.0 1.0
        velocity all create 1.0 4711
        thermo 1
        fix 1 all nve

        """;

    // Two molecules of two atoms.
    private const string Bonds = """
        units lj
        atom_style bond
        region box block 0 12 0 12 0 12
        create_box 1 box bond/types 1 extra/bond/per/atom 1 extra/special/per/atom 2
        create_atoms 1 single 3 3 3
        create_atoms 1 single 4 3 3
        create_atoms 1 single 8 8 8
        create_atoms 1 single 9 8 8
        mass 1 1.0
        pair_style lj/cut 2.5
        pair_coeff 1 1 1.0 1.0
        bond_style harmonic
        bond_coeff 1 100 1.0
        create_bonds single/bond 1 1 2
        create_bonds single/bond 1 3 4
        special_bonds lj/coul 0 1 1
        thermo 1
        fix 1 all nve

        """;

    // Atoms between two fixed walls.
    private const string Slab = """
        units lj
        boundary p p f
        region box block 0 6 0 6 0 6
        create_box 1 box
        create_atoms 1 single 3 3 3
        create_atoms 1 single 3 3 5
        mass 1 1.0
        pair_style lj/cut 2.5
        pair_coeff 1 1 1.0 1.0
        velocity all set 0 0 0
        thermo 1
        fix 1 all nve

        """;

    private static IEnumerable<TestCaseData> Failures()
    {
        TestCaseData Case(string name, string deck, int[] culprits, params string[] says) => new TestCaseData(deck, culprits, says).SetArgDisplayNames(name);
        yield return Case("two atoms at the same place", Liquid + "set atom 5 x 2.0 y 2.0 z 2.0\nset atom 77 x 2.0 y 2.0 z 2.0\nrun 10\n", [5, 77],
            "step 0", "the potential energy is not finite", "pair lj/cut", "(!)", "atom 77 (type 1) at 0 (not bonded", "1. atoms 5 and 77 are only 0 apart: they overlap");
        yield return Case("two atoms that nearly coincide", Liquid + "set atom 5 x 2.0 y 2.0 z 2.0\nset atom 77 x 2.001 y 2.0 z 2.0\nrun 10\n", [5, 77], "1. atoms 5 and 77 are only 0.001 apart: they overlap", "Relax the start with 'minimize'");
        yield return Case("an overlap of 0.2", Liquid + "set atom 5 x 2.0 y 2.0 z 2.0\nset atom 77 x 2.2 y 2.0 z 2.0\nthermo 100\nrun 10\n", [5, 77], "moves by", "farther than the range of its interactions", "likely causes");
        yield return Case("a time step twenty times too long", Liquid + "timestep 0.1\nthermo 1000\nrun 2000\n", [], "likely causes", "the time step 0.1 is 20 times the usual 0.005 of units lj");
        yield return Case("femtoseconds given in metal units", """
            units metal
            lattice fcc 5.26
            region box block 0 3 0 3 0 3
            create_box 1 box
            create_atoms 1 box
            mass 1 39.95
            pair_style lj/cut 8
            pair_coeff 1 1 0.0104 3.4
            velocity all create 90 4711
            thermo 100
            fix 1 all nve
            timestep 1.0
            run 500

            """, [], "the time step 1 is 1000 times the usual 0.001 of units metal: is it in the right unit?");
        yield return Case("attraction without repulsion", """
            units lj
            atom_style charge
            region box block 0 10 0 10 0 10
            create_box 2 box
            create_atoms 1 single 4 5 5
            create_atoms 2 single 5 5 5
            mass * 1.0
            set type 1 charge 8
            set type 2 charge -8
            pair_style coul/cut 4
            pair_coeff * *
            thermo 1000
            fix 1 all nve
            timestep 0.001
            run 2000

            """, [1, 2], "nothing keeps them apart: 'pair_coeff 1 2' gives no repulsion there");
        yield return Case("an infinite force on one atom", Liquid + "variable f atom (id==42)*1e308*1e308\nfix 2 all addforce v_f 0 0\nthermo 100\nrun 10\n", [42], "atom 42", "likely causes");
        yield return Case("one atom shot through the box", Liquid + "group one id 30\nvelocity one set 5000 0 0\nthermo 100\nrun 10\n", [30], "1. atom 30 moves by 41.99 in one step: the time step 0.005 is too long");
        yield return Case("a fixed boundary", Slab + "velocity all set 0 0 20\nrun 200\n", [2], "atom 2 (type 1) left the box through a fixed boundary at (3, 3, 6.", "'thermo_modify lost warn' deletes them");
        yield return Case("a fixed boundary, bonded atoms", Bonds.Replace("region box block 0 12 0 12 0 12", "boundary p p f\nregion box block 0 12 0 12 0 12", StringComparison.Ordinal) + "thermo_modify lost ignore\nvelocity all set 0 0 20\nrun 400\n", [3], "left the box", "atoms with bonds are not deleted", "molecule");
        yield return Case("a FENE bond beyond its reach", Bonds.Replace("bond_style harmonic\nbond_coeff 1 100 1.0", "bond_style fene\nbond_coeff 1 30 1.5 1 1", StringComparison.Ordinal).Replace("lj/coul 0 1 1", "fene", StringComparison.Ordinal) + "displace_atoms all move 0 0 0\nset atom 2 x 6.5\nrun 10\n", [1, 2], "between atoms 1 and 2", "bonded", "the bond of atoms 1 and 2 (type 1) is 3.5 long");
        yield return Case("a stiff bond and a long time step", Bonds + "bond_coeff 1 1e7 1.0\nset atom 2 x 4.3\nthermo 1000\nrun 500\n", [], "the bond of atoms 1 and 2 (type 1) pulls its atoms by 150 in one step: it is too stiff for the time step 0.005");
        yield return Case("constraints that cannot be met", Bonds.Replace("fix 1 all nve", "fix 1 all nve\ngroup two id 2", StringComparison.Ordinal) + "velocity two set 0 300 0\nfix 2 all shake 1e-6 100 0 b 1\nthermo 1000\nrun 10\n", [1, 2], "the constraints of atoms 1, 2 have no solution", "atom 2 (type 1", "moves by 1.5 in one step");
        yield return Case("a thermostat's damping in steps", Liquid + "unfix 1\nfix 1 all nvt temp 1.0 1.0 0.001\nvelocity all scale 5\nthermo 1000\ntimestep 0.05\nrun 1000\n", [], "fix 1 (nvt): Tdamp 0.001 is 0.02 steps");
        yield return Case("a barostat with an infinite pressure", Liquid + "unfix 1\nfix 1 all npt temp 1 1 0.5 iso 0 0 5\nset atom 5 x 2.0 y 2.0 z 2.0\nset atom 77 x 2.0 y 2.0 z 2.0\nrun 10\n", [5, 77], "the pressure that the barostat controls is not a finite number", "1. atoms 5 and 77");
        yield return Case("types that pass through each other", Liquid.Replace("pair_coeff * * 1.0 1.0", "pair_coeff 1 1 1.0 1.0\npair_coeff 2 2 1.0 1.0\npair_coeff 1 2 0.0 1.0", StringComparison.Ordinal) + "set atom 77 type 2\nset atom 5 x 2.0 y 2.0 z 2.0\nset atom 77 x 2.0001 y 2.0 z 2.0\nvariable f atom (id==77)*1e30\nfix 2 all addforce v_f 0 0\nthermo 100\nrun 5\n", [77],
            "nothing keeps them apart: 'pair_coeff 1 2' gives no repulsion there (energy 0)");
    }

    [TestCaseSource(nameof(Failures))]
    public void Run_MadeToFail_NamesTheCulpritsAndTheCause(string deck, int[] culprits, string[] says)
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        StringWriter log = new();
        SimulationException e = Assert.Throws<SimulationException>(() => DeckRunner.RunText(deck, "in.test", new DeckRunOptions { WorkingFolder = folder.Path, LogWriter = log, CheckFirst = false, Checkpoints = new CheckpointOptions() }), log.ToString())!;
        using (Assert.EnterMultipleScope())
        {
            foreach (string text in says) Assert.That(e.Message, Does.Contain(text));
            Assert.That(e.AtomIds.Intersect(culprits), Is.EquivalentTo(culprits), e.Message);
            Assert.That(log.ToString(), Does.Contain("the last frames and the last state are in failed.dump and failed.restart"));
            Assert.That(File.ReadLines(folder["failed.dump"]).Count(l => l == "ITEM: TIMESTEP"), Is.EqualTo(1).Or.EqualTo(2));
        }
    }

    [Test]
    public void Run_LostAtomsAreAccepted_GoesOn()
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        StringWriter log = new();
        DeckRunner.RunText(Slab + "thermo_modify lost warn\nvelocity all set 0 0 20\nrun 20\n", "in.test", new DeckRunOptions { WorkingFolder = folder.Path, LogWriter = log });
        Assert.That(log.ToString(), Does.Contain("WARNING: atom 2 (type 1) left the box"));
    }

    [Test]
    public void Run_HeatsUpOrDrifts_WarnsLongBeforeItFails()
    {
        string Log(string text)
        {
            using TestFiles.ScratchFolder folder = TestFiles.Scratch();
            StringWriter log = new();
            try { DeckRunner.RunText(Liquid + text, "in.test", new DeckRunOptions { WorkingFolder = folder.Path, LogWriter = log, CheckFirst = false }); }
            catch (SimulationException) { }
            return log.ToString();
        }
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Log("variable f atom vx*20\nfix 2 all addforce v_f 0 0\nrun 100\n"), Does.Contain("WARNING: the temperature has run away"));
            Assert.That(Log("timestep 0.04\nrun 300\n"), Does.Contain("WARNING: the energy that should be conserved has drifted"));
            Assert.That(Log("run 200\n"), Does.Not.Contain("WARNING"));
        }
    }
}
