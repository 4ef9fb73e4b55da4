using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// The embedded-atom loop: U = Σ_i F(ρ_i) + ½ Σ_ij φ(r_ij), ρ_i = Σ_j ρ_j→i(r_ij). Pass 1 finds the neighbours inside the cutoff, looks up
/// ρ, ρ' and φ once per directed pair, sums ρ_i, evaluates F and F', and keeps what the forces need; pass 2 reads the F' of the
/// neighbours' owners and adds f = −[F'_i ρ'_j→i + F'_j ρ'_i→j + φ'] r̂ to its own atoms only.
/// </summary>
/// <typeparam name="TLane">Register width.</typeparam>
internal sealed unsafe class EamLoop<TLane> : IEamLoop where TLane : unmanaged, ILane<TLane>
{
    // Kept per directed pair: dx, dy, dz, ρ'_j→i/r, φ'/r (and ρ'_i→j/r when elements differ).
    private const int Kept = 6;
    private readonly EamTables _tables;
    private readonly int[] _elementOfType;
    private readonly int _elements;
    private readonly double _cut2;
    private readonly PrunedList _inner = new();
    private readonly NativeBuffer<double> _kept = new(), _embedSlope = new(), _siteEnergy = new();
    private readonly NativeBuffer<int> _owner = new(), _count = new();
    private NativeBuffer<double>[] _columns = [];
    private NativeBuffer<int>[] _integers = [];
    private int[] _most = [];
    private int _stride = 16, _scratch;

    /// <summary>Creates the loop.</summary>
    /// <param name="tables">Splines.</param>
    /// <param name="map">Elements of the types.</param>
    public EamLoop(EamTables tables, ElementMap map)
    {
        _tables = tables;
        _elementOfType = map.OfType;
        _elements = map.Elements.Count;
        _cut2 = tables.Cutoff * tables.Cutoff;
    }

    /// <inheritdoc/>
    public DisplacementGuard Guard => _inner.Guard;

    /// <inheritdoc/>
    public void Rebuilt(Simulation simulation, NeighborList list)
    {
        int rows = list.CentreCount, most = 0;
        for (int r = 0; r < rows; r++) most = Math.Max(most, list.Counts[r]);
        _scratch = Padded(most) + NeighborList.RowMultiple;
        _embedSlope.EnsureLength(simulation.Atoms.LocalCount);
        _siteEnergy.EnsureLength(rows);
        _count.EnsureLength(rows);
        int workers = simulation.Team.Size;
        if (_columns.Length != workers)
        {
            foreach (NativeBuffer<double> b in _columns) b.Dispose();
            foreach (NativeBuffer<int> b in _integers) b.Dispose();
            (_columns, _integers, _most) = (new NativeBuffer<double>[workers], new NativeBuffer<int>[workers], new int[workers]);
            for (int k = 0; k < workers; k++) (_columns[k], _integers[k]) = (new(), new());
        }
        for (int k = 0; k < workers; k++)
        {
            _columns[k].EnsureLength(4 * _scratch);
            _integers[k].EnsureLength(2 * _scratch);
        }
        _inner.Rebuilt(list);
        Reserve(rows);
    }

