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

    /// <summary>
    /// Wells of frequency ω = √(k/m) with time steps of ω dt = 0.82 and 1.16 for the two masses: the positions of the Grønbech-Jensen-Farago
    /// update still have the Boltzmann spread k⟨r²⟩ = k T, and the velocities of vhalf the kinetic temperature T, while plain Langevin forces
    /// miss both by several per cent. 768 coordinates, a sample each 30 steps (about three damping times, correlation below 10 %), 120 samples:
    /// the mean of a squared normal number has the relative deviation √(2/92160 · 1.2) = 0.51 %; the bound of 2.6 % is five of them, false
    /// failures 6e-7. The kinetic temperature of vfull is that of theory, T (1 − (ω dt)²/4).
    /// </summary>
    [TestCase("vfull")]
    [TestCase("vhalf")]
    public void Gjf_OfWellsWithLongSteps_SamplesBoltzmannsDistribution(string form)
    {
        const double k = 10, dt = 80;
        using TestRun run = new(forces: false);
        Simulation s = run.Simulation;
        s.TimeStep = dt;
        s.Neighbors.CheckDisplacement = false;
        HarmonicWells wells = new(s, k);
        s.Forces.Add(wells);
        run.Execute(FormattableString.Invariant($"fix 2 all langevin 150 150 800 9241 gjf {form}"));
        run.Execute("fix 1 all nve");
        double[] spread = new double[2], kinetic = new double[2];
        long[] count = new long[2];
        run.Run(3900, step =>
        {
            if (step <= 300 || step % 30 != 0) return;
            for (int i = 0; i < s.Atoms.LocalCount; i++)
            {
                int type = s.Atoms.TypeIndex[i];
                spread[type] += k * wells.Displacement(s, i).LengthSquared;
                kinetic[type] += s.Atoms.Mass[i] * s.Units.MassVelocity2ToEnergy * s.Atoms.Velocity(i).LengthSquared;
                count[type] += 3;
            }
        });
        double kT = s.Units.Boltzmann * 150;
        for (int type = 0; type < 2; type++)
        {
            double step = k * s.Units.ForceToMassAcceleration / s.Types.Mass[type] * dt * dt, tolerance = 5 * Math.Sqrt(2.4 / count[type]);
            Assert.That(spread[type] / count[type] / kT, Is.EqualTo(1).Within(tolerance), $"spread of type {type + 1}, (w dt)^2 = {step}");
            Assert.That(kinetic[type] / count[type] / kT, Is.EqualTo(form == "vhalf" ? 1 : 1 - step / 4).Within(tolerance), $"kinetic energy of type {type + 1}");
        }
    }

    /// <summary>The two forms show one trajectory: positions agree to the last bit, and the run may be cut where it likes.</summary>
    [Test]
    public void Gjf_OfBothForms_HasOneTrajectory()
    {
        double[] full = Positions("vfull", 40), half = Positions("vhalf", 40), parts = Positions("vhalf", 15, 25);
        Assert.That(half, Is.EqualTo(full).Within(1e-9));
        Assert.That(parts, Is.EqualTo(half));

        static double[] Positions(string form, params int[] runs)
        {
            using TestRun run = new(forces: false);
            Simulation s = run.Simulation;
            s.Neighbors.CheckDisplacement = false;
            s.Forces.Add(new HarmonicWells(s, 10));
            run.Execute("fix 2 all langevin 300 300 100 4711 zero yes gjf " + form);
            run.Execute("fix 1 all nve");
            foreach (int steps in runs) run.Run(steps);
            return [.. Enumerable.Range(0, s.Atoms.LocalCount).Select(i => s.Atoms.X[i])];
        }
    }

    [TestCase("vfull")]
    [TestCase("vhalf")]
    public void Tally_OfGjf_ConservesTheSum(string form)
    {
        using TestRun run = new();
        run.Simulation.TimeStep = 1;
        run.Execute($"fix 2 all langevin 300 300 300 4711 tally yes gjf {form}");
        run.Execute("fix 1 all nve");
        run.Execute("thermo_style custom pe ke f_2");
        run.Execute("thermo 50");
        run.Execute("run 400");
        double[] sums = run.Rows.Select(r => r.Sum()).ToArray();
        Assert.That(run.Rows[^1][2], Is.LessThan(-50), "the bath gives energy");
        // Energies of mid-step velocities are those half a step earlier; they differ by more than the bath errs.
        Assert.That(sums.Max() - sums.Min(), Is.LessThan((form == "vfull" ? 0.002 : 0.05) * Math.Abs(run.Rows[^1][2])));
    }

    /// <summary>
    /// A streaming velocity is outside the bath: atoms that all move alike keep their motion (bias of temp/com), where a bath without the bias brakes
    /// them by e^-2 within two damping times.
    /// </summary>
    [TestCase("no")]
    [TestCase("vfull")]
    public void Bias_OfACentreOfMass_IsNotBraked(string form)
    {
        using TestRun run = new(forces: false);
        AtomStore a = run.Simulation.Atoms;
        for (int i = 0; i < a.LocalCount; i++) (a.Vx[i], a.Vy[i], a.Vz[i]) = (0.01, 0, 0);
        run.Execute("compute com all temp/com");
        run.Execute($"fix 2 all langevin 0 0 100 4711 gjf {form}");
        run.Execute("fix_modify 2 temp com");
        run.Execute("fix 1 all nve");
        run.Run(50);
        Assert.That(a.Vx[0], Is.EqualTo(0.01).Within(1e-12));
    }

    /// <summary>An atom-style variable gives each atom its own target: two halves of the atoms in wells come to 100 K and 200 K. 0.6 % and 5 deviations as above.</summary>
    [Test]
    public void Target_OfEachAtom_IsReached()
    {
        using TestRun run = new(forces: false);
        Simulation s = run.Simulation;
        s.Forces.Add(new HarmonicWells(s, 1.0));
        run.Quantities.PerAtomVariables["T"] = i => s.Atoms.Id[i] % 2 == 0 ? 100 : 200;
        run.Execute("fix 1 all nve");
        run.Execute("fix 2 all langevin v_T 0 100 9241");
        double[] sum = new double[2];
        long[] count = new long[2];
        run.Run(16_000, step =>
        {
            if (step < 1000 || step % 100 != 0) return;
            for (int i = 0; i < s.Atoms.LocalCount; i++)
            {
                sum[s.Atoms.Id[i] % 2] += s.Atoms.Mass[i] * s.Units.MassVelocity2ToEnergy * s.Atoms.Velocity(i).LengthSquared / (3 * s.Units.Boltzmann);
                count[s.Atoms.Id[i] % 2]++;
            }
        });
        Assert.That(sum[0] / count[0], Is.EqualTo(100).Within(3).Percent);
        Assert.That(sum[1] / count[1], Is.EqualTo(200).Within(3).Percent);
    }

    /// <summary>
    /// omega yes: 256 free spheres, 768 rotational degrees of freedom with damping time 3/10 of 100 fs, a sample each 160 fs = 5 of them, 200 samples.
    /// The mean rotational temperature has the relative deviation √(2/153600) = 0.36 %; the bound of 1.8 % is five of them, false failures 6e-7.
    /// </summary>
    [Test]
    public void Omega_OfFreeSpheres_ComesToTheTarget()
    {
        using TestRun run = new(forces: false);
        Simulation s = run.Simulation;
        foreach (string name in (string[])[AtomColumnNames.Radius, .. AtomColumnNames.Omega, .. AtomColumnNames.Torque]) s.Atoms.AddColumn(name);
        for (int i = 0; i < s.Atoms.LocalCount; i++) s.Atoms.Values(AtomColumnNames.Radius)[i] = 1.7;
        run.Execute("fix 1 all nve/sphere");
        run.Execute("fix 2 all langevin 150 150 100 9241 omega yes");
        ICompute rotation = run.Compute<ICompute>("rot all erotate/sphere");
        double sum = 0;
        long count = 0;
        run.Run(8400, step =>
        {
            if (step <= 400 || step % 40 != 0) return;
            rotation.Evaluate();
            sum += 2 * ((IScalarSource)rotation).Scalar / (768 * s.Units.Boltzmann);
            count++;
        });
        Assert.That(count, Is.EqualTo(200));
        Assert.That(sum / count, Is.EqualTo(150).Within(1.8).Percent);
    }
}
