using PolyMD.Model;

namespace PolyMD.Deck.Tests;

/// <summary>Mistakes that show only when the deck runs: each names what is wrong and where.</summary>
[TestFixture]
public sealed class RunErrorTests
{
    private const string System = """
        units lj
        lattice fcc 0.8442
        region box block 0 2 0 2 0 2
        create_box 1 box
        create_atoms 1 box
        mass 1 1.0
        pair_style lj/cut 1.5
        pair_coeff 1 1 1.0 1.0

        """;

    [TestCase("create_atoms 1 box", 1, "create_atoms: needs the simulation box: put it after create_box or read_data")]
    [TestCase("region a block 0 1 0 1 0 1\nregion a block 0 1 0 1 0 1", 1, "region: region 'a' exists already: delete it first")]
    [TestCase("region a block 1 0 0 1 0 1", 26, "region block: xlo must not be greater than xhi")]
    [TestCase("region a block EDGE 1 0 1 0 1", 16, "region block: EDGE needs the simulation box to exist")]
    [TestCase("region u union 2 a b", 18, "region union: there is no region 'a'")]
    [TestCase("create_box 1 bx", 1, "create_box: there is no region 'bx'")]
    [TestCase("pair_coeff 1 1 1 1", 1, "pair_coeff: needs the simulation box: put it after create_box or read_data")]
    [TestCase("next nope", 6, "there is no variable 'nope'")]
    [TestCase("variable e equal 1\nnext e", 6, "next: variable 'e' is of style equal and has no next value")]
    [TestCase("variable e equal 1\nvariable e string a", 12, "variable string: variable 'e' exists with style equal and cannot become string: delete it first")]
    [TestCase("variable s string abc\nprint \"$(v_s+1)\"", 10, "variable 's' is not a number: its value is 'abc'")]
    [TestCase("variable l loop 5 4", 19, "variable loop: a loop runs upwards: 5 is greater than 4")]
    [TestCase("variable f format q %.2f", 19, "variable format: format needs an equal-style, internal or timer variable; 'q' is none")]
    [TestCase("fix 1 all nve", 1, "fix: needs the simulation box: put it after create_box or read_data")]
    public void Run_BeforeTheBox_Fails(string text, int column, string message) => Expect(text, column, message);

