using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>The only loop over bonded terms: evaluates each once, then lets every atom collect its forces (<see cref="TermTable"/>).</summary>
/// <typeparam name="TTerm">The physics.</typeparam>
/// <param name="name">Style name.</param>
public sealed unsafe partial class BondedForce<TTerm>(string name) : IBondedStyle where TTerm : struct, ITermKernel
{
    private readonly TermTable _terms = new(TTerm.Arity);
    private double[] _coeff = [];
    private bool[] _set = [];
    private readonly NativeBuffer<double> _table = new();
    private int _version = -1;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public ForceKind Kind => TTerm.Kind;

    /// <inheritdoc/>
    public ForceTally Tally { get; } = new();

    /// <inheritdoc/>
    public Needs Supports => Needs.Global | Needs.AtomEnergy | Needs.AtomVirial | Needs.AtomStress;

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
        FillTable();
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
        if ((step.Needs & (Needs.AtomEnergy | Needs.AtomVirial)) != 0) Run<FullTally>(step);
        else if ((step.Needs & Needs.Global) != 0) Run<GlobalTally>(step);
        else Run<ForcesOnly>(step);
        _terms.AddForces(step.Simulation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _terms.Dispose();
        _table.Dispose();
    }

    // Records of four coefficients per type, as TermCoeff reads them.
    private void FillTable()
    {
        int types = _set.Length, groups = (TTerm.CoeffCount + 3) / 4;
        _table.EnsureLength(4 * groups * types);
        _table.Clear();
        for (int t = 0; t < types; t++)
        {
            for (int c = 0; c < TTerm.CoeffCount; c++) _table[4 * (c / 4 * types + t) + c % 4] = _coeff[t * TTerm.CoeffCount + c];
        }
    }

    private void Run<TTally>(in StepContext step) where TTally : struct, ITally
    {
        switch (step.Simulation.LaneCount)
        {
            case 8: RunLoop<Lane8, TTally>(step); break;
            case 4: RunLoop<Lane4, TTally>(step); break;
            default: RunLoop<Lane1, TTally>(step); break;
        }
    }

    private void RunLoop<TLane, TTally>(in StepContext step) where TLane : unmanaged, ILane<TLane> where TTally : struct, ITally
    {
        int blocks = OrderedSum.Blocks(_terms.Count);
        double* sums = TTally.Global ? Tally.BeginBlocks(blocks) : null;
        step.Simulation.Team.Run(_terms.Count, OrderedSum.BlockSize, new TermBody<TLane, TTally>(this, step, sums));
        if (TTally.Global) Tally.EndBlocks(blocks, 1);
        // Serial: atoms are shared between terms.
        if (TTally.PerAtom) TallyPerAtom<TLane>(step);
    }

