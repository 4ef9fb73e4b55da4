namespace PolyMD.Dynamics.Tests;

/// <summary>Nothing that is called every step allocates.</summary>
[TestFixture, NonParallelizable]
public sealed class AllocationTests
{
    [TestCase("nve|langevin 100 100 80 5 tally yes zero yes|momentum 3 linear 1 1 1 angular rescale")]
    [TestCase("nvt temp 120 150 100")]
    [TestCase("npt temp 120 120 100 iso 300 300 800")]
    [TestCase("npt temp 120 120 100 aniso 300 300 800")]
    [TestCase("npt temp 120 120 100 x 300 300 800 y 200 200 800 z 300 300 800 couple xz")]
    [TestCase("nve|press/berendsen aniso 300 300 800 modulus 5000")]
    [TestCase("nve/limit 0.1|temp/rescale 1 100 100 0 1|temp/berendsen 100 100 100")]
    [TestCase("nve|ehex 1 1e-4 region half|heat 1 -1e-4|setforce NULL NULL NULL|addforce 0 0 0")]
    public void Steps_OfFixes_DoNotAllocate(string fixes)
    {
        using TestRun run = new(forces: false);
        run.Simulation.Forces.Add(new HarmonicWells(run.Simulation, 2.0));
        run.Simulation.Neighbors.Skin = 100;
        int id = 1;
        foreach (string f in fixes.Split('|')) run.Execute($"fix {id++} all {f}");
        run.Execute("thermo 1000000");
        long start = 0, end = 0;
        run.Run(300, step =>
        {
            if (step == 100) start = GC.GetAllocatedBytesForCurrentThread();
            if (step == 299) end = GC.GetAllocatedBytesForCurrentThread();
        });
        Assert.That(end - start, Is.Zero);
    }
}