    /// <inheritdoc/>
    public void Compute(in StepContext step, NeighborList list, ForceTally tally)
    {
        Simulation s = step.Simulation;
        int rows = list.CentreCount, blocks = OrderedSum.Blocks(rows);
        double* sums = tally.BeginBlocks(blocks);
        _inner.Update(s);
        while (true)
        {
            Array.Clear(_most);
            s.Team.Run(rows, OrderedSum.BlockSize, new DensityBody(this, s, list, sums));
            int most = 0;
            foreach (int m in _most) most = Math.Max(most, m);
            if (most <= _stride) break;
            // More neighbours inside the cutoff than ever before: make room and do the pass again. Nothing but scratch was written.
            _stride = Padded(most);
            Reserve(rows);
        }
        s.Team.Run(rows, OrderedSum.BlockSize, new ForceBody(this, s, list, sums, step.Needs));
        tally.EndBlocks(blocks, 1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _kept.Dispose();
        _embedSlope.Dispose();
        _siteEnergy.Dispose();
        _inner.Dispose();
        _owner.Dispose();
        _count.Dispose();
        foreach (NativeBuffer<double> b in _columns) b.Dispose();
        foreach (NativeBuffer<int> b in _integers) b.Dispose();
    }

    private static int Padded(int count) => Math.Max(NeighborList.RowMultiple, (count + NeighborList.RowMultiple - 1) / NeighborList.RowMultiple * NeighborList.RowMultiple);

    private void Reserve(int rows)
    {
        _kept.EnsureLength(checked(rows * _stride * Kept));
        _owner.EnsureLength(checked(rows * _stride));
    }

    // Interval and fraction of r in the radial tables: the last interval for everything beyond, with the fraction held at 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Locate(TLane r, TLane inverseStep, int points, int* interval)
    {
        double* t = stackalloc double[8];
        TLane p = r * inverseStep;
        if (typeof(TLane) == typeof(Lane8) && Avx512F.IsSupported)
        {
            Vector512<double> v = Unsafe.BitCast<TLane, Vector512<double>>(p);
            Vector256<int> m = Vector256.Min(Avx512F.ConvertToVector256Int32WithTruncation(v), Vector256.Create(points - 2));
            m.Store(interval);
            Vector512<double> f = v - Avx512F.ConvertToVector512Double(m);
            return Unsafe.BitCast<Vector512<double>, TLane>(Vector512.Min(f, Vector512<double>.One));
        }
        TLane.Store(t, p);
        for (int k = 0; k < TLane.Count; k++)
        {
            int m = Math.Min((int)t[k], points - 2);
            interval[k] = m;
            t[k] = Math.Min(t[k] - m, 1);
        }
        return TLane.Load(t);
    }

    private readonly struct DensityBody(EamLoop<TLane> loop, Simulation simulation, NeighborList list, double* sums) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            AtomStore atoms = simulation.Atoms;
            EamTables tables = loop._tables;
            int scratch = loop._scratch, stride = loop._stride, points = tables.RadialPoints, elements = loop._elements;
            double* x = loop._columns[worker].Pointer, y = x + scratch, z = y + scratch, r2 = z + scratch;
            int* slot = loop._integers[worker].Pointer, element = slot + scratch, owner = atoms.GhostOwner.Pointer, type = atoms.TypeIndex.Pointer;
            double* records = atoms.Records.Pointer, pairs = tables.Pairs;
            int* at = stackalloc int[8], mine = stackalloc int[8], theirs = stackalloc int[8];
            TLane inverseStep = TLane.Create(tables.InverseRadialStep), cut2 = TLane.Create(loop._cut2);
            for (int first = start; first < end; first += OrderedSum.BlockSize)
            {
                int last = Math.Min(first + OrderedSum.BlockSize, end);
                double energy = 0;
                for (int row = first; row < last; row++)
                {
                    int i = list.Centres[row];
                    int* neighbors = loop._inner.Row(row);
                    int n = NeighborFilter.Within<TLane>(records, neighbors, loop._inner.Padded(row), i, loop._cut2, x, y, z, r2, slot);
                    loop._count[row] = n;
                    if (n > loop._most[worker]) loop._most[worker] = n;
                    if (n > stride) continue;
                    double* kept = loop._kept.Pointer + (long)row * stride * Kept;
                    int* keptOwner = loop._owner.Pointer + (long)row * stride;
                    for (int k = 0; k < n; k++) keptOwner[k] = owner[neighbors[slot[k]]];
                    // Padding reads some real F' and multiplies it with zero.
                    for (int k = n; k % 8 != 0; k++) keptOwner[k] = i;
                    int ei = 0;
                    if (elements > 1)
                    {
                        ei = loop._elementOfType[type[i]];
                        for (int k = 0; k < n; k++) element[k] = loop._elementOfType[type[neighbors[slot[k]]]];
                        for (int k = n; k % 8 != 0; k++) element[k] = ei;
                    }
                    TLane density = TLane.Create(0), pair = TLane.Create(0);
                    for (int k = 0; k < n; k += TLane.Count)
                    {
                        TLane rr = TLane.Load(r2 + k), ri = TLane.ReciprocalSqrt(rr), r = rr * ri;
                        TLane p = Locate(r, inverseStep, points, at);
                        // Two four-double records per table point.
                        if (elements == 1) (Vector256.Load(at) + Vector256.Load(at)).Store(mine);
                        for (int m = 0; elements > 1 && m < TLane.Count; m++)
                        {
                            mine[m] = 2 * ((element[k + m] * elements + ei) * points + at[m]);
                            theirs[m] = 2 * ((ei * elements + element[k + m]) * points + at[m]);
                        }
                        TLane.GatherRecords(pairs, mine, out TLane a, out TLane b, out TLane c, out TLane d);
                        density += TLane.WhereLess(rr, cut2, ((a * p + b) * p + c) * p + d);
                        TLane slope = Slope(a, b, c, p) * inverseStep * ri;
                        TLane back = slope;
                        if (elements > 1)
                        {
                            TLane.GatherRecords(pairs, theirs, out a, out b, out c, out _);
                            back = Slope(a, b, c, p) * inverseStep * ri;
                        }
                        TLane.GatherRecords(pairs + 4, mine, out a, out b, out c, out d);
                        // r·φ is tabulated: φ = z/r, φ' = (z' − φ)/r.
                        TLane phi = (((a * p + b) * p + c) * p + d) * ri;
                        TLane phiSlope = (Slope(a, b, c, p) * inverseStep - phi) * ri * ri;
                        pair += TLane.WhereLess(rr, cut2, phi);
                        TLane.Store(kept + k, TLane.Load(x + k));
                        TLane.Store(kept + stride + k, TLane.Load(y + k));
                        TLane.Store(kept + 2 * stride + k, TLane.Load(z + k));
                        TLane.Store(kept + 3 * stride + k, TLane.WhereLess(rr, cut2, slope));
                        TLane.Store(kept + 4 * stride + k, TLane.WhereLess(rr, cut2, phiSlope));
                        if (elements > 1) TLane.Store(kept + 5 * stride + k, TLane.WhereLess(rr, cut2, back));
                    }
                    double f = tables.Embed(ei, TLane.Sum(density), out loop._embedSlope[i]), u = f + 0.5 * TLane.Sum(pair);
                    energy += u;
                    loop._siteEnergy[row] = u;
                }
                sums[first / OrderedSum.BlockSize * ForceTally.Columns] = energy;
            }
        }

    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Slope(TLane a, TLane b, TLane c, TLane p) => (TLane.Create(3) * a * p + TLane.Create(2) * b) * p + c;

