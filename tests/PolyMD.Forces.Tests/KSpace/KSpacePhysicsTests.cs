using PolyMD.Engine;
using PolyMD.Forces.KSpace;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests.KSpace;

[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class KSpacePhysicsTests
{
    [Test]
    public void Slab_MoreVacuum_SameEnergy([Values(1.0, 1.75)] double firstCharge)
    {
        double Energy(string factor)
        {
            using ChargedSystem system = ChargedSystem.Salt(Units.Real, 5.5, "p p f", firstCharge);
            EwaldForce force = system.Add(new EwaldForce(), "1e-6", $"gewald 0.4 slab {factor}");
            system.Evaluate(force);
            return force.Tally.Energy;
        }
        Assert.That(Energy("5.0"), Is.EqualTo(Energy("3.0")).Within(0.02));
    }

    [Test]
    public void Ewald_DisplacedAtom_ForceIsMinusEnergyDifference([Values(0, 17, 100)] int atom, [Values(0, 1, 2)] int axis)
    {
        const double Step = 1e-4;
        using ChargedSystem system = ChargedSystem.Salt(Units.Real, 5.5);
        EwaldForce force = system.Add(new EwaldForce(), "1e-4");
        system.Evaluate(force);
        Vec3 r = system.Atoms.Position(atom);
        double analytic = system.Atoms.Force(atom)[axis];
        double At(double d)
        {
            system.Move(atom, r.With(axis, r[axis] + d));
            system.Evaluate(force);
            return force.Tally.Energy;
        }
        // Fourth-order difference: truncation 1e-16, rounding 1e-16·1.7e4/1e-4.
        double numeric = -(8 * (At(Step) - At(-Step)) - (At(2 * Step) - At(-2 * Step))) / (12 * Step);
        Assert.That(analytic, Is.EqualTo(numeric).Within(2e-7));
    }

    [Test]
    public void Pppm_DisplacedAtom_ForceFollowsEnergyWithinTheEstimatedError([Values(3, 50)] int atom)
    {
        const double Step = 1e-3;
        using ChargedSystem system = ChargedSystem.Salt(Units.Real, 5.5);
        PppmForce force = system.Add(new PppmForce(), "1e-5");
        system.Evaluate(force);
        Vec3 r = system.Atoms.Position(atom), analytic = system.Atoms.Force(atom);
        for (int axis = 0; axis < 3; axis++)
        {
            double[] e = new double[2];
            for (int side = 0; side < 2; side++)
            {
                system.Move(atom, r.With(axis, r[axis] + (2 * side - 1) * Step));
                system.Evaluate(force);
                e[side] = force.Tally.Energy;
            }
            system.Move(atom, r);
            // Differentiation in k-space conserves momentum, not energy: force and energy agree to the mesh error only.
            Assert.That(analytic[axis], Is.EqualTo((e[0] - e[1]) / (2 * Step)).Within(10 * force.Parameters.AbsoluteAccuracy));
        }
    }

    [Test]
    public void Pppm_NeutralSystem_ForcesSumToZero()
    {
        using ChargedSystem system = ChargedSystem.Salt(Units.Real, 5.5);
        PppmForce force = system.Add(new PppmForce(), "1e-4");
        system.Evaluate(force);
        Vec3 sum = Vec3.Zero;
        for (int i = 0; i < system.Atoms.LocalCount; i++) sum += system.Atoms.Force(i);
        Assert.That(sum.Length, Is.LessThan(1e-10 * system.ForceNorm() * system.Atoms.LocalCount));
    }

    [Test]
    public void Virial_StretchedBox_IsMinusEnergyDerivative([Values("ewald", "pppm")] string style, [Values(0, 1, 2)] int axis)
    {
        const double Strain = 1e-4;
        using ChargedSystem system = ChargedSystem.Salt(Units.Real, 5.5);
        // Fixed wave numbers and mesh: the derivative of one and the same function.
        KSpaceForce force = style == "ewald"
            ? system.Add<KSpaceForce>(new EwaldForce(), "1e-4", "gewald 0.5 kmax/ewald 10 14 18")
            : system.Add<KSpaceForce>(new PppmForce(), "1e-6", "order 7");
        system.Evaluate(force);
        double virial = force.Tally.Virial[axis];
        double At(double factor)
        {
            system.Stretch(axis, factor);
            force.BoxChanged(system.Simulation);
            system.Evaluate(force);
            return force.Tally.Energy;
        }
        double up = At(1 + Strain), down = At((1 - Strain) / (1 + Strain));
        // The Ewald sum loses vectors at a sharp sphere when the box changes (their weight here is 1e-9); the mesh derivative has its own error.
        double tolerance = style == "ewald" ? 2e-4 : 0.02;
        Assert.That(virial, Is.EqualTo(-(up - down) / (2 * Strain)).Within(tolerance));
    }

    [Test]
    public void Pppm_TighterAccuracy_ApproachesEwald()
    {
        using ChargedSystem mesh = ChargedSystem.Salt(Units.Real, 5.5), sum = ChargedSystem.Salt(Units.Real, 5.5);
        PppmForce pppm = mesh.Add(new PppmForce(), "1e-5", "gewald 0.5 order 7 mesh 60 72 90");
        EwaldForce ewald = sum.Add(new EwaldForce(), "1e-5", "gewald 0.5 kmax/ewald 14 20 26");
        mesh.Evaluate(pppm);
        sum.Evaluate(ewald);
        double worst = 0;
        for (int i = 0; i < mesh.Atoms.LocalCount; i++) worst = Math.Max(worst, (mesh.Atoms.Force(i) - sum.Atoms.Force(i)).Length);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(worst, Is.LessThan(1e-7 * sum.ForceNorm()));
            Assert.That(pppm.Tally.Energy, Is.EqualTo(ewald.Tally.Energy).Within(1e-6));
            for (int c = 0; c < 6; c++) Assert.That(pppm.Tally.Virial[c], Is.EqualTo(ewald.Tally.Virial[c]).Within(1e-5));
        }
    }

    [TestCase(2, 0.2)]
    [TestCase(3, 0.05)]
    [TestCase(5, 0.01)]
    public void Pppm_EstimatedError_IsTheErrorFound(int order, double goal)
    {
        using ChargedSystem mesh = ChargedSystem.Salt(Units.Real, 5.5), sum = ChargedSystem.Salt(Units.Real, 5.5);
        PppmForce pppm = mesh.Add(new PppmForce(), "1e-4", $"gewald 0.5 order {order} force {goal}");
        EwaldForce ewald = sum.Add(new EwaldForce(), "1e-5", "gewald 0.5 kmax/ewald 12 18 24");
        mesh.Evaluate(pppm);
        sum.Evaluate(ewald);
        double square = 0;
        for (int i = 0; i < mesh.Atoms.LocalCount; i++) square += (mesh.Atoms.Force(i) - sum.Atoms.Force(i)).LengthSquared;
        double error = Math.Sqrt(square / mesh.Atoms.LocalCount);
        Assert.That(error, Is.InRange(goal / 20, goal));
    }

    [Test]
    public void Madelung_RockSalt_IsTheKnownConstant([Values("pppm", "ewald")] string style)
    {
        // Nearest distance 1, lj units (C = 1): energy per ion pair is -1.747564594633182 (Madelung constant of NaCl), real space summed here.
        const double G = 1.2, Cutoff = 5;
        const int Cells = 4;
        List<(double, Vec3)> ions = [];
        for (int x = 0; x < 2 * Cells; x++)
            for (int y = 0; y < 2 * Cells; y++)
                for (int z = 0; z < 2 * Cells; z++)
                    ions.Add(((x + y + z) % 2 == 0 ? 1 : -1, new Vec3(x, y, z)));
        double side = 2 * Cells;
        using ChargedSystem system = new(new SimulationBox(Vec3.Zero, new Vec3(side, side, side)), ions, Units.LennardJones, Cutoff);
        KSpaceForce force = style == "pppm"
            ? system.Add<KSpaceForce>(new PppmForce(), "1e-5", "gewald 1.2 order 7 mesh 96 96 96")
            : system.Add<KSpaceForce>(new EwaldForce(), "1e-5", "gewald 1.2 kmax/ewald 18 18 18");
        system.Evaluate(force);
        double real = 0;
        for (int x = -6; x <= 6; x++)
            for (int y = -6; y <= 6; y++)
                for (int z = -6; z <= 6; z++)
                {
                    double r = Math.Sqrt(x * x + y * y + z * z);
                    if (r > 0) real += ((x + y + z) % 2 == 0 ? 1 : -1) * SpecialFunctions.Erfc(G * r) / r;
                }
        double perPair = 2 * force.Tally.Energy / ions.Count + real;
        Assert.That(perPair, Is.EqualTo(-1.747564594633182).Within(style == "pppm" ? 1e-8 : 1e-11));
    }

    [TestCase(2)]
    [TestCase(3)]
    [TestCase(7)]
    public void Solver_AnyTeam_GivesTheSameBits(int threads)
    {
        foreach (bool pppm in (ReadOnlySpan<bool>)[true, false])
        {
            using ChargedSystem one = ChargedSystem.Salt(Units.Real, 5.5), many = ChargedSystem.Salt(Units.Real, 5.5, threads: threads);
            KSpaceForce a = one.Add<KSpaceForce>(pppm ? new PppmForce() : new EwaldForce(), "1e-4");
            KSpaceForce b = many.Add<KSpaceForce>(pppm ? new PppmForce() : new EwaldForce(), "1e-4");
            const Needs All = Needs.Global | Needs.AtomEnergy | Needs.AtomVirial;
            one.Evaluate(a, All);
            many.Evaluate(b, All);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(b.Tally.Energy, Is.EqualTo(a.Tally.Energy).Within(0));
                Assert.That(b.Tally.Virial, Is.EqualTo(a.Tally.Virial));
                Assert.That(many.Atoms.Fx.Span.SequenceEqual(one.Atoms.Fx.Span), Is.True);
                Assert.That(many.Atoms.Fz.Span.SequenceEqual(one.Atoms.Fz.Span), Is.True);
                Assert.That(many.Simulation.PerAtom.Virial.Span.SequenceEqual(one.Simulation.PerAtom.Virial.Span), Is.True);
            }
        }
    }

    [Test]
    public void Compute_EveryStep_DoesNotAllocate([Values("pppm", "ewald")] string style)
    {
        using ChargedSystem system = ChargedSystem.Salt(Units.Real, 5.5);
        KSpaceForce force = style == "pppm" ? system.Add<KSpaceForce>(new PppmForce(), "1e-4") : system.Add<KSpaceForce>(new EwaldForce(), "1e-3");
        system.Evaluate(force);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int k = 0; k < 10; k++)
        {
            if (style == "pppm")
            {
                system.Simulation.Box = system.Simulation.Box with { Lengths = system.Simulation.Box.Lengths * (k % 2 == 0 ? 1.001 : 1 / 1.001) };
                force.BoxChanged(system.Simulation);
            }
            system.Evaluate(force);
        }
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Pppm_AtomsOutsideTheBox_CountAsTheirImages()
    {
        using ChargedSystem inside = ChargedSystem.Salt(Units.Real, 5.5), outside = ChargedSystem.Salt(Units.Real, 5.5);
        PppmForce a = inside.Add(new PppmForce(), "1e-4"), b = outside.Add(new PppmForce(), "1e-4");
        SimulationBox box = outside.Simulation.Box;
        for (int i = 0; i < outside.Atoms.LocalCount; i++) outside.Move(i, outside.Atoms.Position(i) + box.Shift(i % 3 - 1, i % 5 - 2, i % 7 - 3));
        inside.Evaluate(a);
        outside.Evaluate(b);
        double worst = 0;
        for (int i = 0; i < inside.Atoms.LocalCount; i++) worst = Math.Max(worst, (inside.Atoms.Force(i) - outside.Atoms.Force(i)).Length);
        Assert.That(worst, Is.LessThan(1e-11 * inside.ForceNorm()));
    }

    [Test]
    public void Pppm_NeutralAtoms_ChangeNothingAndFeelNothing()
    {
        using ChargedSystem salt = ChargedSystem.Salt(Units.Real, 5.5);
        List<(double, Vec3)> atoms = [];
        for (int i = 0; i < salt.Atoms.LocalCount; i++)
        {
            atoms.Add((0, salt.Atoms.Position(i) + new Vec3(0.5, 0.4, 0.3)));
            atoms.Add((salt.Atoms.Charge[i], salt.Atoms.Position(i)));
        }
        using ChargedSystem mixed = new(salt.Simulation.Box, atoms, Units.Real, 5.5);
        PppmForce a = salt.Add(new PppmForce(), "1e-4", "gewald 0.5 mesh 16 20 25"), b = mixed.Add(new PppmForce(), "1e-4", "gewald 0.5 mesh 16 20 25");
        salt.Evaluate(a);
        mixed.Evaluate(b);
        bool same = true, still = true;
        for (int i = 0; i < salt.Atoms.LocalCount; i++)
        {
            same &= mixed.Atoms.Force(2 * i + 1) == salt.Atoms.Force(i);
            still &= mixed.Atoms.Force(2 * i) == Vec3.Zero;
        }
        using (Assert.EnterMultipleScope())
        {
            Assert.That(same, Is.True);
            Assert.That(still, Is.True);
            Assert.That(b.Tally.Energy, Is.EqualTo(a.Tally.Energy).Within(0));
        }
    }
}
