using PolyMD.Model;

namespace PolyMD.Deck.Tests;

/// <summary>Failures that are no failures of the motion (those are in <see cref="FailureTests"/>): what is missing, wrong or full is named, with the place in the deck where there is one.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class SeededFailureTests
{
    private const string Liquid = """
        units lj
        lattice fcc 0.8442
        region box block 0 3 0 3 0 3
        create_box 2 box
        create_atoms 1 box
        mass * 1.0
        pair_style lj/cut 2.5
        pair_coeff * * 1.0 1.0
        velocity all create 1.0 4711
        thermo 10
        fix 1 all nve

        """;

    private const string Ions = """
        units real
        atom_style charge
        region box block 0 12 0 12 0 12
        create_box 2 box
        create_atoms 1 single 3 3 3
        create_atoms 2 single 6 3 3
        mass * 20
        set type 1 charge 1
        set type 2 charge -1
        pair_style lj/cut/coul/long 5
        pair_coeff * * 0.1 3.0
        fix 1 all nve
        thermo 10

        """;

    private const string Chain = """
        units lj
        atom_style molecular
        region box block 0 12 0 12 0 12
        create_box 1 box bond/types 1 angle/types 1 dihedral/types 1 extra/bond/per/atom 2 extra/angle/per/atom 1 extra/dihedral/per/atom 1 extra/special/per/atom 6
        create_atoms 1 single 3 3 3
        create_atoms 1 single 4 3 3
        create_atoms 1 single 5 3.1 3
        create_atoms 1 single 6 3 3
        mass 1 1.0
        pair_style lj/cut 2.5
        pair_coeff 1 1 1.0 1.0
        bond_style harmonic
        bond_coeff 1 100 1.0
        angle_style harmonic
        angle_coeff 1 10 110
        dihedral_style harmonic
        dihedral_coeff 1 1 1 2
        create_bonds single/bond 1 1 2
        create_bonds single/bond 1 2 3
        create_bonds single/bond 1 3 4
        special_bonds lj/coul 0 0 0
        thermo 10
        fix 1 all nve

        """;

    private static IEnumerable<TestCaseData> Failures()
    {
        TestCaseData Case(string name, string deck, params string[] says) => new TestCaseData(deck, says).SetArgDisplayNames(name);
        yield return Case("missing pair coefficients", Liquid.Replace("* * 1.0 1.0", "1 1 1.0 1.0", StringComparison.Ordinal) + "run 1\n", "in.test:12:1", "pair_style lj/cut: no coefficients for types 1 and 2; add 'pair_coeff 1 2");
        yield return Case("missing bond coefficients", Chain.Replace("bond_coeff 1 100 1.0\n", "", StringComparison.Ordinal) + "run 1\n", "bond_style harmonic: no coefficients for bond type 1; add 'bond_coeff 1");
        yield return Case("a type without mass", Liquid.Replace("mass *", "mass 1", StringComparison.Ordinal) + "run 1\n", "atom type 2 has no mass yet: put 'mass 2 ...'");
        yield return Case("a mass of zero", Liquid.Replace("mass * 1.0", "mass * 0", StringComparison.Ordinal) + "run 1\n", "in.test:6:8", "'mass' must be greater than zero, got '0'");
        yield return Case("an atom type beyond the box's", Liquid + "create_atoms 3 single 1 1 1\n", "create_atoms: type 3 is outside the 2 types of this system");
        yield return Case("a full disk under a dump", Liquid + "dump 1 all custom 1 /dev/full id x y z\nrun 100\n", "in.test:13:1", "run: No space left on device : '/dev/full'");
        yield return Case("a full disk under an average", Liquid + "fix a all ave/time 1 1 1 c_thermo_temp file /dev/full\nrun 10\n", "in.test:13:1", "run: No space left on device : '/dev/full'");
        yield return Case("a full disk under fix print", Liquid + "fix a all print 1 hello file /dev/full\nrun 10\n", "in.test:13:1", "run: No space left on device : '/dev/full'");
        yield return Case("a full disk under print", Liquid + "print hello file /dev/full\n", "in.test:12:1", "print: No space left on device : '/dev/full'");
        yield return Case("a full disk under write_data", Liquid + "run 0\nwrite_data /dev/full\n", "in.test:13:1", "write_data: cannot write '/dev/full': No space left on device");
        yield return Case("a box that a barostat collapses", Liquid + "unfix 1\nfix 1 all npt temp 1 1 0.5 iso 1e7 1e7 0.05\nrun 1000\n", "1. fix 1 (npt): Pdamp 0.05 is 10 steps");
        yield return Case("a box deformed to nothing", Liquid + "fix 2 all deform 1 x final 0 0\nrun 100\n", "in.test:12:22", "fix deform: x would end with the upper face 0 at or below the lower face 0");
        yield return Case("a box deformed through itself", Liquid + "fix 2 all deform 1 x vel -50\nrun 1000\n", "1. fix 2 (deform) changes x by -");
        yield return Case("a tilt out of range", "units lj\nregion b prism 0 4 0 4 0 4 3 0 0\ncreate_box 1 b\n", "tilt xy = 3 skews the box by more than half of its length 4");
        yield return Case("an accuracy out of reach", Ions + "kspace_style pppm 1e-30\nrun 1\n", "the PPPM mesh would need", "lower the accuracy or enlarge the real-space cutoff");
        yield return Case("an accuracy of zero", Ions + "kspace_style pppm 0\nrun 1\n", "kspace_style pppm: 'accuracy' must be greater than zero, got '0'");
        yield return Case("a charge beyond all numbers", Ions + "kspace_style pppm 1e-4\nset atom 1 charge 1e200\nrun 1\n", "the sum of the squared charges is not a finite number: is a charge wrong?");
        yield return Case("charges at the same place", Ions + "kspace_style pppm 1e-4\nset atom 2 x 3\nrun 1\n", "pair lj/cut/coul/long NaN (!)", "1. atoms 1 and 2 are only 0 apart");
        yield return Case("NaN in an atom variable", Liquid + "variable f atom sqrt(x-2)\nfix 2 all addforce v_f 0 0\nrun 10\n", "in.test:12:17", "sqrt(-2): the argument must not be negative");
        yield return Case("NaN in an equal variable", Liquid + "variable f equal ln(5-step)\nfix 2 all addforce v_f 0 0\nrun 10\n", "in.test:12:18", "ln(0): the argument must be positive");
        yield return Case("an atom beyond a wall", Liquid.Replace("region box", "boundary p p f\nregion box", StringComparison.Ordinal) + "fix 2 all wall/lj93 zhi 2 1 1 2.5\nrun 10\n", "step 0", "fix 2 (wall/lj93): atom 73 is at or behind wall zhi");
        yield return Case("an atom outside a region's wall", Liquid + "region s sphere 2.5 2.5 2.5 1 side in\nfix 2 all wall/region s lj93 1 1 1\nrun 10\n", "fix 2 (wall/region): atom 1 is outside or on the surface of region s");
        yield return Case("an element that the potential lacks", "units metal\nlattice diamond 5.43\nregion box block 0 2 0 2 0 2\ncreate_box 1 box\ncreate_atoms 1 box\nmass 1 28\npair_style sw\npair_coeff * * stiff.sw Ge\nrun 0\n", "stiff.sw: error: there is no entry for element Ge (the file has Si)");
        yield return Case("a temperature below zero", Liquid + "fix 2 all langevin 1 -1 1 4711\nrun 10\n", "step 6", "fix 2 (langevin): the target temperature is -0.1");
        yield return Case("more heat taken than there is", Liquid + "fix 2 all heat 1 -1e6\nrun 10\n", "fix 2 (heat): the atoms of group all have less thermal energy than is taken out");
        yield return Case("a restart file cut short", "read_restart cut.restart\n", "restart file 'cut.restart' is cut short: it ends within its head");
        yield return Case("a restart file of junk", "read_restart junk.restart\n", "file 'junk.restart' is not a restart file of PolyMD");
        yield return Case("velocities without end", Liquid + "velocity all set 1e200 0 0\nrun 10\n", "1. atom 1 moves by 8.398e+197 in one step");
    }

    [TestCaseSource(nameof(Failures))]
    [CancelAfter(60_000)]
    public void Run_MadeToFail_NamesWhatIsWrong(string deck, string[] says)
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        File.WriteAllText(folder["cut.restart"], "PolyMD restart\n\u0002");
        File.WriteAllText(folder["junk.restart"], new string('x', 300));
        File.Copy(Path.Combine(TestFiles.Bad, "stiff.sw"), folder["stiff.sw"]);
        StringWriter log = new();
        DeckRunOptions options = new() { WorkingFolder = folder.Path, LogWriter = log, CheckFirst = false, Cancellation = TestContext.CurrentContext.CancellationToken };
        PolyMDException e = Assert.Catch<PolyMDException>(() => DeckRunner.RunText(deck, "in.test", options), log.ToString())!;
        using (Assert.EnterMultipleScope())
        {
            foreach (string text in says) Assert.That(e.Message, Does.Contain(text));
        }
    }

    /// <summary>The check before a run works on copies of the files that the deck writes to; what can be read without end (a device) or never (a pipe) must not be copied.</summary>
    [Test]
    [Platform(Exclude = "Win")]
    public void Check_DeckThatWritesIntoAPipe_DoesNotReadIt()
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        System.Diagnostics.Process.Start("mkfifo", [folder["pipe"]]).WaitForExit();
        Task<DeckCheck> check = Task.Run(() => DeckRunner.CheckText(Liquid + "fix p all print 1 hello file pipe\nrun 10\n", "in.test", new DeckRunOptions { WorkingFolder = folder.Path }));
        Assert.That(check.Wait(TimeSpan.FromSeconds(60)), Is.True, "the check waits for the pipe");
        Assert.That(check.Result.HasErrors, Is.False);
    }
}
