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
    // Of a kind in one run, as the default of thermo_modify warn in LAMMPS.
    private const int MostWarnings = 100;

    private readonly TermTable _terms = new(TTerm.Arity);
    private readonly NativeBuffer<double> _table = new(), _data = new();
    private TermRow[] _rows = [];
    private bool[]? _allowed;
    private TermContext? _context;
    private int _version = -1, _groups, _warnings;
    private volatile bool _alarm;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public ForceKind Kind => TTerm.Kind;

    /// <inheritdoc/>
    public ForceTally Tally { get; } = new();

    /// <inheritdoc/>
    public Needs Supports => Needs.Global | Needs.AtomEnergy | Needs.AtomVirial | Needs.AtomStress;

    /// <summary>The terms in local indices.</summary>
    internal TermTable Terms => _terms;

    /// <summary>Coefficients of a type.</summary>
    internal ReadOnlySpan<double> Row(int type) => _rows[type].Values;

    /// <summary>Reads the topology again at the next rebuild of neighbour lists.</summary>
    internal void Reload() => _version = -1;

    /// <summary>Takes terms that are not of the topology, each with a row of its own.</summary>
    internal void Load(ReadOnlySpan<int> atoms, TermRow[] rows, int localCount)
    {
        _rows = rows;
        FillTable();
        _terms.Fill(atoms, [.. Enumerable.Range(0, rows.Length)], localCount);
    }

    private static string Family => TTerm.Kind.ToString().ToLowerInvariant();

    /// <inheritdoc/>
    public void ReadSettings(ArgReader args, Simulation simulation)
    {
        if (TTerm.DataSlot >= 0) _context = TableSettings.Read(args, simulation);
        args.ExpectEnd();
    }

    /// <inheritdoc/>
    public void ReadCoefficients(ArgReader args, Simulation simulation)
    {
        int types = simulation.Topology.TypeCount(Kind);
        if (_rows.Length != types) _rows = [.. Enumerable.Range(0, types).Select(t => t < _rows.Length ? _rows[t] : new TermRow())];
        (int first, int last) = args.TypeRange($"{Family} type", types);
        IReadOnlyList<ArgToken> words = args.Rest();
        _context ??= new TermContext { Simulation = simulation };
        for (int t = first - 1; t < last; t++)
        {
            ArgReader line = new(args.Owner, words, args.LineSpan);
            TTerm.ReadLine(line, _context, _rows[t]);
            line.ExpectEnd();
        }
    }

    /// <inheritdoc/>
    public void Restrict(bool[]? types) => _allowed = types;

    /// <inheritdoc/>
    public double Equilibrium(int type) => type <= _rows.Length ? _rows[type - 1].Rest : double.NaN;

    /// <inheritdoc/>
    public void Initialize(Simulation simulation)
    {
        for (int t = 0; t < simulation.Topology.TypeCount(Kind); t++)
        {
            if (!Covers(t)) continue;
            string? missing = TermLines.Missing(t < _rows.Length ? _rows[t].Parts : 0, TTerm.Parts);
            if (missing is not null) throw new PolyMDException($"{Family}_style {name}: no {(missing.Length > 0 ? missing + " " : "")}coefficients for {Family} type {t + 1}; add '{Family}_coeff {t + 1} {(missing.Length > 0 ? missing + " " : "")}…'");
        }
        _warnings = 0;
        TTerm.CheckSetup(name, simulation);
        _version = -1;
        FillTable();
    }

    /// <inheritdoc/>
    public void NeighborsRebuilt(Simulation simulation)
    {
        if (_version == simulation.Atoms.OrderVersion) return;
        _version = simulation.Atoms.OrderVersion;
        // A type of 0 is a broken bond, a negative one is turned off by delete_bonds.
        List<BondedRecord> records = [.. simulation.Topology.Terms(Kind).Where(r => r.Type > 0 && Covers(r.Type - 1))];
        int[] atoms = new int[records.Count * TTerm.Arity], types = new int[records.Count];
        for (int t = 0; t < records.Count; t++)
        {
            BondedRecord r = records[t];
            types[t] = r.Type - 1;
            for (int k = 0; k < TTerm.Arity; k++)
            {
                int id = k switch { 0 => r.A, 1 => r.B, 2 => r.C, _ => r.D };
                int i = simulation.Atoms.IndexOfId(id);
                if (i < 0) throw new PolyMDException($"a {Family} of type {r.Type} names atom {id}, which does not exist");
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
        if (_alarm) Complain(step);
        _terms.AddForces(step.Simulation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _terms.Dispose();
        _table.Dispose();
        _data.Dispose();
    }

    private bool Covers(int type) => _allowed is null || _allowed[type];

    // Records of four coefficients per type, as TermCoeff reads them; the tables of all types one after the other.
    private void FillTable()
    {
        int types = _rows.Length;
        _groups = _rows.Length == 0 ? 0 : (_rows.Max(r => r.Count) + 3) / 4;
        _table.EnsureLength(4 * _groups * types);
        _table.Clear();
        _data.EnsureLength(_rows.Sum(r => r.Data.Length));
        int records = 0;
        for (int t = 0; t < types; t++)
        {
            ReadOnlySpan<double> row = _rows[t].Values;
            for (int c = 0; c < row.Length; c++) _table[4 * (c / 4 * types + t) + c % 4] = row[c];
            if (TTerm.DataSlot >= 0 && row.Length > 0) _table[4 * (TTerm.DataSlot / 4 * types + t) + TTerm.DataSlot % 4] = records;
            for (int k = 0; k < _rows[t].Data.Length; k++) _data[4 * records + k] = _rows[t].Data[k];
            records += _rows[t].Data.Length / 4;
        }
    }

    // Rare: looks at every term again and names those that the style reports or forbids.
    private void Complain(in StepContext step)
    {
        _alarm = false;
        AtomStore atoms = step.Simulation.Atoms;
        for (int t = 0; t < _terms.Count; t++)
        {
            int i = _terms.Atoms(0)[t], j = _terms.Atoms(1)[t];
            double length = step.Simulation.Box.MinimumImage(atoms.Position(i) - atoms.Position(j)).Length;
            if (TTerm.Complaint(_rows[_terms.Types[t]].Values, length, out bool fatal) is not { } text) continue;
            if (!fatal && _warnings == MostWarnings) continue;
            text = $"{Family}_style {name}: {text} between atoms {atoms.Id[i]} and {atoms.Id[j]} (length {length:g9})";
            if (fatal) throw Engine.Diagnosis.Trouble.At(step.Simulation, text, i, j);
            step.Simulation.Log($"WARNING: {text} at step {step.Simulation.Step}{(++_warnings == MostWarnings ? "; no more such warnings in this run" : "")}");
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
        TermCoeff<TLane> coeff = new(_table.Pointer, _rows.Length, _terms.Types + term, _groups, _data.Pointer);
        if (TTerm.Guarded && TLane.AnyLess(TTerm.Margin(g.D12, coeff), default)) _alarm = true;
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
}
