using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Forces.Loops;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

// The pair loop over clusters: partners of an atom are loaded eight at a time and every pair is evaluated once, both atoms getting the
// force. Serves long cutoffs, where most clusters around an atom are full of partners; short cutoffs keep the gather loop.
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

    private void RunClusters<TLane, TEval, TConversion, TTally>(in StepContext step)
        where TLane : unmanaged, ILane<TLane> where TEval : unmanaged, ILane<TEval> where TConversion : struct, ILaneConversion<TLane, TEval> where TTally : struct, ITally
    {
        _clusters.Update(step.Simulation);
        int blocks = _clusters.BlockCount;
        double* sums = TTally.Global ? Tally.BeginBlocks(blocks) : null;
        step.Simulation.Team.Run(blocks, 1, new ClusterBody<TLane, TEval, TConversion, TTally>(this, step, sums));
        _clusters.Pruned();
        if (TTally.Global) Tally.EndBlocks(blocks, 1);
        _clusters.AddForces(step.Simulation);
    }

    private readonly struct ClusterBody<TLane, TEval, TConversion, TTally>(PairForce<TKernel> force, StepContext step, double* sums) : IRangeBody
        where TLane : unmanaged, ILane<TLane> where TEval : unmanaged, ILane<TEval> where TConversion : struct, ILaneConversion<TLane, TEval> where TTally : struct, ITally
    {
        public void Invoke(int start, int end, int worker)
        {
            ClusterList clusters = force._clusters;
            for (int b = start; b < end; b++)
            {
                BlockSum sum = default;
                ClusterBlock block = clusters.Block(b);
                double* records = clusters.Load(step.Simulation, block, worker);
                int atoms = ClusterList.Size * block.Count;
                if (clusters.PruneReach2 > 0) for (int k = 0; k < atoms; k++) block.Prune<TLane>(k, records, clusters.Masks, clusters.PruneReach2);
                int* order = clusters.Order + ClusterList.Size * block.First;
                switch (force._table.Shape)
                {
                    case TableShape.OneType: for (int k = 0; k < atoms && order[k] >= 0; k++) force.ClusterRow<TLane, TEval, TConversion, TTally>(block, k, records, TableShape.OneType, ref sum); break;
                    case TableShape.Small: for (int k = 0; k < atoms && order[k] >= 0; k++) force.ClusterRow<TLane, TEval, TConversion, TTally>(block, k, records, TableShape.Small, ref sum); break;
                    case TableShape.Medium: for (int k = 0; k < atoms && order[k] >= 0; k++) force.ClusterRow<TLane, TEval, TConversion, TTally>(block, k, records, TableShape.Medium, ref sum); break;
                    default: for (int k = 0; k < atoms && order[k] >= 0; k++) force.ClusterRow<TLane, TEval, TConversion, TTally>(block, k, records, TableShape.Large, ref sum); break;
                }
                if (TTally.Global) sum.Store(sums + b * ForceTally.Columns);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ClusterRow<TLane, TEval, TConversion, TTally>(ClusterBlock block, int k, double* records, TableShape shape, ref BlockSum sum)
        where TLane : unmanaged, ILane<TLane> where TEval : unmanaged, ILane<TEval> where TConversion : struct, ILaneConversion<TLane, TEval> where TTally : struct, ITally
    {
        const int n = ClusterList.Size, slotMask = (1 << ClusterList.SlotBits) - 1;
        double* own = records + (long)(k / n) * ClusterList.RecordLength, forces = block.Forces, masks = _clusters.Masks;
        int place = k % n, type = ((int*)(own + 4 * n))[place];
        bool single = typeof(TEval) != typeof(TLane);
        void* table = single ? _table.SingleRow(type) : _table.Row(type), constants = single ? _singleConstants.Pointer : _constants.Pointer;
        double farther = _farther, charge = own[3 * n + place];
        int stride = _table.Stride;
        TLane xi = TLane.Create(own[place]), yi = TLane.Create(own[n + place]), zi = TLane.Create(own[2 * n + place]), qi = TLane.Create(_coulombConstant * charge);
        TLane fx = default, fy = default, fz = default, vdwSum = default, coulombSum = default;
        TLane xx = default, yy = default, zz = default, xy = default, xz = default, yz = default;
        int* end = block.End(k);
        for (int* entry = block.Begin(k); entry < end; entry++)
        {
            int slot = *entry & slotMask;
            double* r = records + (long)slot * ClusterList.RecordLength, g = forces + 24L * slot, mask = masks + n * (*entry >>> ClusterList.SlotBits);
            for (int l = 0; l < n; l += TLane.Count)
            {
                TLane dx = xi - TLane.Load(r + l), dy = yi - TLane.Load(r + n + l), dz = zi - TLane.Load(r + 2 * n + l);
                TLane r2 = TLane.Max(TLane.MulAdd(dx, dx, TLane.MulAdd(dy, dy, dz * dz)), TLane.Load(mask + l));
                PairCoeff<TEval> c = new(table, stride, (int*)(r + 4 * n) + l, constants, TConversion.Narrow(qi * TLane.Load(r + 3 * n + l)), shape);
                TKernel.Eval(TConversion.NarrowBelow(r2, farther), c, out TEval over, out TEval vdw, out TEval coulomb);
                TLane f = TConversion.Widen(over);
                TLane gx = dx * f, gy = dy * f, gz = dz * f;
                fx += gx;
                fy += gy;
                fz += gz;
                TLane.Store(g + l, TLane.Load(g + l) - gx);
                TLane.Store(g + n + l, TLane.Load(g + n + l) - gy);
                TLane.Store(g + 2 * n + l, TLane.Load(g + 2 * n + l) - gz);
                if (!TTally.Global) continue;
                vdwSum += TConversion.Widen(vdw);
                coulombSum += TConversion.Widen(coulomb);
                xx = TLane.MulAdd(dx, gx, xx);
                yy = TLane.MulAdd(dy, gy, yy);
                zz = TLane.MulAdd(dz, gz, zz);
                xy = TLane.MulAdd(dx, gy, xy);
                xz = TLane.MulAdd(dx, gz, xz);
                yz = TLane.MulAdd(dy, gz, yz);
            }
        }
        double* mine = forces + 24L * (k / n) + place;
        mine[0] += TLane.Sum(fx);
        mine[n] += TLane.Sum(fy);
        mine[2 * n] += TLane.Sum(fz);
        if (!TTally.Global) return;
        sum.Energy += TLane.Sum(vdwSum);
        sum.Coulomb += TLane.Sum(coulombSum) + _selfEnergy * _coulombConstant * charge * charge;
        sum.XX += TLane.Sum(xx);
        sum.YY += TLane.Sum(yy);
        sum.ZZ += TLane.Sum(zz);
        sum.XY += TLane.Sum(xy);
        sum.XZ += TLane.Sum(xz);
        sum.YZ += TLane.Sum(yz);
    }
}
