using PolyMD.Analysis.Statistics;
using PolyMD.Building;
using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.Physics.Tests.Transport;

/// <summary>
/// compute heat/current: term by term against the whole, step by step against the energy that moves, and as a mean against the power of baths.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class HeatCurrentTests
{
    /// <summary>d/dt Σ z_i E_i of a cluster of 27 molecules from fourth-order differences of positions and energies that the run gives; the time step of 0.05 fs leaves errors of its square.</summary>
    [TestCase("none")]
    [TestCase("shake")]
    [TestCase("rattle")]
    public void Current_OfARunningCluster_IsTheRateAtWhichEnergyMoves(string hold)
    {
        const double dt = 0.05;
        using DeckFolder folder = new();
        folder.Write("water.mol", File.ReadAllText(Path.Combine(Repository.Root, "tests", "decks", "good", "water.mol")));
        NumberTable rows = folder.Run(DeckFolder.DeckText("heat-cluster.in"), 1, ("hold", hold), ("dt", "0.05"))[^1];
        double[] moment = rows.Column("c_moment"), flow = rows.Column("v_flow"), fixes = rows.Column("v_fixes");
        double scale = flow.Concat(fixes).Max(Math.Abs);
        using (Assert.EnterMultipleScope())
        {
            for (int k = 2; k < moment.Length - 2; k++)
                Assert.That(flow[k], Is.EqualTo((8 * (moment[k + 1] - moment[k - 1]) - (moment[k + 2] - moment[k - 2])) / (12 * dt)).Within(5e-3 * scale), $"row {k}");
            Assert.That(fixes.Max(Math.Abs), hold == "none" ? Is.Zero : Is.GreaterThan(0.01), "what constraints carry");
        }
    }

    /// <summary>Every term in one system: the stack with held C-H bonds. The terms add up, and the whole is LAMMPS' formula on the columns of centroid/stress/atom.</summary>
    [Test]
    public void Terms_OfTheStack_AddUpToTheFluxOfItsAtoms()
    {
        BuiltCase built = DeckFolder.Build("peo-xene-li", "graphene");
        using DeckFolder folder = new();
        folder.Write(built);
        NumberTable rows = folder.Run(DeckFolder.Head(built) + """
            minimize 0.0 1.0e-3 20 200
            velocity all create 300.0 4711 mom no
            fix move all nve
            fix hold all shake 1.0e-6 100 0 m 1.008
            compute kinetic all ke/atom
            compute potential all pe/atom
            compute stress all centroid/stress/atom NULL virial
            compute flux all heat/flux kinetic potential stress
            compute whole all heat/current z slab EDGE EDGE zero none frame lab
            compute bins all heat/current z bins EDGE EDGE 5 zero none frame lab
            compute across all heat/current x slab EDGE EDGE zero none frame lab
            variable binned equal (c_bins[1][2]+c_bins[2][2]+c_bins[3][2]+c_bins[4][2]+c_bins[5][2])/5
            variable flux equal c_flux[3]/vol
            variable fluxx equal c_flux[1]/vol
            thermo_style custom step v_flux v_fluxx c_across[1][2] v_binned c_whole[1][*2*12]
            thermo_modify format float %.15g
            thermo 1
            run 3
            """.Replace("c_whole[1][*2*12]", string.Join(' ', Enumerable.Range(2, 11).Select(k => $"c_whole[1][{k}]")), StringComparison.Ordinal))[^1];
        using (Assert.EnterMultipleScope())
        {
            for (int row = 0; row < rows.RowCount; row++)
            {
                double[] terms = [.. Enumerable.Range(3, 10).Select(k => rows.Column($"c_whole[1][{k}]")[row])];
                double total = rows.Column("c_whole[1][2]")[row], bound = 1e-12 * terms.Sum(Math.Abs);
                Assert.That(total, Is.EqualTo(terms.Sum()).Within(bound), "terms");
                Assert.That(total, Is.EqualTo(rows.Column("v_flux")[row]).Within(10 * bound), "heat/flux");
                Assert.That(rows.Column("c_across[1][2]")[row], Is.EqualTo(rows.Column("v_fluxx")[row]).Within(10 * bound), "heat/flux along x");
                Assert.That(rows.Column("v_binned")[row], Is.EqualTo(total).Within(bound), "bins");
                // No impropers here.
                Assert.That(terms.Count(t => t == 0), Is.EqualTo(1), "every other term has a part");
            }
        }
    }

    [TestCase("units real\natom_style charge\nboundary p p f\nkspace_style ewald 1e-3\nkspace_modify slab 3.0\npair_style lj/cut/coul/long 4 4\n", "set atom 1 charge 1\nset atom 2 charge -1\n", "kspace_modify slab have no virial")]
    [TestCase("units lj\natom_style sphere\npair_style lj/cut 2.5\n", "", "turning spheres")]
    public void Current_ThatWouldNotBeThatOfTheEnergy_IsRefused(string head, string change, string expected)
    {
        using DeckFolder folder = new();
        string deck = head + """
            region cell block 0 10 0 10 0 10
            create_box 1 cell
            create_atoms 1 single 4 5 5
            create_atoms 1 single 6 5 5
            mass 1 1.0
            pair_coeff 1 1 1.0 1.0
            compute current all heat/current z slab EDGE EDGE
            thermo_style custom step c_current[1][2]

            """ + change + "run 0\n";
        Assert.That(() => folder.Run(deck.Replace(head.Contains("sphere", StringComparison.Ordinal) ? "mass 1 1.0\n" : "none", "", StringComparison.Ordinal)), Throws.InstanceOf<PolyMDException>().With.Message.Contains(expected));
    }

    /// <summary>
    /// Steady heat through the slabs between two baths: the mean of the local current against the energy that the baths exchange, per area and time, blocks of the run as samples.
    /// Four combined errors: false failures 6e-5 each with fresh seeds; the seeds are fixed. Lennard-Jones liquid, lithium and graphene.
    /// </summary>
    [TestCase("lj", "")]
    [TestCase("eam", StackBuilder.LithiumFile)]
    [TestCase("tersoff", "graphene-lindsay-broido-2010.tersoff")]
    [Category("Slow")]
    public void Current_BetweenBaths_IsTheirPower(string name, string potential)
    {
        using DeckFolder folder = new();
        if (potential.Length > 0) folder.Write(potential, DeckFolder.Build("peo-xene-li", "graphene").Files.Single(f => f.Name == potential).Text);
        Compare(folder, folder.Run(DeckFolder.DeckText($"heat-{name}.in"))[^1], 0.06);
    }

    /// <summary>PEO with LiTFSI by OPLS-AA, PPPM, C-H bonds held by SHAKE, the power imposed by ehex.</summary>
    [Test, Category("Slow")]
    public void Current_InAPolymerWithConstraints_IsThePower()
    {
        BuiltCase built = DeckFolder.Build("peo-litfsi", "eo20");
        using DeckFolder folder = new();
        folder.Write(built);
        string head = DeckFolder.Head(built).Replace("lj/cut/coul/long 12", "lj/cut/coul/long 9", StringComparison.Ordinal);
        Compare(folder, folder.Run(head + DeckFolder.DeckText("heat-opls.in"), Environment.ProcessorCount)[^1], 0.2);
    }

    /// <summary>Lithium, graphene, polymer: the same current everywhere.</summary>
    [Test, Category("Slow")]
    public void Current_ThroughTheStack_IsThePower()
    {
        BuiltCase built = DeckFolder.Build("peo-xene-li", "graphene");
        using DeckFolder folder = new();
        folder.Write(built);
        string head = DeckFolder.Head(built);
        folder.Run(head + DeckFolder.DeckText("stack-relax.in"), Environment.ProcessorCount, ("nRelax", "8000"));
        string relaxed = head.Replace("read_data stack.data", "read_data relaxed.data", StringComparison.Ordinal);
        Compare(folder, folder.Run(relaxed + DeckFolder.DeckText("heat-stack.in"), Environment.ProcessorCount)[^1], 0.3);
    }

    // The first half of the slabs is on the way up from the source, the second on the way down; they weigh as their errors say.
    private static void Compare(DeckFolder folder, NumberTable rows, double precision)
    {
        List<NumberTableBlock> blocks = AveTimeReader.ReadVectors(folder.FullName("current.txt")).Blocks;
        double[] taken = rows.Column("v_taken"), time = rows.Column("Time");
        Measured power = Agreement.Blocks([.. blocks.Select((_, k) => (taken[k + 1] - taken[k]) / (time[k + 1] - time[k]) / rows.Column("v_section")[0])]);
        int slabs = blocks[0].Table.RowCount;
        double sum = 0, weight = 0;
        for (int slab = 0; slab < slabs; slab++)
        {
            int sign = slab < slabs / 2 ? 1 : -1;
            Measured Of(int column) => Agreement.Blocks([.. blocks.Select(b => sign * b.Table[slab, column])]);
            TestContext.Out.WriteLine($"slab {slab + 1}: {string.Join("; ", Enumerable.Range(2, 11).Select(k => Of(k).ToString()))}");
            Measured total = Of(2);
            sum += total.Value / (total.StandardError * total.StandardError);
            weight += 1 / (total.StandardError * total.StandardError);
        }
        Measured current = new(sum / weight, 1 / Math.Sqrt(weight), blocks.Count, "");
        double combined = Math.Sqrt(current.StandardError * current.StandardError + power.StandardError * power.StandardError);
        TestContext.Out.WriteLine($"current {current}, power {power}: {(current.Value - power.Value) / combined:F1} combined errors apart");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(combined, Is.LessThan(precision * power.Value), "combined error");
            Assert.That(current.Value, Is.EqualTo(power.Value).Within(4 * combined));
        }
    }
}
