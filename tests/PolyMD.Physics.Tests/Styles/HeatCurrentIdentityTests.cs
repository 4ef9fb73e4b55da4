using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Physics.Tests.Styles;

/// <summary>
/// The heat current of every style from its energies e_i and centroid virials W_i of the atoms: with E_i = e_i + ½ m_i v_i², d/dt Σ r_i E_i = Σ (E_i v_i + W_i v_i)
/// at every instant (D. Surblys, H. Matsubara, G. Kikugawa, T. Ohara, Phys. Rev. E 99, 051301 (2019)). The convective parts cancel, so that
/// Σ r_i (de_i/dt + F_i·v_i) = Σ W_i v_i for any velocities.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class HeatCurrentIdentityTests
{
    // Strains that keep the cell in its restricted form, with the elements of W that they give: r_row moves by e r_column.
    private static readonly (string Name, int Row, int Column, int Element)[] s_strains = [("xx", 0, 0, 0), ("yy", 1, 1, 1), ("zz", 2, 2, 2), ("xy", 0, 1, 6), ("xz", 0, 2, 7), ("yz", 1, 2, 8)];

    private static IEnumerable<string> Fixtures => StyleFixture.Names;

    private static IEnumerable<string> Sums => Fixtures.Where(name => Solver(name) == "ewald");

    private static IEnumerable<string> Meshes => Fixtures.Where(name => Solver(name).StartsWith("pppm", StringComparison.Ordinal));

    /// <summary>Molecules are made whole and the cell so wide that the atoms are a free cluster: no image enters Σ r_i E_i. Periodic sums are left out.</summary>
    [TestCaseSource(nameof(Fixtures))]
    public void CentroidVirials_OfAFreeCluster_CarryTheEnergy(string name)
    {
        StyleFixture fixture = StyleFixture.Load(name);
        using StyleSystem s = new(fixture);
        Vec3[] start = Whole(s);
        Vec3 lo = start.Aggregate(Vec3.Min), hi = start.Aggregate(Vec3.Max), margin = new(30, 30, 30);
        s.Simulation.Box = s.Simulation.Box with { Lo = lo - margin, Lengths = hi - lo + margin * 2 };
        int n = start.Length;
        Vec3[] v = Velocities(n);
        double[] At(double h)
        {
            for (int i = 0; i < n; i++) s.SetPosition(i, start[i] + v[i] * h);
            return Energies(s, f => f.Kind != ForceKind.KSpace);
        }
        const double step = 1e-5;
        double[] up = At(step), down = At(-step), wideUp = At(2 * step), wideDown = At(-2 * step);
        At(0);
        Vec3 expected = default, found = default;
        double scale = 0;
        for (int i = 0; i < n; i++)
        {
            double rate = (8 * (up[i] - down[i]) - (wideUp[i] - wideDown[i])) / (12 * step) + Vec3.Dot(s.Atoms.Force(i), v[i]);
            expected += start[i] * rate;
            scale += Math.Abs(rate) * start[i].Length;
            ReadOnlySpan<double> w = s.Simulation.PerAtom.Virial.Span.Slice(9 * i, 9);
            found += new Vec3(w[0] * v[i].X + w[3] * v[i].Y + w[4] * v[i].Z, w[6] * v[i].X + w[1] * v[i].Y + w[5] * v[i].Z, w[7] * v[i].X + w[8] * v[i].Y + w[2] * v[i].Z);
        }
        Assert.That((found - expected).Length, Is.LessThanOrEqualTo(fixture.Bound("gradient", 1e-6) * scale), $"{found} {expected}");
        Assert.That(expected.Length, fixture.Terms["PotEng"] == 0 ? Is.Zero : Is.GreaterThan(1e-4 * scale));
    }

    /// <summary>
    /// A periodic sum has no free cluster, but is pairwise: with e_i = ½ Σ_j u_ij the identity holds for W_i = ½ Σ_j r_ij⊗f_ij over all images, which is what
    /// a strain of cell and atoms takes from e_i; and that the halves of u_ij lie with their two atoms shows in ∂e_i/∂r_i = −½ F_i.
    /// </summary>
    [TestCaseSource(nameof(Sums))]
    public void CentroidVirials_OfAPeriodicSum_AreWhatAStrainTakesFromEachAtom(string name)
    {
        StyleFixture fixture = StyleFixture.Load(name);
        using StyleSystem s = new(fixture);
        Vec3[] start = s.Positions();
        SimulationBox box = s.Simulation.Box;
        int n = start.Length;
        double[] Now() => Energies(s, f => f.Kind is ForceKind.Pair or ForceKind.Bond or ForceKind.KSpace);
        Now();
        double[] w = [.. s.Simulation.PerAtom.Virial.Span[..(9 * n)]];
        Vec3[] forces = s.Forces;
        // erfc of the real part is a polynomial good to 1e-7 of the bare Coulomb energy, of which much cancels.
        double scale = w.Max(Math.Abs), largest = forces.Max(f => f.Length), bound = fixture.Bound("gradient", 1e-5);
        using (Assert.EnterMultipleScope())
        {
            foreach ((string strain, int row, int column, int element) in s_strains)
            {
                if (fixture.Strains is { } allowed && !allowed.Contains(strain)) continue;
                double[] slope = Slope(e =>
                {
                    StyleContractTests.Strain(s, box, start, row, column, e);
                    return Now();
                }, 2e-6);
                Assert.That(Enumerable.Range(0, n).Max(i => Math.Abs(slope[i] + w[9 * i + element])), Is.LessThan(bound * scale), strain);
            }
            StyleContractTests.Strain(s, box, start, 0, 0, 0);
            foreach (int i in (int[])[0, n / 3, n - 1])
            {
                for (int axis = 0; axis < 3; axis++)
                {
                    double[] slope = Slope(h =>
                    {
                        s.SetPosition(i, start[i] + Vec3.Zero.With(axis, h));
                        return Now();
                    }, 2e-4);
                    s.SetPosition(i, start[i]);
                    Assert.That(slope[i], Is.EqualTo(-0.5 * forces[i][axis]).Within(bound * largest), $"atom {s.Atoms.Id[i]} axis {axis}");
                }
            }
        }
    }

    /// <summary>
    /// A strain changes the mesh and with it the error of every e_i, W_i has the derivative of the exact sum: it is compared with the Ewald sum at the same places.
    /// </summary>
    [TestCaseSource(nameof(Meshes))]
    public void CentroidVirials_OfAMesh_AreThoseOfTheSum(string name)
    {
        StyleFixture fixture = StyleFixture.Load(name);
        string sum = string.Join('\n', fixture.Deck.Split('\n').Where(l => !l.StartsWith("kspace_modify mesh", StringComparison.Ordinal) && !l.StartsWith("kspace_modify diff", StringComparison.Ordinal))
            .Select(l => l.StartsWith("kspace_style", StringComparison.Ordinal) ? "kspace_style ewald 1e-6" : l));
        using StyleSystem mesh = new(fixture), exact = new(fixture.With(sum));
        double[] found = Virials(mesh), expected = Virials(exact);
        double scale = expected.Max(Math.Abs), error = found.Select((w, k) => Math.Abs(w - expected[k])).Max();
        TestContext.Out.WriteLine($"{error / scale:g3}");
        Assert.That(error, Is.LessThan(fixture.Bound("gradient", 1e-3) * scale));

        static double[] Virials(StyleSystem s)
        {
            s.Evaluate(Needs.Global | Needs.AtomEnergy | Needs.AtomVirial);
            return [.. s.Simulation.PerAtom.Virial.Span[..(9 * s.Atoms.LocalCount)]];
        }
    }

    private static string Solver(string name) => StyleFixture.Load(name).Deck.Split('\n').Where(l => l.StartsWith("kspace_style", StringComparison.Ordinal)).Select(l => l.Split(' ')[1]).FirstOrDefault("");

    // Energies of the atoms from some of the forces, which alone are then the forces of the atoms.
    private static double[] Energies(StyleSystem s, Func<IForce, bool> wanted)
    {
        const Needs needs = Needs.Global | Needs.AtomEnergy | Needs.AtomVirial;
        s.Simulation.Evaluator.Rebuild();
        s.Atoms.ClearForces();
        s.Simulation.PerAtom.Begin(needs, s.Atoms.LocalCount);
        foreach (IForce f in s.Simulation.Forces.Where(wanted))
        {
            f.BoxChanged(s.Simulation);
            f.Tally.Clear();
            f.Compute(new StepContext(s.Simulation, needs));
        }
        return [.. s.Simulation.PerAtom.Energy.Span[..s.Atoms.LocalCount]];
    }

    private static Vec3[] Velocities(int n)
    {
        Random random = new(7);
        return [.. Enumerable.Range(0, n).Select(_ => new Vec3(random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5))];
    }

    // Central differences, the error of order h^2 taken out.
    private static double[] Slope(Func<double, double[]> values, double h)
    {
        double[] a = values(h), b = values(-h), c = values(h / 2), d = values(-h / 2);
        return [.. a.Select((_, i) => (8 * (c[i] - d[i]) - (a[i] - b[i])) / (6 * h))];
    }

    // Positions with every term of the topology in one piece.
    private static Vec3[] Whole(StyleSystem s)
    {
        Vec3[] r = s.Positions();
        ILookup<int, int> partners = s.Simulation.Topology.Families.SelectMany(f => f).SelectMany(t => ((int[])[t.B, t.C, t.D]).Where(b => b != 0).SelectMany(b => ((int, int)[])[(t.A, b), (b, t.A)]))
            .ToLookup(p => s.Atoms.IndexOfId(p.Item1), p => s.Atoms.IndexOfId(p.Item2));
        HashSet<int> placed = [];
        Stack<int> open = new();
        for (int first = 0; first < r.Length; first++)
        {
            if (placed.Add(first)) open.Push(first);
            while (open.TryPop(out int i))
            {
                foreach (int j in partners[i].Where(placed.Add))
                {
                    r[j] = r[i] + s.Simulation.Box.MinimumImage(r[j] - r[i]);
                    open.Push(j);
                }
            }
        }
        return r;
    }
}
