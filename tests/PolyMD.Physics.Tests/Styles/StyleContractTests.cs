using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Physics.Tests.Styles;

/// <summary>What holds for every force, whatever its physics, run over every fixture.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class StyleContractTests
{
    private static readonly (string Name, int Row, int Column)[] s_strains = [("xx", 0, 0), ("yy", 1, 1), ("zz", 2, 2), ("xy", 0, 1), ("xz", 0, 2), ("yz", 1, 2)];

    private static IEnumerable<string> Fixtures => StyleFixture.Names;

    [TestCaseSource(nameof(Fixtures))]
    public void Forces_AgainstCentralDifferences_AreTheGradient(string name)
    {
        StyleFixture fixture = StyleFixture.Load(name);
        using StyleSystem s = new(fixture);
        s.Evaluate();
        Vec3[] forces = s.Forces, start = s.Positions();
        double rms = Math.Sqrt(forces.Average(f => f.LengthSquared)), bound = fixture.Bound("gradient", 1e-6);
        int[] busiest = [.. Enumerable.Range(0, forces.Length).OrderByDescending(i => forces[i].LengthSquared)];
        using (Assert.EnterMultipleScope())
        {
            foreach (int i in (int[])[busiest[0], busiest[^1], forces.Length / 3, forces.Length / 2])
            {
                for (int axis = 0; axis < 3; axis++)
                {
                    double slope = Slope(h =>
                    {
                        s.SetPosition(i, start[i] + Vec3.Zero.With(axis, h));
                        return s.Evaluate();
                    }, 2e-4);
                    s.SetPosition(i, start[i]);
                    Assert.That(-slope, Is.EqualTo(forces[i][axis]).Within(bound * Math.Max(rms, forces[i].Length)), $"atom {s.Atoms.Id[i]} axis {axis}");
                }
            }
        }
    }

    [TestCaseSource(nameof(Fixtures))]
    public void Virial_AgainstStrain_IsMinusTheDerivative(string name)
    {
        StyleFixture fixture = StyleFixture.Load(name);
        using StyleSystem s = new(fixture);
        s.Evaluate();
        SymTensor virial = s.Virial;
        Vec3[] start = s.Positions();
        SimulationBox box = s.Simulation.Box;
        double scale = Enumerable.Range(0, 6).Max(k => Math.Abs(virial[k])), bound = fixture.Bound("gradient", 1e-6);
        using (Assert.EnterMultipleScope())
        {
            for (int k = 0; k < 6; k++)
            {
                (string component, int row, int column) = s_strains[k];
                if (fixture.Strains is { } allowed && !allowed.Contains(component)) continue;
                double slope = Slope(e =>
                {
                    Strain(s, box, start, row, column, e);
                    return s.Evaluate();
                }, 2e-5);
                Assert.That(-slope, Is.EqualTo(virial[k]).Within(bound * scale), component);
            }
        }
    }

    [TestCaseSource(nameof(Fixtures))]
    public void Forces_Summed_AreZero(string name)
    {
        StyleFixture fixture = StyleFixture.Load(name);
        using StyleSystem s = new(fixture);
        Vec3[] f = s.Forces;
        Assert.That(f.Aggregate(Vec3.Zero, (a, b) => a + b).Length, Is.LessThanOrEqualTo(fixture.Bound("momentum", 1e-12) * f.Sum(v => v.Length)));
        Assert.That(f.Max(v => v.Length), fixture.Terms["PotEng"] == 0 ? Is.Zero : Is.GreaterThan(0));
    }

    [TestCaseSource(nameof(Fixtures))]
    public void PerAtom_Summed_EqualsTheTotals(string name)
    {
        StyleFixture fixture = StyleFixture.Load(name);
        using StyleSystem s = new(fixture);
        double energy = s.Evaluate(Needs.Global | Needs.AtomEnergy | Needs.AtomVirial | Needs.AtomStress);
        // Long-range corrections of pair_modify tail belong to no atom, as in LAMMPS.
        double tail = s.Simulation.Forces.Sum(f => f.Tally.TailEnergy);
        SymTensor virial = s.Virial;
        PerAtomTally perAtom = s.Simulation.PerAtom;
        Span<double> sum = stackalloc double[10], correction = stackalloc double[6];
        double size = 0;
        for (int i = 0; i < s.Atoms.LocalCount; i++)
        {
            sum[9] += perAtom.Energy[i];
            size += Math.Abs(perAtom.Energy[i]);
            for (int k = 0; k < 9; k++) sum[k] += perAtom.Virial[9 * i + k];
            for (int k = 0; k < 6; k++) correction[k] += perAtom.ShareCorrection[6 * i + k];
        }
        double pressure = s.Simulation.Forces.Sum(f => f.Tally.TailEnergy) == 0 ? 0 : double.NaN;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sum[9], Is.EqualTo(energy - tail).Within(1e-11 * size));
            if (double.IsNaN(pressure)) return;
            double scale = Math.Abs(virial.XX) + Math.Abs(virial.YY) + Math.Abs(virial.ZZ);
            // Where the axes have a meaning the virial is not symmetric: yx, zx and zy are numbers of their own.
            for (int k = 0; k < (fixture.Rotates ? 9 : 6); k++) Assert.That(sum[k], Is.EqualTo(virial[k < 6 ? k : k - 3]).Within(1e-10 * scale), $"component {k}");
            for (int k = 0; k < 6; k++) Assert.That(correction[k], Is.Zero.Within(1e-10 * scale), $"equal shares, component {k}");
        }
    }

    [TestCaseSource(nameof(Fixtures))]
    public void Lanes_OfFourAndEight_AgreeWithOne(string name)
    {
        StyleFixture fixture = StyleFixture.Load(name);
        using StyleSystem scalar = new(fixture, lanes: 1);
        double energy = scalar.Evaluate(), bound = fixture.Bound("lanes", 1e-11);
        Vec3[] reference = scalar.Forces;
        double largest = reference.Max(v => v.Length);
        using (Assert.EnterMultipleScope())
        {
            foreach (int lanes in new[] { 4, 8 })
            {
                using StyleSystem wide = new(fixture, lanes: lanes);
                Assert.That(wide.Evaluate(), Is.EqualTo(energy).Within(bound * Math.Max(Math.Abs(energy), largest)));
                Vec3[] f = wide.Forces;
                for (int i = 0; i < f.Length; i++) Assert.That((f[i] - reference[i]).Length, Is.LessThanOrEqualTo(bound * largest), $"{lanes} lanes, atom {i}");
            }
        }
    }

    [TestCaseSource(nameof(Fixtures))]
    public void Threads_OneToSeven_GiveTheSameBits(string name)
    {
        StyleFixture fixture = StyleFixture.Load(name);
        using StyleSystem one = new(fixture);
        double energy = one.Evaluate();
        foreach (int threads in new[] { 2, 3, 7 })
        {
            using StyleSystem many = new(fixture, threads);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(many.Evaluate(), Is.EqualTo(energy));
                Assert.That(many.Forces, Is.EqualTo(one.Forces));
                Assert.That(many.Virial, Is.EqualTo(one.Virial));
            }
        }
    }

    [TestCaseSource(nameof(Fixtures))]
    public void Translation_OfAllAtoms_ChangesNothing(string name)
    {
        StyleFixture fixture = StyleFixture.Load(name);
        using StyleSystem s = new(fixture);
        double energy = s.Evaluate(), bound = fixture.Bound("translation", 1e-11);
        Vec3[] before = s.Forces, start = s.Positions();
        SimulationBox box = s.Simulation.Box;
        // Walls of a box that does not repeat go with the atoms.
        Vec3 shift = new(0.437, 2.871, IsFlat(s) ? 0 : -1.293), walls = new(box.PeriodicX ? 0 : shift.X, box.PeriodicY ? 0 : shift.Y, box.PeriodicZ ? 0 : shift.Z);
        s.Simulation.Box = box with { Lo = box.Lo + walls };
        for (int i = 0; i < start.Length; i++) s.SetPosition(i, start[i] + shift);
        Compare(energy, before, s.Evaluate(), s.Forces, bound);
    }

    [TestCaseSource(nameof(Fixtures))]
    public void Rotation_OfAxesAndAtoms_TurnsTheForces(string name)
    {
        StyleFixture fixture = StyleFixture.Load(name);
        using StyleSystem s = new(fixture);
        SimulationBox box = s.Simulation.Box;
        bool alike = box.PeriodicX == box.PeriodicY && box.PeriodicY == box.PeriodicZ;
        if (!fixture.Rotates || box.IsTriclinic || !alike || IsFlat(s)) return;
        double energy = s.SetupAndEvaluate();
        Vec3[] before = s.Forces, start = s.Positions();
        // A third of a turn about (1,1,1): x -> y -> z -> x.
        static Vec3 Turn(Vec3 r) => new(r.Z, r.X, r.Y);
        s.Simulation.Box = box with { Lo = Turn(box.Lo), Lengths = Turn(box.Lengths) };
        for (int i = 0; i < start.Length; i++) s.SetPosition(i, Turn(start[i]));
        Compare(energy, [.. before.Select(Turn)], s.SetupAndEvaluate(), s.Forces, fixture.Bound("translation", 1e-11));
    }

    [TestCaseSource(nameof(Fixtures))]
    public void Compute_Repeated_AllocatesNothing(string name)
    {
        using StyleSystem s = new(StyleFixture.Load(name));
        for (int k = 0; k < 4; k++) s.Simulation.Evaluator.Compute(k % 2 == 0 ? Needs.Global : Needs.None);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int k = 0; k < 20; k++) s.Simulation.Evaluator.Compute(k % 2 == 0 ? Needs.Global : Needs.None);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(200));
    }

    private static void Compare(double energy, Vec3[] forces, double energyAfter, Vec3[] forcesAfter, double bound)
    {
        double largest = forces.Max(v => v.Length);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(energyAfter, Is.EqualTo(energy).Within(bound * Math.Max(Math.Abs(energy), largest)));
            for (int i = 0; i < forces.Length; i++) Assert.That((forcesAfter[i] - forces[i]).Length, Is.LessThanOrEqualTo(bound * largest), $"atom {i}");
        }
    }

    // Moves r_row by e r_column, box and atoms alike; the upper triangle keeps the cell in its restricted form.
    internal static void Strain(StyleSystem s, SimulationBox box, Vec3[] start, int row, int column, double e)
    {
        Vec3 Apply(Vec3 r) => r.With(row, r[row] + e * r[column]);
        Vec3 a = Apply(box.Shift(1, 0, 0)), b = Apply(box.Shift(0, 1, 0)), c = Apply(box.Shift(0, 0, 1));
        s.Simulation.Box = box with { Lo = Apply(box.Lo), Lengths = new Vec3(a.X, b.Y, c.Z), TiltXY = b.X, TiltXZ = c.X, TiltYZ = c.Y };
        for (int i = 0; i < start.Length; i++) s.SetPosition(i, Apply(start[i]));
    }

    // Central difference, the error of order h^2 taken out.
    private static double Slope(Func<double, double> energy, double h)
    {
        double wide = (energy(h) - energy(-h)) / (2 * h), narrow = (energy(h / 2) - energy(-h / 2)) / h;
        return (4 * narrow - wide) / 3;
    }

    private static bool IsFlat(StyleSystem s) => Enumerable.Range(0, s.Atoms.LocalCount).All(i => s.Atoms.Fz[i] == 0 && s.Atoms.Z[i] == s.Atoms.Z[0]);
}
