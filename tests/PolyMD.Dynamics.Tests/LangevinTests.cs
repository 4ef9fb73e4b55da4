using PolyMD.Dynamics.Thermostats;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Tests;

/// <summary>Statistics and bookkeeping of fix langevin. Seeds are fixed; the stated rates are those of a fresh seed.</summary>
[TestFixture]
public sealed class LangevinTests
{
    /// <summary>
    /// 256 atoms in wells: 765 degrees of freedom, a sample each 400 fs = 4 damping times, 150 samples. The mean temperature then has the
    /// relative deviation √(2/(765·150)) = 0.42 %; the bound of 2.1 % is five of them, false failures 6e-7.
    /// </summary>
    [Test]
    public void Temperature_OfWells_IsTheTarget()
    {
        using TestRun run = new(forces: false);
        run.Simulation.Forces.Add(new HarmonicWells(run.Simulation, 1.0));
        run.Execute("fix 1 all nve");
        run.Execute("fix 2 all langevin 150 150 100 9241");
        ICompute t = run.Simulation.FindCompute("thermo_temp")!;
        double sum = 0;
        int count = 0;
        run.Run(16_000, step =>
        {
            if (step < 1000 || step % 100 != 0) return;
            t.Evaluate();
            sum += ((IScalarSource)t).Scalar;
            count++;
        });
        Assert.That(count, Is.EqualTo(151));
        Assert.That(sum / count, Is.EqualTo(150).Within(2.1).Percent);
    }

    /// <summary>
    /// Noise on resting atoms: variance 2 m k T/(damp dt). 256·3·200 uniform numbers give a relative deviation of the variance of
    /// √(0.8/153600) = 0.23 %; the bound of 1.2 % is five of them, false failures 6e-7. The mean is bounded by five deviations too.
    /// </summary>
    [Test]
    public void Noise_OfRestingAtoms_HasTheVarianceOfFluctuationDissipation()
    {
        using TestRun run = new(forces: false);
        FixLangevin fix = run.Fix<FixLangevin>("2 all langevin 300 300 50 17");
        Simulation s = run.Simulation;
        AtomStore a = s.Atoms;
        a.Vx.Clear();
        a.Vy.Clear();
        a.Vz.Clear();
        double square = 0, mean = 0;
        long n = 0;
        for (s.Step = 1; s.Step <= 200; s.Step++)
        {
            a.ClearForces();
            fix.PostForce();
            for (int i = 0; i < a.LocalCount; i++)
            {
                foreach (double f in new[] { a.Fx[i], a.Fy[i], a.Fz[i] })
                {
                    square += f * f / a.Mass[i];
                    mean += f / Math.Sqrt(a.Mass[i]);
                    n++;
                }
            }
        }
        double expected = 2 * s.Units.Boltzmann * 300 / (50 * s.TimeStep) / s.Units.ForceToMassAcceleration;
        Assert.That(square / n, Is.EqualTo(expected).Within(1.2).Percent);
        Assert.That(mean / n, Is.EqualTo(0).Within(5 * Math.Sqrt(expected / n)));
    }

    [Test]
    public void Noise_OfAnAtom_DependsOnItsIdNotItsPlace()
    {
        using TestRun run = new(forces: false);
        FixLangevin fix = run.Fix<FixLangevin>("2 all langevin 300 300 50 17");
        AtomStore a = run.Simulation.Atoms;
        fix.PostForce();
        Vec3 before = a.Force(7);
        (a.Id[7], a.Id[20]) = (a.Id[20], a.Id[7]);
        (a.Mass[7], a.Mass[20]) = (a.Mass[20], a.Mass[7]);
        (a.Vx[7], a.Vx[20]) = (a.Vx[20], a.Vx[7]);
        (a.Vy[7], a.Vy[20]) = (a.Vy[20], a.Vy[7]);
        (a.Vz[7], a.Vz[20]) = (a.Vz[20], a.Vz[7]);
        a.ClearForces();
        fix.PostForce();
        Assert.That(a.Force(20), Is.EqualTo(before));
    }

    [Test]
    public void Noise_OfTwoBathsWithOneSeed_Differs()
    {
        using TestRun run = new(forces: false);
        AtomStore a = run.Simulation.Atoms;
        run.Fix<FixLangevin>("hot all langevin 300 300 50 17").PostForce();
        Vec3 first = a.Force(0);
        a.ClearForces();
        run.Fix<FixLangevin>("cold all langevin 300 300 50 17").PostForce();
        Assert.That(a.Force(0).X, Is.Not.EqualTo(first.X).Within(1e-12));
    }

    [Test]
    public void Zero_OfRestingAtoms_LeavesNoTotalForce()
    {
        using TestRun run = new(forces: false);
        FixLangevin fix = run.Fix<FixLangevin>("2 light langevin 300 300 50 17 zero yes");
        AtomStore a = run.Simulation.Atoms;
        a.Vx.Clear();
        a.Vy.Clear();
        a.Vz.Clear();
        fix.PostForce();
        Vec3 sum = default;
        double size = 0;
        for (int i = 0; i < a.LocalCount; i++)
        {
            sum += a.Force(i);
            size += a.Force(i).Length;
        }
        Assert.That(size, Is.GreaterThan(1));
        Assert.That(sum.Length, Is.EqualTo(0).Within(1e-12 * size));
    }

    /// <summary>The tally completes the energy: E + f_2 + f_3 changes by less than a hundredth of what the baths exchange.</summary>
    [Test]
    public void Tally_OfTwoBaths_ConservesTheSum()
    {
        using TestRun run = new();
        run.Simulation.TimeStep = 1;
        run.Execute("fix 1 all nve");
        run.Execute("fix 2 all langevin 300 300 300 4711 tally yes");
        run.Execute("fix 3 light langevin 20 20 200 99 tally yes zero yes scale 2 1.5");
        run.Execute("thermo_style custom pe ke f_2 f_3");
        run.Execute("thermo 50");
        run.Execute("run 400");
        double[] sums = run.Rows.Select(r => r.Sum()).ToArray();
        double exchanged = run.Rows.Max(r => Math.Abs(r[2])) + run.Rows.Max(r => Math.Abs(r[3]));
        Assert.That(run.Rows[0][2], Is.EqualTo(0).Within(1e-12));
        Assert.That(run.Rows[^1][2], Is.LessThan(-5), "the hot bath gives energy: negative in LAMMPS' sign");
        Assert.That(run.Rows[^1][3], Is.GreaterThan(5), "the cold bath takes energy");
        Assert.That(sums.Max() - sums.Min(), Is.LessThan(0.01 * exchanged));
    }
}