    // Displacements, physics and sums are calls of their own: together they would exceed what the JIT is willing to inline.
    private TLane Evaluate<TLane>(double* records, in LaneImages<TLane> images, int term, ref Geometry<TLane> g) where TLane : unmanaged, ILane<TLane>
    {
        Displace(_terms, records, images, term, ref g);
        TermCoeff<TLane> coeff = new(_table.Pointer, _set.Length, _terms.Types + term);
        return TTerm.Eval(g.D12, g.D32, g.D34, coeff, out g.F1, out g.F3, out g.F4);
    }

    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    private static void Displace<TLane>(TermTable terms, double* records, in LaneImages<TLane> images, int term, ref Geometry<TLane> g) where TLane : unmanaged, ILane<TLane>
    {
        LaneVec<TLane> r1 = Position<TLane>(records, terms.Atoms(0) + term), r2 = Position<TLane>(records, terms.Atoms(1) + term);
        g.D12 = images.Nearest(r1 - r2);
        if (TTerm.Arity < 3) return;
        LaneVec<TLane> r3 = Position<TLane>(records, terms.Atoms(2) + term);
        g.D32 = images.Nearest(r3 - r2);
        if (TTerm.Arity > 3) g.D34 = images.Nearest(r3 - Position<TLane>(records, terms.Atoms(3) + term));
    }

    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    private static void StoreForces<TLane>(double* target, long column, in Geometry<TLane> g) where TLane : unmanaged, ILane<TLane>
    {
        LaneVec<TLane> others = g.F1;
        Store(target, others);
        if (TTerm.Arity > 2)
        {
            Store(target + 2 * column, g.F3);
            others += g.F3;
        }
        if (TTerm.Arity > 3)
        {
            Store(target + 3 * column, g.F4);
            others += g.F4;
        }
        Store(target + column, -others);
    }

    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    private static void AddSums<TLane>(TLane energy, in Geometry<TLane> g, ref LaneSum<TLane> sum) where TLane : unmanaged, ILane<TLane>
    {
        sum.AddEnergy(energy);
        sum.AddVirial(g.D12, g.F1);
        if (TTerm.Arity > 2) sum.AddVirial(g.D32, g.F3);
        if (TTerm.Arity > 3) sum.AddVirial(g.D32 - g.D34, g.F4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static LaneVec<TLane> Position<TLane>(double* records, int* atoms) where TLane : unmanaged, ILane<TLane>
    {
        TLane.GatherRecords(records, atoms, out TLane x, out TLane y, out TLane z, out _);
        return new(x, y, z);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TLane>(double* target, in LaneVec<TLane> f) where TLane : unmanaged, ILane<TLane> => TLane.StoreRecords(target, f.X, f.Y, f.Z, default);

    // Positions relative to atom 2 suffice for the total virial because the forces of a term add to zero.
    private struct Geometry<TLane> where TLane : unmanaged, ILane<TLane>
    {
        public LaneVec<TLane> D12, D32, D34, F1, F3, F4;
    }

    private readonly struct TermBody<TLane, TTally>(BondedForce<TTerm> force, StepContext step, double* sums) : IRangeBody
        where TLane : unmanaged, ILane<TLane> where TTally : struct, ITally
    {
        public void Invoke(int start, int end, int worker)
        {
            TermTable terms = force._terms;
            double* records = step.Simulation.Atoms.Records.Pointer;
            long column = terms.Forces(1) - terms.Forces(0);
            Geometry<TLane> g = default;
            LaneImages<TLane> images = new(step.Simulation.Box);
            for (int block = start / OrderedSum.BlockSize; block * OrderedSum.BlockSize < end; block++)
            {
                LaneSum<TLane> sum = default;
                int last = Math.Min(end, (block + 1) * OrderedSum.BlockSize);
                for (int term = block * OrderedSum.BlockSize; term < last; term += TLane.Count)
                {
                    TLane energy = force.Evaluate(records, images, term, ref g);
                    StoreForces(terms.Forces(0) + 4L * term, column, g);
                    if (!TTally.Global) continue;
                    if (term + TLane.Count > last) Mask(last - term, ref energy, ref g);
                    AddSums(energy, g, ref sum);
                }
                if (TTally.Global) sum.Store(sums + block * ForceTally.Columns);
            }
        }
    }

    // The elements that only fill the last bundle repeat a term: their forces go to slots nobody collects, their sums must not count.
    private static void Mask<TLane>(int count, ref TLane energy, ref Geometry<TLane> g) where TLane : unmanaged, ILane<TLane>
    {
        TLane index = TermTable.Index<TLane>(), limit = TLane.Create(count);
        energy = TLane.WhereLess(index, limit, energy);
        g.F1 = LaneVec<TLane>.WhereLess(index, limit, g.F1);
        g.F3 = LaneVec<TLane>.WhereLess(index, limit, g.F3);
        g.F4 = LaneVec<TLane>.WhereLess(index, limit, g.F4);
    }

    private void TallyPerAtom<TLane>(in StepContext step) where TLane : unmanaged, ILane<TLane>
    {
        PerAtomTally perAtom = step.Simulation.PerAtom;
        LaneImages<TLane> images = new(step.Simulation.Box);
        double* records = step.Simulation.Atoms.Records.Pointer, energies = stackalloc double[8], places = stackalloc double[4 * 3 * 8];
        Span<Vec3> r = stackalloc Vec3[4], f = stackalloc Vec3[4];
        Geometry<TLane> g = default;
        for (int first = 0; first < _terms.Count; first += TLane.Count)
        {
            TLane.Store(energies, Evaluate(records, images, first, ref g));
            Store(places, g.D12);
            Store(places + 32, g.D32);
            Store(places + 64, g.D32 - g.D34);
            int last = Math.Min(_terms.Count, first + TLane.Count);
            for (int term = first; term < last; term++)
            {
                int element = term - first;
                double share = energies[element] / TTerm.Arity;
                (r[0], r[1], r[2], r[3]) = (Read(places, element), Vec3.Zero, Read(places + 32, element), Read(places + 64, element));
                Vec3 centroid = Vec3.Zero;
                for (int k = 0; k < TTerm.Arity; k++)
                {
                    centroid += r[k];
                    f[k] = Read(_terms.Forces(k), term);
                }
                centroid /= TTerm.Arity;
                // Of two atoms each has half of the virial either way.
                bool shares = TTerm.Arity > 2 && (step.Needs & Needs.AtomStress) != 0;
                SymTensor equal = default;
                for (int k = 0; shares && k < TTerm.Arity; k++) equal += SymTensor.Dyad(r[k], f[k]) * (1.0 / TTerm.Arity);
                for (int k = 0; k < TTerm.Arity; k++)
                {
                    int i = _terms.Atoms(k)[term];
                    if ((step.Needs & Needs.AtomEnergy) != 0) perAtom.Energy[i] += share;
                    if ((step.Needs & Needs.AtomVirial) != 0) perAtom.AddVirial(i, r[k] - centroid, f[k]);
                    if (shares) perAtom.AddShareCorrection(i, equal + SymTensor.Dyad(centroid - r[k], f[k]));
                }
            }
        }
    }

    private static Vec3 Read(double* records, int index) => new(records[4L * index], records[4L * index + 1], records[4L * index + 2]);
}
