using System.Runtime.Intrinsics;
using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// The loop of all potentials U = Σ U_i with U_i a function of the vectors r_ij = r_j − r_i of i's own neighbours.
/// With p_ij = ∂U_i/∂r_ij the force is F_i = Σ_j (p_ij − p_ji) and the virial −Σ_i Σ_j r_ij⊗p_ij.
/// Pass 1: the owner of centre i evaluates U_i, adds Σ_j p_ij to its own force and leaves each p_ij at the place of its neighbour entry.
/// Pass 2: every atom collects what its neighbours left for it, from the reverse entries (known since the last rebuild): scattered reads
/// wait less than scattered writes. No atomics, no dependence on the number of threads.
/// Per atom: what the kernel says each term gives to its atoms (<see cref="SiteShares"/>).
/// </summary>
/// <typeparam name="TKernel">The physics.</typeparam>
/// <typeparam name="TLane">Register width of the neighbour filter.</typeparam>
internal sealed unsafe partial class SiteEnergyForce<TKernel, TLane> : ISiteLoop
    where TKernel : struct, ISiteKernel
    where TLane : unmanaged, ILane<TLane>
{
    private const int OutboxWidth = 4;
    private readonly TKernel _kernel;
    private readonly int[] _elementOfType;
    private readonly bool _oneElement;
    private readonly double _cut2, _reach2;
    private readonly NativeBuffer<int> _row = new(), _reverse = new(), _padded = new(), _shortCount = new(), _shortSlot = new();
    private readonly NativeBuffer<double> _outbox = new();
    private readonly NativeBuffer<double> _parts = new();
    private int _blocks;
    private NativeBuffer<double>[] _columns = [];
    private NativeBuffer<int>[] _integers = [];
    private int _stride;

    /// <summary>Creates the loop.</summary>
    /// <param name="kernel">Kernel with its parameters.</param>
    /// <param name="cutoff">Largest distance at which anything is non-zero.</param>
    /// <param name="map">Elements of the types.</param>
    public SiteEnergyForce(TKernel kernel, double cutoff, ElementMap map)
    {
        _kernel = kernel;
        _elementOfType = map.OfType;
        _oneElement = map.Elements.Count == 1;
        _cut2 = cutoff * cutoff;
        // Both ends of a pair compute r² with their own rounding; a centre writes a little beyond the cutoff so that whoever reads finds a fresh (vanishing) value.
        _reach2 = _cut2 * (1 + 1e-9);
    }

    /// <inheritdoc/>
    public void Rebuilt(Simulation simulation, NeighborList list)
    {
        int rows = list.CentreCount, most = 0;
        for (int r = 0; r < rows; r++) most = Math.Max(most, list.Counts[r]);
        const int m = NeighborList.RowMultiple;
        _stride = Math.Max(m, (most + m - 1) / m * m);
        int slots = checked(rows * _stride);
        _row.EnsureLength(slots);
        _reverse.EnsureLength(slots);
        _shortSlot.EnsureLength(slots);
        _padded.EnsureLength(rows);
        _shortCount.EnsureLength(rows);
        _outbox.EnsureLength(checked(OutboxWidth * (slots + 1)));
        _outbox.Clear();
        int workers = simulation.Team.Size;
        if (_columns.Length != workers)
        {
            foreach (NativeBuffer<double> b in _columns) b.Dispose();
            foreach (NativeBuffer<int> b in _integers) b.Dispose();
            _columns = new NativeBuffer<double>[workers];
            _integers = new NativeBuffer<int>[workers];
            for (int k = 0; k < workers; k++) (_columns[k], _integers[k]) = (new(), new());
        }
        for (int k = 0; k < workers; k++)
        {
            // Compressed stores write a full register behind the last hit.
            int column = (Batched ? BatchRows * _stride : _stride) + m;
            _columns[k].EnsureLength((8 + TKernel.WorkColumns) * column);
            _integers[k].EnsureLength(4 * column);
            // With one element nobody writes the column of elements, and a new stride moves it over what was the column of slots.
            _integers[k].Clear();
        }
        simulation.Team.Run(rows, OrderedSum.BlockSize, new CopyBody(this, simulation.Atoms, list));
        simulation.Team.Run(rows, OrderedSum.BlockSize, new ReverseBody(this, simulation.Atoms, list));
    }

    /// <inheritdoc/>
    public void Compute(in StepContext step, NeighborList list, ForceTally tally)
    {
        Simulation s = step.Simulation;
        int rows = list.CentreCount, blocks = OrderedSum.Blocks(rows);
        double* sums = tally.BeginBlocks(blocks);
        _blocks = blocks;
        _parts.EnsureLength(Math.Max(1, blocks * TKernel.PartCount));
        _parts.Clear();
        if ((step.Needs & PerAtom) != 0) ReserveShares(rows, s.Team.Size);
        if (Batched) s.Team.Run(rows, OrderedSum.BlockSize, new BatchBody(this, s, list, sums, step.Needs));
        else s.Team.Run(rows, OrderedSum.BlockSize, new SiteBody(this, s, list, sums, step.Needs));
        s.Team.Run(rows, OrderedSum.BlockSize, new GatherBody(this, s, list, step.Needs));
        tally.EndBlocks(blocks, 1);
    }

    /// <inheritdoc/>
    public double Part(int index)
    {
        double sum = 0;
        for (int b = 0; b < _blocks; b++) sum += _parts[b * TKernel.PartCount + index];
        return sum;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _parts.Dispose();
        _row.Dispose();
        _reverse.Dispose();
        _padded.Dispose();
        _shortCount.Dispose();
        _shortSlot.Dispose();
        _outbox.Dispose();
        foreach (NativeBuffer<double> b in _columns) b.Dispose();
        foreach (NativeBuffer<int> b in _integers) b.Dispose();
        DisposeShares();
    }

    // Own rows, nearest first: the entries inside the cutoff stay together in the first cache lines until the next rebuild.
    private readonly struct CopyBody(SiteEnergyForce<TKernel, TLane> loop, AtomStore atoms, NeighborList list) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            double* key = loop._columns[worker].Pointer, record = atoms.Records.Pointer;
            for (int row = start; row < end; row++)
            {
                int count = list.Counts[row], stride = loop._stride;
                int* from = list.Row(row), to = loop._row.Pointer + (long)row * stride;
                double* c = record + 4L * list.Centres[row];
                for (int k = 0; k < count; k++)
                {
                    double* q = record + 4L * from[k];
                    double r2 = Square(q[0] - c[0]) + Square(q[1] - c[1]) + Square(q[2] - c[2]);
                    int at = k;
                    for (; at > 0 && key[at - 1] > r2; at--)
                    {
                        key[at] = key[at - 1];
                        to[at] = to[at - 1];
                    }
                    key[at] = r2;
                    to[at] = from[k];
                }
                int padded = (count + NeighborList.RowMultiple - 1) / NeighborList.RowMultiple * NeighborList.RowMultiple;
                for (int k = count; k < padded; k++) to[k] = atoms.Sentinel;
                loop._padded[row] = padded;
            }
        }
    }

    private readonly struct ReverseBody(SiteEnergyForce<TKernel, TLane> loop, AtomStore atoms, NeighborList list) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            const double tolerance = 1e-6;
            double* record = atoms.Records.Pointer;
            int* owner = atoms.GhostOwner.Pointer;
            int stride = loop._stride, nowhere = list.CentreCount * stride;
            for (int row = start; row < end; row++)
            {
                int a = list.Centres[row];
                int* mine = loop._row.Pointer + (long)row * stride, reverse = loop._reverse.Pointer + (long)row * stride;
                for (int k = 0; k < list.Counts[row]; k++)
                {
                    int b = owner[mine[k]], other = list.RowOf[b];
                    // An entry on the very edge of cutoff + skin may miss its partner: it cannot matter before the next rebuild.
                    reverse[k] = nowhere;
                    if (other < 0) continue;
                    double* ra = record + 4L * a, rb = record + 4L * b, rj = record + 4L * mine[k];
                    double dx = rj[0] - ra[0], dy = rj[1] - ra[1], dz = rj[2] - ra[2];
                    int* theirs = loop._row.Pointer + (long)other * stride;
                    for (int m = 0; m < list.Counts[other]; m++)
                    {
                        if (owner[theirs[m]] != a) continue;
                        double* ri = record + 4L * theirs[m];
                        if (Square(ri[0] - rb[0] + dx) + Square(ri[1] - rb[1] + dy) + Square(ri[2] - rb[2] + dz) > tolerance) continue;
                        reverse[k] = other * stride + m;
                        break;
                    }
                }
            }
        }
    }

    private readonly struct SiteBody(SiteEnergyForce<TKernel, TLane> loop, Simulation simulation, NeighborList list, double* sums, Needs needs) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            AtomStore atoms = simulation.Atoms;
            TKernel kernel = loop._kernel;
            int stride = loop._stride, column = stride + NeighborList.RowMultiple;
            double* scratch = loop._columns[worker].Pointer, records = atoms.Records.Pointer;
            double* fx = atoms.Fx.Pointer, fy = atoms.Fy.Pointer, fz = atoms.Fz.Pointer;
            int* slot = loop._integers[worker].Pointer, type = atoms.TypeIndex.Pointer, molecule = atoms.Molecule.Pointer, owner = atoms.GhostOwner.Pointer;
            Site site = Site.Over(scratch, column);
            site.Work = scratch + Site.Columns * column;
            site.Elements = slot + column;
            site.Molecules = slot + 2 * column;
            bool wantVirial = (needs & Needs.Virial) != 0, wantShares = (needs & PerAtom) != 0;
            for (int first = start; first < end; first += OrderedSum.BlockSize)
            {
                int last = Math.Min(first + OrderedSum.BlockSize, end);
                double energy = 0;
                site.Parts = loop._parts.Pointer + first / OrderedSum.BlockSize * TKernel.PartCount;
                SiteVirial<TLane> virial = default;
                for (int row = first; row < last; row++)
                {
                    int i = list.Centres[row];
                    int* mine = loop._row.Pointer + (long)row * stride, reverse = loop._reverse.Pointer + (long)row * stride;
                    int n = NeighborFilter.Within<TLane>(records, mine, loop._padded[row], i, loop._reach2, site.X, site.Y, site.Z, site.R2, slot);
                    site.Count = n;
                    if (!loop._oneElement)
                    {
                        site.Element = loop._elementOfType[type[i]];
                        for (int k = 0; k < n; k++) site.Elements[k] = loop._elementOfType[type[mine[slot[k]]]];
                    }
                    if (TKernel.NeedsMolecules)
                    {
                        site.Molecule = molecule[i];
                        for (int k = 0; k < n; k++) site.Molecules[k] = molecule[owner[mine[slot[k]]]];
                    }
                    double u = kernel.Evaluate(ref site);
                    energy += u;
                    int* keep = loop._shortSlot.Pointer + (long)row * stride;
                    double* sent = loop._outbox.Pointer + (long)OutboxWidth * row * stride;
                    int kept = 0;
                    Vector256<double> own = Vector256<double>.Zero;
                    for (int k = 0; k < n; k++)
                    {
                        Vector256<double> p = Vector256.Create(site.Px[k], site.Py[k], site.Pz[k], 0);
                        own += p;
                        p.Store(sent + (long)OutboxWidth * slot[k]);
                        if (site.R2[k] < loop._cut2) keep[kept++] = slot[k];
                    }
                    loop._shortCount[row] = kept;
                    fx[i] += own[0];
                    fy[i] += own[1];
                    fz[i] += own[2];
                    if (wantShares) loop.SendShares(ref site, i, reverse, slot, worker, simulation.PerAtom, needs);
                    if (wantVirial) virial.Add(site);
                }
                virial.Store(sums + first / OrderedSum.BlockSize * ForceTally.Columns, energy);
            }
        }
    }

    private readonly struct GatherBody(SiteEnergyForce<TKernel, TLane> loop, Simulation simulation, NeighborList list, Needs needs) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            AtomStore atoms = simulation.Atoms;
            int stride = loop._stride;
            double* fx = atoms.Fx.Pointer, fy = atoms.Fy.Pointer, fz = atoms.Fz.Pointer, sent = loop._outbox.Pointer;
            bool wantShares = (needs & PerAtom) != 0;
            for (int row = start; row < end; row++)
            {
                int i = list.Centres[row], count = loop._shortCount[row];
                int* reverse = loop._reverse.Pointer + (long)row * stride, keep = loop._shortSlot.Pointer + (long)row * stride;
                Vector256<double> sum = Vector256<double>.Zero;
                for (int k = 0; k < count; k++) sum += Vector256.Load(sent + (long)OutboxWidth * reverse[keep[k]]);
                fx[i] -= sum[0];
                fy[i] -= sum[1];
                fz[i] -= sum[2];
                if (!wantShares) continue;
                double* shares = loop._shareInbox.Pointer + (long)SiteShares.Columns * row * stride;
                for (int k = 0; k < count; k++) TakeShares(shares + SiteShares.Columns * keep[k], i, simulation.PerAtom, needs);
            }
        }
    }

    private static double Square(double x) => x * x;
}