    private readonly struct ForceBody(EamLoop<TLane> loop, Simulation simulation, NeighborList list, double* sums, Needs needs) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            AtomStore atoms = simulation.Atoms;
            int stride = loop._stride;
            bool mixed = loop._elements > 1, wantVirial = (needs & Needs.Virial) != 0;
            double* fx = atoms.Fx.Pointer, fy = atoms.Fy.Pointer, fz = atoms.Fz.Pointer, embed = loop._embedSlope.Pointer;
            TLane zero = TLane.Create(0);
            for (int first = start; first < end; first += OrderedSum.BlockSize)
            {
                int last = Math.Min(first + OrderedSum.BlockSize, end);
                TLane xx = zero, yy = zero, zz = zero, xy = zero, xz = zero, yz = zero;
                for (int row = first; row < last; row++)
                {
                    int i = list.Centres[row], n = loop._count[row];
                    double* x = loop._kept.Pointer + (long)row * stride * Kept, y = x + stride, z = y + stride, slope = z + stride, pair = slope + stride;
                    double* back = mixed ? pair + stride : slope;
                    int* owner = loop._owner.Pointer + (long)row * stride;
                    TLane mine = TLane.Create(embed[i]), sx = zero, sy = zero, sz = zero;
                    for (int k = 0; k < n; k += TLane.Count)
                    {
                        // dU/dr / r; the force on i is along +r_ij times it.
                        TLane theirs = TLane.Gather(embed, owner + k);
                        TLane w = mine * TLane.Load(slope + k) + theirs * TLane.Load(back + k) + TLane.Load(pair + k);
                        TLane dx = TLane.Load(x + k), dy = TLane.Load(y + k), dz = TLane.Load(z + k);
                        TLane px = w * dx, py = w * dy, pz = w * dz;
                        sx += px;
                        sy += py;
                        sz += pz;
                        if (!wantVirial) continue;
                        xx = TLane.MulAdd(dx, px, xx);
                        yy = TLane.MulAdd(dy, py, yy);
                        zz = TLane.MulAdd(dz, pz, zz);
                        xy = TLane.MulAdd(dx, py, xy);
                        xz = TLane.MulAdd(dx, pz, xz);
                        yz = TLane.MulAdd(dy, pz, yz);
                    }
                    fx[i] += TLane.Sum(sx);
                    fy[i] += TLane.Sum(sy);
                    fz[i] += TLane.Sum(sz);
                    if ((needs & Needs.AtomEnergy) != 0) simulation.PerAtom.Energy[i] += loop._siteEnergy[row];
                    if ((needs & Needs.AtomVirial) != 0) AddAtomVirial(simulation.PerAtom.Virial.Pointer + PerAtomTally.Components * i, n, x, y, z, back, pair, embed, owner);
                    if ((needs & Needs.AtomStress) != 0) AddShareCorrection(simulation.PerAtom, i, n, x, y, z, slope, back, pair, embed, owner);
                }
                // Every pair stands in two rows; the virial −½ Σ r_ij ⊗ dU/dr_ij.
                double* block = sums + first / OrderedSum.BlockSize * ForceTally.Columns;
                block[2] = -0.5 * TLane.Sum(xx);
                block[3] = -0.5 * TLane.Sum(yy);
                block[4] = -0.5 * TLane.Sum(zz);
                block[5] = -0.5 * TLane.Sum(xy);
                block[6] = -0.5 * TLane.Sum(xz);
                block[7] = -0.5 * TLane.Sum(yz);
            }
        }

        // Half of each pair's virial instead of the part above.
        private static void AddShareCorrection(PerAtomTally tally, int i, int n, double* x, double* y, double* z, double* slope, double* back, double* pair, double* embed, int* owner)
        {
            for (int k = 0; k < n; k++)
            {
                Vec3 d = new(x[k], y[k], z[k]);
                double difference = 0.5 * (embed[i] * slope[k] - embed[owner[k]] * back[k]);
                tally.AddShareCorrection(i, SymTensor.Dyad(-d, d * difference));
            }
        }

        // The part of the neighbours' site energies U_j = F(ρ_j) + ½ Σ φ that acts on this atom: (r_i − r_j) ⊗ (−∂U_j/∂r_i).
        private static void AddAtomVirial(double* row, int n, double* x, double* y, double* z, double* back, double* pair, double* embed, int* owner)
        {
            for (int k = 0; k < n; k++)
            {
                Vec3 d = new(x[k], y[k], z[k]);
                double w = embed[owner[k]] * back[k] + 0.5 * pair[k];
                AtomVirial.Add(row, -d, d * w);
            }
        }
    }
}
