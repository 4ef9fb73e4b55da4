using System.Runtime.Intrinsics;
using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Forces.Loops;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

// The pair loop over clusters: partners of an atom are loaded eight at a time and every pair is evaluated once, both atoms getting the
// force. Where a register holds sixteen values, two clusters go through at once. Serves long cutoffs, where most clusters around an atom are full of partners; short cutoffs keep the gather loop.
public unsafe partial class PairForce<TKernel>
{
    // Mean entries of the full list (cutoff and skin) above which clusters win.
    private const int ManyNeighbors = 150;

    private readonly ClusterList _clusters = new();
    private bool _clustered, _nearStale;

    private void ChooseLayout(Simulation simulation)
    {
        _nearStale = true;
        NeighborList list = _list!;
        _clustered = list.CentreCount > 0 && simulation.LaneCount > 1 && simulation.PairLayout switch
        {
            PairLayout.Gather => false,
            PairLayout.Clusters => true,
            _ => list.TotalNeighbors > (long)ManyNeighbors * list.CentreCount,
        };
        if (_clustered) _clusters.Rebuild(simulation, list, _farther);
    }

    private void RunClusters<TTally>(in StepContext step) where TTally : struct, ITally
    {
        bool mixed = step.Simulation.Precision == Precision.Mixed;
        switch (step.Simulation.LaneCount)
        {
            case 8 when mixed: RunClusters<Lane16F, Vector512<int>, SingleSlotPairs, TTally>(step); break;
            case 8: RunClusters<Lane8, Lane8, DoubleSlots<Lane8>, TTally>(step); break;
            default:
                if (mixed) RunClusters<Lane8F, Vector256<int>, SingleSlots, TTally>(step);
                else RunClusters<Lane4, Lane4, DoubleSlots<Lane4>, TTally>(step);
                break;
        }
    }

    private void RunClusters<TLane, TPosition, TSlots, TTally>(in StepContext step)
        where TLane : unmanaged, ILane<TLane> where TPosition : unmanaged where TSlots : struct, IClusterLane<TLane, TPosition> where TTally : struct, ITally
    {
        _clusters.Update(step.Simulation);
        int blocks = _clusters.BlockCount;
        double* sums = TTally.Global ? Tally.BeginBlocks(blocks) : null;
        step.Simulation.Team.Run(blocks, 1, new ClusterBody<TLane, TPosition, TSlots, TTally>(this, step, sums));
        _clusters.Pruned();
        if (TTally.Global) Tally.EndBlocks(blocks, 1);
        _clusters.AddForces(step.Simulation, TSlots.ElementSize);
    }

    private readonly struct ClusterBody<TLane, TPosition, TSlots, TTally>(PairForce<TKernel> force, StepContext step, double* sums) : IRangeBody
        where TLane : unmanaged, ILane<TLane> where TPosition : unmanaged where TSlots : struct, IClusterLane<TLane, TPosition> where TTally : struct, ITally
    {
        public void Invoke(int start, int end, int worker)
        {
            ClusterList clusters = force._clusters;
            for (int b = start; b < end; b++)
            {
                BlockSum sum = default;
                ClusterBlock block = clusters.Block(b);
                byte* records = clusters.Load(step.Simulation, block, TSlots.ElementSize, worker), masks = clusters.Masks(TSlots.ElementSize);
                int atoms = ClusterList.Size * block.Count;
                if (clusters.PruneReach2 > 0) for (int k = 0; k < atoms; k++) block.Prune<TLane, TPosition, TSlots>(k, records, masks, clusters.PruneReach2);
                switch (force._table.Shape)
                {
                    case TableShape.OneType: Rows<OneTypeTable>(block, records, masks, ref sum); break;
                    case TableShape.Small: Rows<SmallTable>(block, records, masks, ref sum); break;
                    case TableShape.Medium: Rows<MediumTable>(block, records, masks, ref sum); break;
                    default: Rows<LargeTable>(block, records, masks, ref sum); break;
                }
                if (TTally.Global) sum.Store(sums + b * ForceTally.Columns);
            }
        }

        private void Rows<TShape>(ClusterBlock block, byte* records, byte* masks, ref BlockSum sum) where TShape : struct, ITableShape
        {
            int* order = force._clusters.Order + ClusterList.Size * block.First;
            int atoms = ClusterList.Size * block.Count;
            for (int k = 0; k < atoms && order[k] >= 0; k++) force.ClusterRow<TLane, TPosition, TSlots, TTally, TShape>(block, k, records, masks, ref sum);
        }
    }

