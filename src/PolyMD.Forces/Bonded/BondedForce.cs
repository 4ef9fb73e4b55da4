using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>The only loop over bonded terms: evaluates each once, then lets every atom collect its forces (<see cref="TermTable"/>).</summary>
/// <typeparam name="TTerm">The physics.</typeparam>
/// <param name="name">Style name.</param>
public sealed unsafe class BondedForce<TTerm>(string name) : IBondedStyle where TTerm : struct, ITermKernel
{
    private readonly TermTable _terms = new(TTerm.Arity);
    private double[] _coeff = [];
    private bool[] _set = [];
    private int _version = -1;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public ForceKind Kind => TTerm.Kind;

    /// <inheritdoc/>
    public ForceTally Tally { get; } = new();

    /// <inheritdoc/>
    public Needs Supports => Needs.Global | Needs.AtomEnergy | Needs.AtomVirial;

    /// <inheritdoc/>
    public void ReadSettings(ArgReader args, Simulation simulation) => args.ExpectEnd();

    /// <inheritdoc/>
    public void ReadCoefficients(ArgReader args, Simulation simulation)
    {
        int types = simulation.Topology.TypeCount(Kind);
        if (_set.Length != types)
        {
            Array.Resize(ref _set, types);
            Array.Resize(ref _coeff, types * TTerm.CoeffCount);
        }
        (int first, int last) = args.TypeRange($"{Kind.ToString().ToLowerInvariant()} type", types);
        Span<double> coeff = stackalloc double[TTerm.CoeffCount];
        TTerm.ReadCoeff(args, coeff);
        args.ExpectEnd();
        for (int t = first - 1; t < last; t++)
        {
            coeff.CopyTo(_coeff.AsSpan(t * TTerm.CoeffCount));
            _set[t] = true;
        }
    }

    /// <inheritdoc/>
    public void Initialize(Simulation simulation)
    {
        string family = Kind.ToString().ToLowerInvariant();
        for (int t = 0; t < simulation.Topology.TypeCount(Kind); t++)
        {
            if (t >= _set.Length || !_set[t]) throw new PolyMDException($"{family}_style {name}: no coefficients for {family} type {t + 1}; add '{family}_coeff {t + 1} …'");
        }
        _version = -1;
    }

    /// <inheritdoc/>
    public void NeighborsRebuilt(Simulation simulation)
    {
        if (_version == simulation.Atoms.OrderVersion) return;
        _version = simulation.Atoms.OrderVersion;
        IReadOnlyList<BondedRecord> records = simulation.Topology.Terms(Kind);
        int[] atoms = new int[records.Count * TTerm.Arity], types = new int[records.Count];
        for (int t = 0; t < records.Count; t++)
        {
            BondedRecord r = records[t];
            types[t] = r.Type - 1;
            for (int k = 0; k < TTerm.Arity; k++)
            {
                int id = k switch { 0 => r.A, 1 => r.B, 2 => r.C, _ => r.D };
                int i = simulation.Atoms.IndexOfId(id);
                if (i < 0) throw new PolyMDException($"{Kind.ToString().ToLowerInvariant()} {t + 1} names atom {id}, which does not exist");
                atoms[t * TTerm.Arity + k] = i;
            }
        }
        _terms.Fill(atoms, types, simulation.Atoms.LocalCount);
    }

    /// <inheritdoc/>
    public void Compute(in StepContext step)
    {
        if (_terms.Count == 0) return;
        if ((step.Needs & (Needs.AtomEnergy | Needs.AtomVirial)) != 0)
        {
            Run<GlobalTally>(step);
            TallyPerAtom(step);
        }
        else if ((step.Needs & Needs.Global) != 0) Run<GlobalTally>(step);
        else Run<ForcesOnly>(step);
        _terms.AddForces(step.Simulation);
    }

    /// <inheritdoc/>
    public void Dispose() => _terms.Dispose();

    private void Run<TTally>(in StepContext step) where TTally : struct, ITally
    {
        int blocks = OrderedSum.Blocks(_terms.Count);
        double* sums = TTally.Global ? Tally.BeginBlocks(blocks) : null;
        step.Simulation.Team.Run(_terms.Count, OrderedSum.BlockSize, new TermBody<TTally>(this, step.Simulation, sums));
        if (TTally.Global) Tally.EndBlocks(blocks, 1);
    }

