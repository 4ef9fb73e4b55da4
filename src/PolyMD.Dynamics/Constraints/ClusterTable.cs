using PolyMD.Engine;
using PolyMD.Engine.Diagnosis;
using PolyMD.Engine.Respa;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Constraints;

/// <summary>The clusters in local indices with the distances they hold, and the loops over them. Clusters share no atoms, so that threads never write to one place.</summary>
internal sealed unsafe class ClusterTable(Simulation simulation, List<ConstraintCluster> clusters) : IDisposable
{
    // Distances of a cluster as pairs of its atoms: a star of one to three, or the triangle.
    private static readonly int[] s_first = [0, 0, 0, 0, 0, 1], s_second = [1, 2, 3, 1, 2, 2];
    private readonly NativeBuffer<int> _atoms = new(), _first = new(), _second = new();
    private readonly NativeBuffer<double> _squares = new();
    private readonly ForceTally _tally = new();
    private int _orderVersion = -1;

    public IReadOnlyList<ConstraintCluster> Clusters => clusters;

    /// <summary>Virial of the forces of the last <see cref="AddForces"/>.</summary>
    public SymTensor Virial => _tally.Virial;

    /// <summary>Adds clusters whose atoms exist.</summary>
    public void Add(IEnumerable<ConstraintCluster> more)
    {
        clusters.AddRange(more);
        _orderVersion = -1;
        Initialize();
    }

    /// <summary>Takes the lengths and angles of rest from the bond and angle styles.</summary>
    public void Initialize()
    {
        _squares.EnsureLength(3 * clusters.Count);
        _first.EnsureLength(6);
        _second.EnsureLength(6);
        s_first.CopyTo(_first.Span);
        s_second.CopyTo(_second.Span);
        Dictionary<(ForceKind, int), double> known = [];
        for (int c = 0; c < clusters.Count; c++)
        {
            ConstraintCluster cluster = clusters[c];
            for (int k = 0; k < cluster.BondTypes.Length; k++)
            {
                double d = Rest(ForceKind.Bond, cluster.BondTypes[k]);
                _squares[3 * c + k] = d * d;
            }
            if (cluster.AngleType == 0) continue;
            double a = Rest(ForceKind.Bond, cluster.BondTypes[0]), b = Rest(ForceKind.Bond, cluster.BondTypes[1]), theta = Rest(ForceKind.Angle, cluster.AngleType);
            _squares[3 * c + 2] = a * a + b * b - 2 * a * b * Math.Cos(theta);
        }

        double Rest(ForceKind kind, int type)
        {
            if (known.TryGetValue((kind, type), out double value)) return value;
            value = double.NaN;
            foreach (IForce f in simulation.Forces) if (f.Kind == kind && f is IBondedStyle style && double.IsNaN(value)) value = style.Equilibrium(type);
            if (!(value > 0)) throw new PolyMDException($"the {(kind == ForceKind.Bond ? "length" : "angle")} of rest of {kind.ToString().ToLowerInvariant()} type {type}, which is constrained, is not known: its style has none or it has no coefficients");
            return known[(kind, type)] = value;
        }
    }

    /// <summary>
    /// Moves the present positions onto the constraints, along the present distances.
    /// </summary>
    public void CorrectPositions(double tolerance, int maxIterations) => Run(new StepBody(this, Mode.Correct, 0, 0, tolerance, maxIterations, null, false, null, 0));

