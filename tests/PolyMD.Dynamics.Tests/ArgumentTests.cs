using PolyMD.Model;

namespace PolyMD.Dynamics.Tests;

/// <summary>Words that a style does not know are refused by name, with what would be right.</summary>
[TestFixture]
public sealed class ArgumentTests
{
    [TestCase("fix 1 all nve extra", "unexpected argument 'extra'")]
    [TestCase("fix 1 all nvt tmp 1 1 1", "did you mean 'temp'")]
    [TestCase("fix 1 all nvt temp 1 1", "missing argument 'Tdamp'")]
    [TestCase("fix 1 all nvt temp 0 1 1", "must be greater than zero")]
    [TestCase("fix 1 all nvt temp 1 1 1 iso 0 0 1", "use npt")]
    [TestCase("fix 1 all npt temp 1 1 1", "pressure control is needed")]
    [TestCase("fix 1 all nph temp 1 1 1 iso 0 0 1", "use npt")]
    [TestCase("fix 1 all npt temp 1 1 1 tri 0 0 1", "'tri' needs a triclinic box")]
    [TestCase("fix 1 all nph xy 0 0 1", "'xy' needs a triclinic box")]
    [TestCase("fix 1 all npt temp 1 1 1 iso 0 0 1 update dipole", "point dipoles")]
    [TestCase("fix 1 all npt temp 1 1 1 iso 0 0 1 scalexz maybe", "scalexz")]
    [TestCase("fix 1 all npt temp 1 1 1 iso 0 0 1 dilate none", "there is no group 'none'")]
    [TestCase("fix 1 all npt temp 1 1 1 iso 0 0 1 nreset -1", "nreset")]
    [TestCase("fix 1 all box/relax vmax 0.001", "pressure control is needed")]
    [TestCase("fix 1 all box/relax iso 1 vmax 0", "vmax")]
    [TestCase("fix 1 all box/relax tri 1", "'tri' needs a triclinic box")]
    [TestCase("fix 1 all box/relax x 1 y 2 couple xy", "needs equal pressures along xy")]
    [TestCase("fix 1 all box/relax iso 1 dilate some", "dilate")]
    [TestCase("fix 1 all box/relax iso 1 vmaxx 1", "did you mean 'vmax'")]
    [TestCase("fix 1 all rigid/npt single temp 1 1 1", "pressure control is needed")]
    [TestCase("fix 1 all rigid/npt single iso 0 0 1", "needs 'temp Tstart Tstop Tdamp'")]
    [TestCase("fix 1 all rigid/nph single iso 0 0 1 temp 1 1 1", "'temp' is not supported by this style")]
    [TestCase("fix 1 all rigid/nph single iso 0 0 1 langevin 1 1 1 5", "'langevin' is not supported by this style")]
    [TestCase("fix 1 all rigid/nph single x 0 0 1 couple xy", "needs pressure control along y")]
    [TestCase("fix 1 all rigid/nvt single temp 1 1 1 iso 0 0 1", "'iso' is not supported by this style")]
    [TestCase("fix 1 all press/berendsen x 0 0 1 tri 0 0 1", "unknown keyword 'tri'")]
    [TestCase("fix 1 all npt temp 1 1 1 x 0 0 1 couple xy", "needs pressure control along y")]
    [TestCase("fix 1 all npt temp 1 1 1 x 0 0 1 y 1 0 1 couple xy", "equal pressures")]
    [TestCase("fix 1 all npt temp 1 1 1 iso 0 0 1 tchian 3", "did you mean 'tchain'")]
    [TestCase("fix 1 all langevin 1 1 1 0", "at least 1")]
    [TestCase("fix 1 all langevin 1 1 1 5 tally maybe", "yes or no")]
    [TestCase("fix 1 all langevin 1 1 1 5 taly yes", "did you mean 'tally'")]
    [TestCase("fix 1 all langevin 1 1 1 5 gjf yes", "'gjf' must be one of no, vfull, vhalf; got 'yes'")]
    [TestCase("fix 1 all langevin 1 1 1 5 angmom 3.333", "'angmom' other than no needs atom_style ellipsoid")]
    [TestCase("fix 1 all langevin 1 1 1 5 omega yes", "needs atom_style sphere")]
    [TestCase("fix 1 all ehex 1 0.1 constran", "did you mean 'constrain'")]
    [TestCase("fix 1 all ehex 1 0.1 com", "'com' goes with 'constrain'")]
    [TestCase("fix 1 all ehex 1 0.1 region hlf", "did you mean 'half'")]
    [TestCase("fix 1 all setforce 0 0", "missing argument 'fz'")]
    [TestCase("fix 1 all setforce 0 x 0", "must be a number")]
    [TestCase("fix 1 all momentum 10", "say what to remove")]
    [TestCase("fix 1 all shake 1e-4 20 0", "say what to constrain")]
    [TestCase("fix 1 all shake 1e-4 20 0 1", "expected b, a, t or m")]
    [TestCase("fix 1 all shake 1e-4 20 0 b m 1.0", "'b' needs at least one number")]
    [TestCase("fix 1 all shake 1e-4 20 0 t 3", "outside the 2 types")]
    [TestCase("fix 1 all shake 1e-4 20 0 m 1.0 mol water", "there is no molecule template 'water'")]
    [TestCase("fix 1 all rattle 0 20 0 m 1.0", "greater than zero")]
    [TestCase("fix 1 all spring tether 1 0 0 0 -1", "must not be negative")]
    [TestCase("fix 1 all spring couple all 1 0 0 0 1", "coupled to itself")]
    [TestCase("fix 1 all spring/self 1 yx", "must be one of")]
    [TestCase("fix 1 all efield 1 0 0 energy v_e", "goes with variables")]
    [TestCase("fix 1 all gravity 1 gradient 1 2", "must be one of")]
    [TestCase("fix 1 all move linear 1 1", "missing argument 'Vz'")]
    [TestCase("fix 1 all move variable 1 NULL NULL NULL NULL NULL", "must be a variable")]
    [TestCase("fix 1 all wall/lj93 xlo 0 1 1 1", "not periodic along x")]
    [TestCase("fix 1 all wall/lj93 units box", "at least one face")]
    [TestCase("fix 1 all wall/lj93 xlo 0 1 1 1 fld yes", "'fld yes' is not supported")]
    [TestCase("fix 1 all wall/reflect zlo EDGE", "not periodic along z")]
    [TestCase("fix 1 all indent 1 side in", "a shape is needed")]
    [TestCase("fix 1 all viscosity 10 x z 7", "'Nbin' must be even")]
    [TestCase("fix 1 all restrain bond 1 999 1 1 1", "there is no atom 999")]
    [TestCase("fix 1 all press/berendsen modulus 3", "pressure control is needed")]
    [TestCase("fix 1 all temp/csvr 1 1 0 3", "greater than zero")]
    [TestCase("fix 1 all ave/time 3 2 10 c_thermo_temp", "multiple of Nevery")]
    [TestCase("fix 1 all ave/time 5 3 10 c_thermo_temp", "must not exceed Nfreq")]
    [TestCase("fix 1 all ave/time 1 1 1 c_thermo_tmp", "there is no")]
    [TestCase("fix 1 all ave/time 1 1 1 c_thermo_temp mod vector", "did you mean 'mode'")]
    [TestCase("fix 1 all ave/time 1 1 1 c_thermo_press[5*8]", "within the 6 columns")]
    [TestCase("fix 1 all ave/time 1 1 1 c_thermo_temp overwrite", "goes with 'ave running'")]
    [TestCase("fix 1 all ave/time 1 1 1 c_thermo_temp append x", "'append' is not supported")]
    [TestCase("fix 1 all ave/time 1 1 1 c_thermo_temp format %s", "not a format")]
    [TestCase("fix 1 all ave/chunk 1 1 1 thermo_temp temp", "does not assign chunks")]
    [TestCase("fix 1 all ave/chunk 1 1 1 nothing temp", "there is no compute 'nothing'")]
    [TestCase("compute 1 light pressure thermo_temp", "the group must be all")]
    [TestCase("compute 1 all pressure NULL", "needs a temperature")]
    [TestCase("compute 1 all pressure thermo_pe", "does not compute a temperature")]
    [TestCase("compute 1 all pressure thermo_temp bonds", "did you mean 'bond'")]
    [TestCase("compute 1 all pe/atom pear", "unknown keyword 'pear'")]
    [TestCase("compute 1 all msd average maybe", "yes or no")]
    [TestCase("compute 1 all stress/atom NULL virail", "did you mean 'virial'")]
    [TestCase("compute 1 all heat/flux thermo_temp thermo_pe thermo_press", "does not give one number per atom")]
    [TestCase("compute 1 all heat/current z", "expected slabs")]
    [TestCase("compute 1 all heat/current z slab 2 1", "'hi' must be above 'lo'")]
    [TestCase("compute 1 all heat/current z slab EDGE 1e6", "'hi' must be EDGE or inside the cell")]
    [TestCase("compute 1 all heat/current z bins 1 2 3 slab 1 2", "either 'slab' words or one 'bins'")]
    [TestCase("compute 1 all heat/current z slabs 1 2", "did you mean 'slab'")]
    [TestCase("compute 1 all heat/current z slab 1 2 frame labs", "did you mean 'lab'")]
    [TestCase("compute 1 all heat/current z slab 1 2 zero no", "must be one of")]
    [TestCase("compute 1 all force/contact/atom light heavy", "unexpected argument 'heavy'")]
    [TestCase("compute 1 all com/chunk thermo_temp", "does not assign chunks")]
    [TestCase("compute 1 all bond/local dist v_x", "needs 'set dist name'")]
    [TestCase("compute 1 all property/local batom1 atype", "belong to different things")]
    [TestCase("compute 1 all property/atom shapex", "belongs to atom styles")]
    [TestCase("compute 1 all slice 3 3 1 c_thermo_press", "the range is empty")]
    [TestCase("fix 1 all ave/correlate 2 3 5 c_thermo_temp", "multiple of Nevery")]
    [TestCase("fix 1 all ave/correlate 2 6 4 c_thermo_temp", "at least (Nrepeat")]
    [TestCase("fix 1 all ave/correlate/long 2 5 c_thermo_temp", "multiple of Nevery")]
    [TestCase("fix 1 all ave/correlate/long 1 5 c_thermo_temp nlen 9 ncount 2", "must be a multiple of 'ncount' (2)")]
    [TestCase("fix 1 all ave/correlate/long 1 5 c_thermo_temp prefactor 2", "unknown keyword 'prefactor'")]
    [TestCase("compute 1 all stress/mop x 1e6 conf", "must be inside the cell")]
    [TestCase("compute 1 all stress/mop x center conv", "did you mean 'conf'")]
    [TestCase("compute 1 all stress/mop/profile z lower 0 conf", "greater than zero")]
    [TestCase("compute 1 all ackland/atom legcy yes", "did you mean 'legacy'")]
    [TestCase("fix 1 all ave/histo 1 1 1 2 1 5 c_thermo_temp", "must be less than hi")]
    [TestCase("fix 1 all ave/histo 1 1 1 0 1 5 vx", "use 'mode vector'")]
    [TestCase("fix 1 all ave/atom 1 1 1 mass", "a value must be")]
    [TestCase("fix 1 all store/state 0 xx", "unknown attribute 'xx'")]
    [TestCase("fix 1 all print 0 text", "at least 1")]
    [TestCase("compute 1 all rdf 10 1 3", "outside the 2 types")]
    [TestCase("compute 1 all rdf 10 cutof 3", "did you mean 'cutoff'")]
    [TestCase("compute 1 all reduce summ x", "did you mean 'sum'")]
    [TestCase("compute 1 all reduce max x replace 1 2", "must be at most 1")]
    [TestCase("compute 1 all reduce sum x y replace 1 2", "goes with min and max")]
    [TestCase("compute 1 all chunk/atom bin/4d x lower 1 y lower 1", "did you mean 'bin/1d'")]
    [TestCase("compute 1 all chunk/atom bin/2d x lower 1 x lower 1", "can be binned once")]
    [TestCase("compute 1 all chunk/atom molecule discard mixed", "applies to bins")]
    [TestCase("compute 1 all chunk/atom bin/sphere 0 0 0 3 2 4", "0 <= rmin < rmax")]
    [TestCase("compute 1 all temp/region hal", "did you mean 'half'")]
    public void Line_WithAnError_NamesIt(string line, string expected)
    {
        using TestRun run = new();
        Assert.That(() => run.Execute(line), Throws.InstanceOf<DeckException>().With.Message.Contains(expected).And.Message.Contains("test.in:1:"));
    }

