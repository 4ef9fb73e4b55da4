using PolyMD.Dynamics.Computes;
using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Tests;

/// <summary>Computes against direct sums.</summary>
[TestFixture]
public sealed class ComputeTests
{
    [TestCase(8.0)]
    [TestCase(25.0)]
    public void Rdf_ForAnyCutoff_CountsEveryImage(double cutoff)
    {
        using TestRun run = new(threads: 2);
        const int bins = 40;
        ComputeRadialDistribution rdf = run.Compute<ComputeRadialDistribution>($"g all rdf {bins} 1 2 cutoff {cutoff}");
        rdf.Evaluate();
        AtomStore a = run.Simulation.Atoms;
        SimulationBox box = run.Simulation.Box;
        long[] histogram = new long[bins];
        int n1 = 0, n2 = 0, reach = (int)Math.Ceiling(cutoff / 22) + 1;
        for (int i = 0; i < a.LocalCount; i++)
        {
            if (a.TypeIndex[i] == 0) n1++;
            else n2++;
            for (int j = 0; j < a.LocalCount; j++)
            {
                if (a.TypeIndex[i] != 0 || a.TypeIndex[j] != 1) continue;
                Vec3 d = a.Position(j) - a.Position(i);
                for (int x = -reach; x <= reach; x++)
                {
                    for (int y = -reach; y <= reach; y++)
                    {
                        for (int z = -reach; z <= reach; z++)
                        {
                            double r = (d + box.Shift(x, y, z)).Length;
                            if (r < cutoff) histogram[(int)(r / cutoff * bins)]++;
                        }
                    }
                }
            }
        }
        double running = 0;
        using (Assert.EnterMultipleScope())
        {
            for (int k = 0; k < bins; k++)
            {
                double w = cutoff / bins, shell = 4 * Math.PI / 3 * (Math.Pow((k + 1) * w, 3) - Math.Pow(k * w, 3));
                running += histogram[k] / (double)n1;
                Assert.That(rdf.ArrayAt(k, 0), Is.EqualTo((k + 0.5) * w).Within(1e-12));
                Assert.That(rdf.ArrayAt(k, 1), Is.EqualTo(histogram[k] * box.Volume / (n1 * (double)n2 * shell)).Within(1e-9));
                Assert.That(rdf.ArrayAt(k, 2), Is.EqualTo(running).Within(1e-9));
            }
        }
    }

    [TestCase(0, 0, 0)]
    [TestCase(0, 0.5, 1)]
    [TestCase(1, 1, 1)]
    public void Rdf_OfABondedPair_CountsItUnlessBothFactorsAreZero(double lj, double coulomb, int expected)
    {
        using TestRun run = new(forces: false);
        Simulation s = run.Simulation;
        AtomStore a = s.Atoms;
        int near = Enumerable.Range(1, a.LocalCount - 1).MinBy(j => s.Box.MinimumImage(a.Position(j) - a.Position(0)).LengthSquared);
        double r = s.Box.MinimumImage(a.Position(near) - a.Position(0)).Length;
        s.Topology.Bonds.Add(new BondedRecord(1, a.Id[0], a.Id[near]));
        s.Special = new SpecialWeights(lj, 0, 0, coulomb, 0, 0);
        uint pair = s.Groups.FindOrAdd("pair");
        a.GroupMask[0] |= pair;
        a.GroupMask[near] |= pair;
        ComputeRadialDistribution rdf = run.Compute<ComputeRadialDistribution>($"g pair rdf 1 * * cutoff {(r * 1.01).ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        rdf.Evaluate();
        // One partner each, N_j' = 2 − 2/2 = 1: the coordination number is the count.
        Assert.That(rdf.ArrayAt(0, 2), Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void Msd_ThroughThePeriodicBoundary_IsUnwrappedAndFollowsIds()
    {
        using TestRun run = new(forces: false);
        ComputeMeanSquaredDisplacement msd = run.Compute<ComputeMeanSquaredDisplacement>("m all msd"), drift = run.Compute<ComputeMeanSquaredDisplacement>("n all msd com yes");
        AtomStore a = run.Simulation.Atoms;
        for (int i = 0; i < a.LocalCount; i++) a.X[i] += 30;
        a.Y[3] += 1;
        (a.Id[5], a.Id[6]) = (a.Id[6], a.Id[5]);
        (a.X[5], a.X[6], a.Y[5], a.Y[6], a.Z[5], a.Z[6]) = (a.X[6], a.X[5], a.Y[6], a.Y[5], a.Z[6], a.Z[5]);
        (a.ImageX[5], a.ImageX[6], a.ImageY[5], a.ImageY[6], a.ImageZ[5], a.ImageZ[6]) = (a.ImageX[6], a.ImageX[5], a.ImageY[6], a.ImageY[5], a.ImageZ[6], a.ImageZ[5]);
        (a.Mass[5], a.Mass[6]) = (a.Mass[6], a.Mass[5]);
        a.OrderChanged();
        run.Simulation.Neighbors.Rebuild(run.Simulation);
        run.Simulation.Touch();
        msd.Evaluate();
        drift.Evaluate();
        Assert.That(msd.VectorAt(0), Is.EqualTo(900).Within(1e-9));
        Assert.That(msd.VectorAt(1), Is.EqualTo(1.0 / 256).Within(1e-12));
        Assert.That(drift.VectorAt(0), Is.EqualTo(0).Within(1e-20));
        Assert.That(drift.VectorAt(3), Is.EqualTo(1.0 / 256).Within(0.02 / 256));
    }

    [Test]
    public void CentroidStress_SummedOverPairs_IsThePressure()
    {
        using TestRun run = new();
        ComputeCentroidStressAtom stress = run.Compute<ComputeCentroidStressAtom>("s all centroid/stress/atom NULL");
        ComputePressure pressure = run.Compute<ComputePressure>("p all pressure thermo_temp");
        Simulation s = run.Simulation;
        s.Evaluator.Setup();
        s.Evaluator.Compute(Needs.Global | Needs.AtomVirial);
        stress.Evaluate();
        pressure.Evaluate();
        using (Assert.EnterMultipleScope())
        {
            for (int k = 0; k < 6; k++)
            {
                double sum = 0;
                for (int i = 0; i < s.Atoms.LocalCount; i++) sum += stress.AtomValue(i, k);
                Assert.That(-sum / s.Box.Volume, Is.EqualTo(pressure.VectorAt(k)).Within(1e-9 * 500));
            }
        }
    }
}