    /// <summary>Adds the forces that make x + dtv v + dtfsq f/m satisfy the constraints, and tallies what the last force evaluation was asked for.</summary>
    /// <param name="dtv">Time over which the velocities act.</param>
    /// <param name="dtfsq">Factor on f/m.</param>
    /// <param name="tolerance">Tolerance of the multipliers.</param>
    /// <param name="maxIterations">Most iterations.</param>
    /// <param name="tally">Whether the virials are those of these forces; otherwise they stay those of the last call with it.</param>
    /// <param name="inside">The levels of nested time steps inside, whose forces act too; the virials of all levels add up.</param>
    /// <param name="innerFactor">Factor on f_k/m and the time step of a level inside.</param>
    public void AddForces(double dtv, double dtfsq, double tolerance, int maxIterations, bool tally = true, RespaLevel? inside = null, double innerFactor = 0)
    {
        if (!tally)
        {
            Run(new StepBody(this, Mode.Force, dtv, dtfsq, tolerance, maxIterations, null, false, inside, innerFactor));
            return;
        }
        Needs needs = simulation.Evaluator.LastNeeds;
        if (inside is null) _tally.Clear();
        int blocks = OrderedSum.Blocks(clusters.Count);
        double* sums = (needs & Needs.Virial) != 0 ? _tally.BeginBlocks(blocks) : null;
        Run(new StepBody(this, Mode.Force, dtv, dtfsq, tolerance, maxIterations, sums, (needs & Needs.AtomVirial) != 0, inside, innerFactor));
        if (sums is not null) _tally.EndBlocks(blocks, 1);
    }

    /// <summary>Changes velocities such that v + dtf f/m has no component along the distances.</summary>
    public void CorrectVelocities(double dtf) => Run(new StepBody(this, Mode.Velocity, 0, dtf, 0, 0, null, false, null, 0));

    /// <summary>Present length of a distance of a cluster.</summary>
    public double Distance(int cluster, int first, int second)
    {
        Refresh();
        return Separation(_atoms[4 * cluster + first], _atoms[4 * cluster + second]).Length;
    }

    public void Dispose()
    {
        _atoms.Dispose();
        _first.Dispose();
        _second.Dispose();
        _squares.Dispose();
    }

    private Vec3 Separation(int i, int j) => simulation.Box.MinimumImage(simulation.Atoms.Position(i) - simulation.Atoms.Position(j));

    private void Run(StepBody body)
    {
        Refresh();
        simulation.Team.Run(clusters.Count, OrderedSum.BlockSize, body);
    }

    private void Refresh()
    {
        AtomStore atoms = simulation.Atoms;
        if (_orderVersion == atoms.OrderVersion) return;
        _orderVersion = atoms.OrderVersion;
        // Molecules may be removed as a whole.
        if (RemoveGone() > 0) Initialize();
        _atoms.EnsureLength(4 * clusters.Count);
        for (int c = 0; c < clusters.Count; c++)
        {
            for (int k = 0; k < clusters[c].Atoms.Length; k++)
            {
                int i = atoms.IndexOfId(clusters[c].Atoms[k]);
                if (i < 0) throw new SimulationException(simulation.Step, $"constrained atom {clusters[c].Atoms[k]} does not exist any more", clusters[c].Atoms[k]);
                _atoms[4 * c + k] = i;
            }
        }
    }

    // Apart, because its closure would be made at every call of Refresh.
    private int RemoveGone()
    {
        AtomStore atoms = simulation.Atoms;
        return clusters.RemoveAll(c => Array.TrueForAll(c.Atoms, id => atoms.IndexOfId(id) < 0));
    }

    private enum Mode
    {
        Correct,
        Force,
        Velocity,
    }

