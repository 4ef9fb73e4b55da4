using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// Dissipative particle dynamics: to the forces of a kernel come friction −γ w² (r̂·v_ij) r̂ and noise σ w ζ/√dt r̂ with w = 1 − r/rc, σ² = 2 γ k_B T and one normal number ζ for
/// each pair and step (Groot, Warren, J. Chem. Phys. 107, 4423 (1997)). Momentum is conserved. Both count in the virial, not in the energy. The noise is counter-based: the
/// same on any number of threads and after a restart, other than LAMMPS' of the same seed. Bonded pairs: friction times the special factor, noise times its root.
/// </summary>
/// <typeparam name="TPotential">Conservative part; the last of its coefficients is γ.</typeparam>
/// <param name="name">Style name.</param>
public abstract unsafe class DpdStyle<TPotential>(string name) : PairForce<CutPair<TPotential>>(name) where TPotential : struct, IPairPotential
{
    private const uint NoiseStream = 0x44504400;
    private const double Least2 = 1e-20;
    private readonly NativeBuffer<double> _table = new();
    private uint _seed;
    private int _types;

    /// <inheritdoc/>
    public override void ReadSettings(ArgReader args, Simulation simulation)
    {
        ReadTemperature(args);
        ArgToken cutoff = args.Token("cutoff");
        _seed = (uint)simulation.Seeds.Read(args);
        args.ExpectEnd();
        base.ReadSettings(new ArgReader(args.Owner, [cutoff], args.LineSpan), simulation);
    }

    /// <inheritdoc/>
    public override void Initialize(Simulation simulation)
    {
        base.Initialize(simulation);
        // γ and 1/rc of each pair of types; 0 where the pair does not interact.
        _types = simulation.Types.Count;
        _table.EnsureLength(2 * _types * _types);
        _table.Clear();
        for (int i = 0; i < _types; i++)
        {
            for (int j = i; j < _types; j++)
            {
                ReadOnlySpan<double> raw = Raw(i * _types + j);
                if (!Covers(i, j) || !(raw[^1] > 0)) continue;
                foreach (int k in (int[])[i * _types + j, j * _types + i]) (_table[2 * k], _table[2 * k + 1]) = (raw[^2], 1 / raw[^1]);
            }
        }
    }

    /// <inheritdoc/>
    public override void Compute(in StepContext step)
    {
        base.Compute(step);
        Simulation s = step.Simulation;
        int rows = List.CentreCount, blocks = OrderedSum.Blocks(rows);
        double* sums = Tally.BeginBlocks(blocks);
        double noise = Math.Sqrt(2 * s.Units.Boltzmann * Temperature(s) / s.TimeStep);
        s.Team.Run(rows, OrderedSum.BlockSize, new RowBody(this, s, sums, noise, (step.Needs & Needs.AtomVirial) != 0));
        Tally.EndBlocks(blocks, 0.5);
        Bonded(s, noise, (step.Needs & Needs.AtomVirial) != 0);
    }

    /// <summary>Reads the words before the cutoff.</summary>
    /// <param name="args">Words.</param>
    protected abstract void ReadTemperature(ArgReader args);

    /// <summary>Temperature now.</summary>
    /// <param name="simulation">For ramps.</param>
    protected abstract double Temperature(Simulation simulation);

    private Vec3 Thermal(Simulation s, int i, int j, Vec3 d, double noise, double factor)
    {
        AtomStore atoms = s.Atoms;
        int owner = atoms.GhostOwner[j];
        double* pair = _table.Pointer + 2 * (atoms.TypeIndex[i] * _types + atoms.TypeIndex[owner]);
        double r2 = d.LengthSquared, gamma = pair[0], r = Math.Sqrt(r2), w = 1 - r * pair[1];
        if (!(r2 > Least2) || !(pair[1] > 0) || !(w > 0)) return default;
        double along = Vec3.Dot(d, atoms.Velocity(i) - atoms.Velocity(owner)) / r, force = -factor * gamma * w * w * along;
        if (noise > 0)
        {
            int a = atoms.Id[i], b = atoms.Id[owner];
            (double u, double v, _, _) = Philox.Uniform4(_seed, NoiseStream, s.Step, ((long)Math.Min(a, b) << 32) | (uint)Math.Max(a, b));
            force += noise * Math.Sqrt(factor * gamma) * w * Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v);
        }
        return d * (force / r);
    }

    // Few pairs, if any: those whose factors are not 1.
    private void Bonded(Simulation s, double noise, bool perAtom)
    {
        AtomStore atoms = s.Atoms;
        SpecialPairs pairs = s.SpecialPairs;
        SpecialWeights weights = Modify.Special(s.Special);
        SymTensor virial = default;
        for (int p = 0; p < pairs.First.Length; p++)
        {
            double factor = weights.Lj(pairs.Kind[p]);
            if (factor == 0) continue;
            int i = pairs.First[p], j = pairs.Second[p];
            Vec3 d = s.Box.MinimumImage(atoms.Position(i) - atoms.Position(j)), f = Thermal(s, i, j, d, noise, factor);
            (atoms.Fx[i], atoms.Fy[i], atoms.Fz[i]) = (atoms.Fx[i] + f.X, atoms.Fy[i] + f.Y, atoms.Fz[i] + f.Z);
            (atoms.Fx[j], atoms.Fy[j], atoms.Fz[j]) = (atoms.Fx[j] - f.X, atoms.Fy[j] - f.Y, atoms.Fz[j] - f.Z);
            virial += SymTensor.Dyad(d, f);
            if (!perAtom) continue;
            s.PerAtom.AddVirial(i, d * 0.5, f);
            s.PerAtom.AddVirial(j, d * 0.5, f);
        }
        Tally.Virial += virial;
    }

    private readonly struct RowBody(DpdStyle<TPotential> style, Simulation s, double* sums, double noise, bool perAtom) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            AtomStore atoms = s.Atoms;
            for (int row = start; row < end; row++)
            {
                int i = style.List.Centres[row];
                int* neighbors = style.List.Row(row);
                Vec3 here = atoms.Position(i), force = default;
                SymTensor virial = default;
                for (int k = 0; k < style.List.Counts[row]; k++)
                {
                    Vec3 d = here - atoms.Position(neighbors[k]), f = style.Thermal(s, i, neighbors[k], d, noise, 1);
                    force += f;
                    virial += SymTensor.Dyad(d, f);
                    if (perAtom) s.PerAtom.AddVirial(i, d * 0.5, f);
                }
                atoms.Fx.Pointer[i] += force.X;
                atoms.Fy.Pointer[i] += force.Y;
                atoms.Fz.Pointer[i] += force.Z;
                double* block = sums + row / OrderedSum.BlockSize * ForceTally.Columns;
                for (int k = 0; k < 6; k++) block[2 + k] += virial[k];
            }
        }
    }
}
