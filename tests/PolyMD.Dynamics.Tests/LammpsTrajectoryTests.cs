namespace PolyMD.Dynamics.Tests;

/// <summary>Runs the cases of fixtures/dynamics/cases.txt and compares every number of every thermo row with LAMMPS'.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class LammpsTrajectoryTests
{
    // Round-off grows along a trajectory of a liquid; 200 steps of 4 fs take it from 1e-15 to about 1e-11.
    [TestCase("nve", 1e-9)]
    [TestCase("nvt", 1e-9)]
    [TestCase("nvt_loop", 1e-9)]
    [TestCase("nvt_group", 1e-9)]
    [TestCase("npt_iso", 1e-9)]
    [TestCase("npt_z", 1e-9)]
    [TestCase("npt_xyz", 1e-9)]
    [TestCase("npt_aniso", 1e-9)]
    [TestCase("nph", 1e-9)]
    [TestCase("nph_aniso", 1e-9)]
    [TestCase("two_runs", 1e-9)]
    [TestCase("limit", 1e-9)]
    [TestCase("berendsen", 1e-9)]
    [TestCase("rescale", 1e-9)]
    [TestCase("ehex", 1e-9)]
    [TestCase("hex", 1e-9)]
    [TestCase("heat", 1e-9)]
    [TestCase("momentum", 1e-9)]
    [TestCase("setforce", 1e-9)]
    [TestCase("computes", 1e-9)]
    [TestCase("averages", 1e-9)]
    [TestCase("moving_bins", 1e-9)]
    [TestCase("bias", 1e-9)]
    [TestCase("bias_rescale", 1e-9)]
    [TestCase("npt_modify", 1e-9)]
    [TestCase("nvt_limit_parts", 1e-9)]
    public void Trajectory_OfCase_FollowsLammps(string name, double tolerance)
    {
        using TestRun run = new();
        foreach (string line in TestRun.Case(name)) run.Execute(line);
        List<double[]> reference = TestRun.Reference(name);
        Assert.That(run.Rows, Has.Count.EqualTo(reference.Count));
        // Differences are measured against the size of the column, so that a number that happens to pass zero is not asked for more digits.
        double[] size = Enumerable.Range(0, reference[0].Length).Select(c => Math.Max(1e-6, reference.Max(r => Math.Abs(r[c])))).ToArray();
        using (Assert.EnterMultipleScope())
        {
            for (int r = 0; r < reference.Count; r++)
            {
                Assert.That(run.Rows[r], Has.Length.EqualTo(reference[r].Length));
                for (int c = 0; c < size.Length; c++)
                    Assert.That(run.Rows[r][c], Is.EqualTo(reference[r][c]).Within(tolerance * size[c]), $"row {r} (step {reference[r][0]}), column {c + 1}");
            }
        }
    }
}