    private readonly struct StepBody(ClusterTable table, Mode mode, double dtv, double dtf, double tolerance, int maxIterations, double* sums, bool atomVirial, RespaLevel? inside, double innerFactor) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            for (int c = start; c < end; c++) Solve(c);
        }

        private void Solve(int c)
        {
            ConstraintCluster cluster = table.Clusters[c];
            AtomStore atoms = table.Simulation.Atoms;
            int* index = table._atoms.Pointer + 4L * c;
            int n = cluster.Atoms.Length, count = cluster.Constraints, pairs = cluster.AngleType > 0 ? 3 : 0;
            int* first = table._first.Pointer + pairs, second = table._second.Pointer + pairs;
            double* inverseMass = stackalloc double[4], coupling = stackalloc double[9], lambda = stackalloc double[3];
            Vec3* r = stackalloc Vec3[3], s = stackalloc Vec3[3], move = stackalloc Vec3[4];
            for (int k = 0; k < n; k++)
            {
                int i = index[k];
                inverseMass[k] = 1 / atoms.Mass.Pointer[i];
                move[k] = mode switch
                {
                    Mode.Correct => default,
                    Mode.Force => atoms.Velocity(i) * dtv + atoms.Force(i) * (dtf * inverseMass[k]),
                    _ => atoms.Velocity(i) + atoms.Force(i) * (dtf * inverseMass[k]),
                };
                for (RespaLevel? level = inside; level is not null; level = level.Inner) move[k] += level.Force(i) * (innerFactor * level.TimeStep * inverseMass[k]);
            }
            ClusterSolver solver = new(count, first, second, inverseMass, coupling);
            for (int k = 0; k < count; k++)
            {
                r[k] = table.Separation(index[first[k]], index[second[k]]);
                s[k] = move[first[k]] - move[second[k]];
                if (mode != Mode.Velocity) s[k] += r[k];
            }
            bool solved = mode == Mode.Velocity ? solver.Velocities(r, s, lambda) : solver.Positions(r, s, table._squares.Pointer + 3L * c, tolerance, maxIterations, lambda);
            if (!solved) throw Trouble.At(table.Simulation, $"the constraints of atoms {string.Join(", ", cluster.Atoms)} have no solution: they moved too far in one step to be brought back to their distances", [.. cluster.Atoms.Select(atoms.IndexOfId)]);
            if (mode == Mode.Force)
            {
                for (int k = 0; k < count; k++) lambda[k] /= dtf;
            }
            Vec3* change = move;
            for (int k = 0; k < n; k++) change[k] = default;
            for (int k = 0; k < count; k++)
            {
                change[first[k]] += r[k] * lambda[k];
                change[second[k]] -= r[k] * lambda[k];
            }
            for (int k = 0; k < n; k++) Apply(atoms, index[k], change[k], inverseMass[k]);
            if (mode == Mode.Force) Tally(c, index, first, second, count, r, lambda);
        }

        private void Apply(AtomStore atoms, int i, Vec3 change, double inverseMass)
        {
            switch (mode)
            {
                case Mode.Correct:
                    atoms.X.Pointer[i] += change.X * inverseMass;
                    atoms.Y.Pointer[i] += change.Y * inverseMass;
                    atoms.Z.Pointer[i] += change.Z * inverseMass;
                    break;
                case Mode.Force:
                    atoms.Fx.Pointer[i] += change.X;
                    atoms.Fy.Pointer[i] += change.Y;
                    atoms.Fz.Pointer[i] += change.Z;
                    break;
                default:
                    atoms.Vx.Pointer[i] += change.X * inverseMass;
                    atoms.Vy.Pointer[i] += change.Y * inverseMass;
                    atoms.Vz.Pointer[i] += change.Z * inverseMass;
                    break;
            }
        }

        // Each held distance is a two-body force: half of its virial belongs to either atom. (LAMMPS of 2021 shares the virial of a cluster
        // equally among its atoms; the sums and the heat current are the same only this way, because no pair does work on itself.)
        private void Tally(int c, int* index, int* first, int* second, int count, Vec3* r, double* lambda)
        {
            PerAtomTally? perAtom = atomVirial ? table.Simulation.PerAtom : null;
            double* sum = sums is null ? null : sums + (long)(c / OrderedSum.BlockSize) * ForceTally.Columns + 2;
            for (int k = 0; k < count; k++)
            {
                Vec3 d = r[k], f = d * lambda[k];
                if (sum is not null)
                {
                    sum[0] += d.X * f.X;
                    sum[1] += d.Y * f.Y;
                    sum[2] += d.Z * f.Z;
                    sum[3] += d.X * f.Y;
                    sum[4] += d.X * f.Z;
                    sum[5] += d.Y * f.Z;
                }
                perAtom?.AddVirial(index[first[k]], d * 0.5, f);
                perAtom?.AddVirial(index[second[k]], d * 0.5, f);
            }
        }
    }

    private Simulation Simulation => simulation;
}