    private double Evaluate(AtomStore atoms, in BoxImages images, int term, out TermGeometry g)
    {
        int* index = _terms.Atoms + term * TTerm.Arity;
        Vec3 r2 = atoms.Position(index[1]);
        g = default;
        g.D12 = images.Nearest(atoms.Position(index[0]) - r2);
        if (TTerm.Arity > 2) g.D32 = images.Nearest(atoms.Position(index[2]) - r2);
        if (TTerm.Arity > 3) g.D34 = images.Nearest(atoms.Position(index[2]) - atoms.Position(index[3]));
        double energy = TTerm.Eval(g.D12, g.D32, g.D34, _coeff.AsSpan(_terms.Types[term] * TTerm.CoeffCount, TTerm.CoeffCount), out g.F1, out g.F3, out g.F4);
        double* f = _terms.Forces + 3L * TTerm.Arity * term;
        Store(f, g.F1);
        Store(f + 3, g.F2);
        if (TTerm.Arity > 2) Store(f + 6, g.F3);
        if (TTerm.Arity > 3) Store(f + 9, g.F4);
        return energy;
    }

    private static void Store(double* target, Vec3 v)
    {
        target[0] = v.X;
        target[1] = v.Y;
        target[2] = v.Z;
    }

    // Positions relative to atom 2 suffice for the total virial because the forces of a term add to zero.
    private struct TermGeometry
    {
        public Vec3 D12, D32, D34, F1, F3, F4;

        public readonly Vec3 F2 => -(F1 + F3 + F4);

        public readonly Vec3 D42 => D32 - D34;
    }

    private readonly struct TermBody<TTally>(BondedForce<TTerm> force, Simulation simulation, double* sums) : IRangeBody where TTally : struct, ITally
    {
        public void Invoke(int start, int end, int worker)
        {
            AtomStore atoms = simulation.Atoms;
            BoxImages images = new(simulation.Box);
            for (int block = start / OrderedSum.BlockSize; block * OrderedSum.BlockSize < end; block++)
            {
                BlockSum sum = default;
                int last = Math.Min(end, (block + 1) * OrderedSum.BlockSize);
                for (int term = block * OrderedSum.BlockSize; term < last; term++)
                {
                    double energy = force.Evaluate(atoms, images, term, out TermGeometry g);
                    if (!TTally.Global) continue;
                    sum.Energy += energy;
                    sum.AddVirial(g.D12, g.F1);
                    if (TTerm.Arity > 2) sum.AddVirial(g.D32, g.F3);
                    if (TTerm.Arity > 3) sum.AddVirial(g.D42, g.F4);
                }
                if (TTally.Global) sum.Store(sums + block * ForceTally.Columns);
            }
        }
    }

    private void TallyPerAtom(in StepContext step)
    {
        PerAtomTally perAtom = step.Simulation.PerAtom;
        BoxImages images = new(step.Simulation.Box);
        Span<Vec3> r = stackalloc Vec3[4], f = stackalloc Vec3[4];
        for (int term = 0; term < _terms.Count; term++)
        {
            double share = Evaluate(step.Simulation.Atoms, images, term, out TermGeometry g) / TTerm.Arity;
            (r[0], r[1], r[2], r[3]) = (g.D12, Vec3.Zero, g.D32, g.D42);
            (f[0], f[1], f[2], f[3]) = (g.F1, g.F2, g.F3, g.F4);
            Vec3 centroid = Vec3.Zero;
            for (int k = 0; k < TTerm.Arity; k++) centroid += r[k];
            centroid /= TTerm.Arity;
            for (int k = 0; k < TTerm.Arity; k++)
            {
                int i = _terms.Atoms[term * TTerm.Arity + k];
                if ((step.Needs & Needs.AtomEnergy) != 0) perAtom.Energy[i] += share;
                if ((step.Needs & Needs.AtomVirial) != 0) perAtom.AddVirial(i, r[k] - centroid, f[k]);
            }
        }
    }
}