    private void ClusterRow<TLane, TPosition, TSlots, TTally, TShape>(ClusterBlock block, int k, byte* records, byte* masks, ref BlockSum sum)
        where TLane : unmanaged, ILane<TLane> where TPosition : unmanaged where TSlots : struct, IClusterLane<TLane, TPosition> where TTally : struct, ITally where TShape : struct, ITableShape
    {
        const int n = ClusterList.Size, slotMask = (1 << ClusterList.SlotBits) - 1;
        int e = TSlots.ElementSize, size = ClusterList.RecordSize(e), forceSize = ClusterList.ForceSize(e);
        bool single = e == sizeof(float);
        byte* own = records + (long)(k / n) * size + k % n * e, forces = block.Forces;
        int type = ((int*)(records + (long)(k / n) * size + 4 * n * e))[k % n];
        void* table = single ? _table.SingleRow(type) : _table.Row(type), constants = single ? _singleConstants.Pointer : _constants.Pointer;
        int stride = _table.Stride;
        int* types = stackalloc int[2 * n];
        double charge = ClusterList.Value(own + 3 * n * e, e), unit = block.Unit;
        TPosition xi = TSlots.Own(own), yi = TSlots.Own(own + n * e), zi = TSlots.Own(own + 2 * n * e);
        TLane qi = TLane.Create(_coulombConstant * charge), unit1 = TLane.Create(unit), unit2 = TLane.Create(unit * unit);
        TLane fx = default, fy = default, fz = default, vdwSum = default, coulombSum = default;
        TLane xx = default, yy = default, zz = default, xy = default, xz = default, yz = default;
        int* end = block.End(k);
        for (int* entry = block.Begin(k); entry < end; entry += TSlots.Entries)
        {
            int lower = entry[0], upper = entry[TSlots.Entries - 1];
            byte* r = records + (long)(lower & slotMask) * size, s = records + (long)(upper & slotMask) * size;
            byte* g = forces + (long)(lower & slotMask) * forceSize, h = forces + (long)(upper & slotMask) * forceSize;
            byte* mask = masks + e * n * (lower >>> ClusterList.SlotBits), mask2 = masks + e * n * (upper >>> ClusterList.SlotBits);
            int* which = TShape.Shape == TableShape.OneType ? types : TSlots.Types(r + 4 * n * e, s + 4 * n * e, types);
            for (int l = 0; l < n; l += TSlots.Width)
            {
                int o = l * e;
                TLane dx = TSlots.Minus(xi, r + o, s + o), dy = TSlots.Minus(yi, r + n * e + o, s + n * e + o), dz = TSlots.Minus(zi, r + 2 * n * e + o, s + 2 * n * e + o);
                TLane r2 = TLane.MulAdd(dx, dx, TLane.MulAdd(dy, dy, dz * dz));
                if (single) r2 *= unit2;
                r2 = TLane.Max(r2, TSlots.Load(mask + o, mask2 + o));
                PairCoeff<TLane> c = new(table, stride, which + l, constants, qi * TSlots.Load(r + 3 * n * e + o, s + 3 * n * e + o), TShape.Shape);
                TKernel.Eval(r2, c, out TLane f, out TLane vdw, out TLane coulomb);
                if (single) f *= unit1;
                TLane gx = dx * f, gy = dy * f, gz = dz * f;
                fx += gx;
                fy += gy;
                fz += gz;
                TSlots.Subtract(g + o, h + o, gx);
                TSlots.Subtract(g + n * e + o, h + n * e + o, gy);
                TSlots.Subtract(g + 2 * n * e + o, h + 2 * n * e + o, gz);
                if (!TTally.Global) continue;
                vdwSum += vdw;
                coulombSum += coulomb;
                xx = TLane.MulAdd(dx, gx, xx);
                yy = TLane.MulAdd(dy, gy, yy);
                zz = TLane.MulAdd(dz, gz, zz);
                xy = TLane.MulAdd(dx, gy, xy);
                xz = TLane.MulAdd(dx, gz, xz);
                yz = TLane.MulAdd(dy, gz, yz);
            }
        }
        byte* mine = forces + (long)(k / n) * forceSize + k % n * e;
        ClusterList.Add(mine, TLane.Sum(fx), e);
        ClusterList.Add(mine + n * e, TLane.Sum(fy), e);
        ClusterList.Add(mine + 2 * n * e, TLane.Sum(fz), e);
        if (!TTally.Global) return;
        double length = single ? unit : 1;
        sum.Energy += TLane.Sum(vdwSum);
        sum.Coulomb += TLane.Sum(coulombSum) + _selfEnergy * _coulombConstant * charge * charge;
        sum.XX += length * TLane.Sum(xx);
        sum.YY += length * TLane.Sum(yy);
        sum.ZZ += length * TLane.Sum(zz);
        sum.XY += length * TLane.Sum(xy);
        sum.XZ += length * TLane.Sum(xz);
        sum.YZ += length * TLane.Sum(yz);
    }
}
