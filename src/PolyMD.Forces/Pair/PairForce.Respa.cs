using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Engine.Respa;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

// Parts of the forces by distance, for nested time steps. Forces only: energies and virials come with the whole force at the outer level.
public unsafe partial class PairForce<TKernel> : IDistanceSplit
{
    private NeighborList? _innerList, _middleList;
    private double _innerEnd;

    /// <inheritdoc/>
    public bool CanSplit => TKernel.Traits.HasFlag(PairTraits.SplitsByDistance);

    /// <inheritdoc/>
    public void ComputeWindow(in StepContext step, in PairWindow window)
    {
        switch (step.Simulation.LaneCount)
        {
            case 8: RunWindow<Lane8>(step, window); break;
            case 4: RunWindow<Lane4>(step, window); break;
            default: RunWindow<Lane1>(step, window); break;
        }
    }

    // Shorter lists make the inner levels cheap.
    private void RequestWindowLists(Simulation simulation, double[] cutoff)
    {
        _innerList = _middleList = null;
        if (simulation.Respa is not { SplitsPair: true } settings || !CanSplit) return;
        _innerEnd = settings.InnerEnd.End;
        double last = settings.Middle >= 0 ? settings.MiddleEnd.End : _innerEnd;
        foreach (double c in cutoff)
        {
            if (c > 0 && c < last) throw new PolyMDException($"pair_style {name}: a cutoff of {c:g15} is less than the distance {last:g15} at which run_style respa ends the inner parts of the pair forces");
        }
        _innerList = simulation.Neighbors.Request(new NeighborRequest(name, [.. cutoff.Select(c => Math.Min(c, _innerEnd))]), _types);
        if (settings.Middle >= 0) _middleList = simulation.Neighbors.Request(new NeighborRequest(name, [.. cutoff.Select(c => Math.Min(c, last))]), _types);
    }

    private void RunWindow<TLane>(in StepContext step, in PairWindow window) where TLane : unmanaged, ILane<TLane>
    {
        NeighborList list = window.FadeOut.End > _innerEnd ? _middleList! : _innerList!;
        step.Simulation.Team.Run(list.CentreCount, OrderedSum.BlockSize, new WindowBody<TLane>(this, step.Simulation, list, window));
        if (_special.Count == 0) return;
        step.Simulation.Team.Run(_special.Count, OrderedSum.BlockSize, new SpecialWindowBody(this, step.Simulation, window));
        _special.AddForces(step.Simulation);
    }

    // Smooth step over a range, from 0 to 1.
    private static TLane Rise<TLane>(TLane r, RespaSwitch range) where TLane : unmanaged, ILane<TLane>
    {
        TLane t = (r - TLane.Create(range.Start)) * TLane.Create(1 / (range.End - range.Start));
        t -= TLane.WhereLess(t, default, t);
        return TLane.Create(1) - TLane.WhereLess(t, TLane.Create(1), TLane.Create(1) - t * t * (TLane.Create(3) - TLane.Create(2) * t));
    }

    private static TLane Weight<TLane>(TLane r, in PairWindow window) where TLane : unmanaged, ILane<TLane>
    {
        TLane weight = TLane.Create(window.Sign) * (TLane.Create(1) - Rise(r, window.FadeOut));
        return window.FadeIn.End > 0 ? weight * Rise(r, window.FadeIn) : weight;
    }

    private readonly struct WindowBody<TLane>(PairForce<TKernel> force, Simulation simulation, NeighborList list, PairWindow window) : IRangeBody where TLane : unmanaged, ILane<TLane>
    {
        public void Invoke(int start, int end, int worker)
        {
            AtomStore atoms = simulation.Atoms;
            double* records = atoms.Records.Pointer;
            int* types = stackalloc int[8], type = atoms.TypeIndex.Pointer;
            TLane one = TLane.Create(1), limit = TLane.Create(window.FadeOut.End * window.FadeOut.End);
            for (int row = start; row < end; row++)
            {
                int i = list.Centres[row], count = (list.Counts[row] + NeighborList.RowMultiple - 1) / NeighborList.RowMultiple * NeighborList.RowMultiple;
                int* neighbors = list.Row(row);
                TLane xi = TLane.Create(records[4L * i]), yi = TLane.Create(records[4L * i + 1]), zi = TLane.Create(records[4L * i + 2]);
                TLane qi = TLane.Create(force._coulombConstant * records[4L * i + 3]), fx = default, fy = default, fz = default;
                for (int k = 0; k < count; k += TLane.Count)
                {
                    TLane.GatherRecords(records, neighbors + k, out TLane xj, out TLane yj, out TLane zj, out TLane qj);
                    TLane dx = xi - xj, dy = yi - yj, dz = zi - zj, r2 = TLane.MulAdd(dx, dx, TLane.MulAdd(dy, dy, dz * dz));
                    TLane.GatherIndices(type, neighbors + k, types);
                    PairCoeff<TLane> c = new(force._table.Row(type[i]), force._table.Stride, types, force._constants.Pointer, qi * qj, TableShape.Large);
                    TKernel.EvalSplit(r2, c, one, one, out TLane over);
                    TLane f = TLane.WhereLess(r2, limit, over * Weight(TLane.Sqrt(r2), window));
                    fx = TLane.MulAdd(dx, f, fx);
                    fy = TLane.MulAdd(dy, f, fy);
                    fz = TLane.MulAdd(dz, f, fz);
                }
                atoms.Fx.Pointer[i] += TLane.Sum(fx);
                atoms.Fy.Pointer[i] += TLane.Sum(fy);
                atoms.Fz.Pointer[i] += TLane.Sum(fz);
            }
        }
    }

    private readonly struct SpecialWindowBody(PairForce<TKernel> force, Simulation simulation, PairWindow window) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            AtomStore atoms = simulation.Atoms;
            double* records = atoms.Records.Pointer, factors = stackalloc double[16], f1 = force._special.Forces(0), f2 = force._special.Forces(1);
            int* pair = stackalloc int[8];
            force.FillFactors(simulation, factors);
            for (int term = start; term < end; term++)
            {
                int i = force._special.Atoms(0)[term], j = force._special.Atoms(1)[term], kind = force._special.Types[term];
                double* a = records + 4L * i, b = records + 4L * j;
                Vec3 d = simulation.Box.MinimumImage(new Vec3(a[0] - b[0], a[1] - b[1], a[2] - b[2]));
                double r = d.Length, f = 0;
                if (r < window.FadeOut.End)
                {
                    PairCoeff<Lane1> c = new(force._table.Row(atoms.TypeIndex.Pointer[i]), force._table.Stride, pair, force._constants.Pointer, Lane1.Create(force._coulombConstant * a[3] * b[3]), TableShape.Large);
                    for (int k = 0; k < 8; k++) pair[k] = atoms.TypeIndex.Pointer[j];
                    TKernel.EvalSplit(Lane1.Create(r * r), c, Lane1.Create(factors[kind]), Lane1.Create(factors[8 + kind]), out Lane1 over);
                    f = Lane1.Sum(over * Weight(Lane1.Create(r), window));
                }
                double* p = f1 + 4L * term, q = f2 + 4L * term;
                (p[0], p[1], p[2]) = (f * d.X, f * d.Y, f * d.Z);
                (q[0], q[1], q[2]) = (-p[0], -p[1], -p[2]);
            }
        }
    }
}