    [TestCase("create_box 1 box", 1, "create_box: must come before the simulation box is made by create_box or read_data")]
    [TestCase("units real", 1, "units: must come before the simulation box is made by create_box or read_data")]
    [TestCase("mass 2 1.0", 6, "mass: 'types' 2 is outside the 1 types of this system")]
    [TestCase("fix 1 al nve", 7, "there is no group 'al'; did you mean 'all'?")]
    [TestCase("fix 1 all nve\nunfix 2", 7, "unfix: there is no fix '2'; did you mean '1'?")]
    [TestCase("fix 1 all nve\nfix 1 all momentum 1 linear 1 1 1", 1, "fix: fix '1' exists with style nve: unfix it first")]
    [TestCase("compute thermo_temp all temp", 1, "compute: compute 'thermo_temp' exists already: uncompute it first")]
    [TestCase("uncompute thermo_tmp", 11, "uncompute: there is no compute 'thermo_tmp'; did you mean 'thermo_temp'?")]
    [TestCase("group g region nowhere", 16, "there is no region 'nowhere'")]
    [TestCase("group g union al", 15, "there is no group 'al'; did you mean 'all'?")]
    [TestCase("group all type 1", 7, "group all always holds every atom and cannot be changed")]
    [TestCase("group g molecule 1", 1, "group: atom_style atomic has no molecule ids")]
    [TestCase("set type 1 type 2", 17, "set: type 2 is outside the 1 types of this system")]
    [TestCase("set type 1 charge 1.0", 1, "set: atom_style atomic has no charges")]
    [TestCase("undump 1", 8, "undump: there is no dump '1'")]
    [TestCase("dump 1 all custom 10 d.x q", 26, "dump: atom_style atomic has no charges")]
    [TestCase("dump 1 all custom 10 d.x c_abc", 26, "there is no compute 'abc'")]
    [TestCase("dump 1 all custom 10 d.x id\ndump_modify 1 sort 0", 20, "dump_modify: a column to sort by is counted from 1")]
    [TestCase("dump 1 all custom 10 d.x id\ndump_modify 1 sorts id", 15, "dump_modify: unknown keyword 'sorts'; did you mean 'sort'? (valid: append, balance, buffer, colname, compression_level, delay, element, every, every/time, fileper, first, flush, format, header, image, label, maxfiles, nfile, pad, pbc, precision, refresh, region, scale, sfactor, skip, sort, tfactor, thresh, time, types, units, unwrap)")]
    [TestCase("thermo_modify temp tmp", 20, "thermo_modify temp: there is no compute 'tmp'")]
    [TestCase("bond_style harmonic", 1, "bond_style: atom_style atomic has no bonds")]
    [TestCase("bond_coeff 1 1 1", 1, "bond_coeff: there is no bond_style yet")]
    [TestCase("pair_modify pair lj/cut shift yes", 18, "pair_modify: keyword 'pair' needs a hybrid pair_style, this is lj/cut")]
    [TestCase("pair_style hybrid lj/cut 1.5 lj/cut 1.2\npair_modify pair lj/cut shift yes", 18, "pair_modify: 'lj/cut' occurs 2 times in pair_style hybrid: say which by its number")]
    [TestCase("pair_style hybrid lj/cut 1.5 lj/cut 1.2\npair_modify pair lj/cut 3 shift yes", 25, "pair_modify: 'number of lj/cut' must be at most 2, got 3")]
    [TestCase("pair_style hybrid lj/cut 1.5 morse 1.2\npair_modify pair lj/cut 1 shift yes", 25, "pair_modify: 'lj/cut' occurs once in pair_style hybrid and takes no number")]
    [TestCase("pair_style hybrid lj/cut 1.5 morse 1.2\npair_modify pair morze shift yes", 18, "pair_modify: 'morze' is not a sub-style of pair_style hybrid; did you mean 'morse'?")]
    [TestCase("kspace_modify order 4", 1, "kspace_modify: there is no kspace_style yet")]
    [TestCase("run 5 upto\nrun 3 upto", 1, "run: cannot run up to step 3: the present step is 5")]
    [TestCase("run 5 start 1", 1, "run: start 1 lies after the present step 0")]
    [TestCase("run 5 stop 3", 1, "run: stop 3 lies before the last step 5")]
    [TestCase("print \"$(pe)\"", 10, "energies are not known at this step: they follow from a run (also 'run 0') and hold until something changes")]
    [TestCase("print \"$(mass(al))\"", 10, "there is no group 'al'; did you mean 'all'?")]
    [TestCase("print \"$(c_thermo_temp[9])\"", 10, "compute 'thermo_temp' has 6 values; index 9 is outside")]
    [TestCase("variable k atom x\nvariable e equal v_k\nprint \"$e\"", 18, "'v_k' has one value per atom: use it in an atom-style variable, or give an atom id as in v_k[5]")]
    [TestCase("print \"$(x[99])\"", 10, "there is no atom with id 99: ids run from 1 to 32")]
    [TestCase("thermo_style custom step v_no\nrun 0", 26, "there is no variable 'no'")]
    [TestCase("thermo_modify format line \"%d %g\"\nrun 0", 1, "run: thermo_modify format line has 2 conversions for 6 columns")]
    [TestCase("if \"$(count(all)) > 1\" then \"mass 3 1.0\"", 35, "mass: 'types' 3 is outside the 1 types of this system")]
    [TestCase("velocity al create 1.0 1", 10, "there is no group 'al'; did you mean 'all'?")]
    public void Run_WithASystem_Fails(string text, int column, string message) => Expect(System + text, column, message);

    [Test]
    public void Run_SkinFarAboveTheBox_IsRefusedBeforeTheMemoryIsFull()
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        File.WriteAllText(folder["deck.in"], System + "fix 1 all nve\nneighbor 1e4 bin\nrun 0\n");
        Assert.That(() => DeckRunner.Run(folder["deck.in"], new DeckRunOptions { WorkingFolder = folder.Path }), Throws.InstanceOf<SimulationException>().With.Message.Contains("set the skin with 'neighbor'"));
    }

    private static void Expect(string deck, int column, string message)
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        DeckException e = Assert.Throws<DeckException>(() => DeckRunner.RunText(deck, "in.test", new DeckRunOptions { WorkingFolder = folder.Path, CheckFirst = false }))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(e.Problem, Is.EqualTo(message));
            Assert.That(e.Span.Column, Is.EqualTo(column));
            Assert.That(e.Span.File, Is.EqualTo("in.test"));
        }
    }
}