    [Test]
    public void Npt_AlongAFixedBoundary_IsRefused()
    {
        using TestRun run = new();
        run.Simulation.Box = run.Simulation.Box with { PeriodicZ = false };
        Assert.That(() => run.Execute("fix 1 all npt temp 1 1 1 iso 0 0 1"), Throws.InstanceOf<DeckException>().With.Message.Contains("along z needs a periodic boundary"));
        Assert.That(() => run.Execute("fix 1 all npt temp 1 1 1 x 0 0 1"), Throws.Nothing);
    }

    [Test]
    public void Pressure_AskedWithoutVirial_SaysSo()
    {
        using TestRun run = new();
        run.Run(1);
        run.Simulation.Evaluator.Compute(Engine.Needs.None);
        Assert.That(() => run.Simulation.FindCompute("thermo_press")!.Evaluate(), Throws.InstanceOf<SimulationException>().With.Message.Contains("not tallied at this step"));
    }

    [Test]
    public void Fix_Disposed_TakesItsComputesAlong()
    {
        using TestRun run = new();
        int before = run.Simulation.Computes.Count;
        Integrators.FixNoseHoover fix = run.Fix<Integrators.FixNoseHoover>("1 all npt temp 1 1 1 iso 0 0 1");
        Assert.That(run.Simulation.Computes, Has.Count.EqualTo(before + 2));
        fix.Dispose();
        Assert.That(run.Simulation.Computes, Has.Count.EqualTo(before));
    }
}
