using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

public unsafe partial class PairForce<TKernel>
{
    private void Run<TTally>(in StepContext step) where TTally : struct, ITally
    {
        bool mixed = step.Simulation.Precision == Precision.Mixed;
        switch (step.Simulation.LaneCount)
        {
            case 8 when mixed: RunLoop<Lane8, Lane8F, Lane8Single, TTally>(step); break;
            case 8: RunLoop<Lane8, Lane8, LaneIdentity<Lane8>, TTally>(step); break;
            case 4 when mixed: RunLoop<Lane4, Lane4F, Lane4Single, TTally>(step); break;
            case 4: RunLoop<Lane4, Lane4, LaneIdentity<Lane4>, TTally>(step); break;
            default:
                if (mixed) RunLoop<Lane1, Lane1F, Lane1Single, TTally>(step);
                else RunLoop<Lane1, Lane1, LaneIdentity<Lane1>, TTally>(step);
                break;
        }
        RunSpecial<TTally>(step);
    }

    private void RunLoop<TLane, TEval, TConversion, TTally>(in StepContext step)
        where TLane : unmanaged, ILane<TLane> where TEval : unmanaged, ILane<TEval> where TConversion : struct, ILaneConversion<TLane, TEval> where TTally : struct, ITally
    {
        if (_clustered)
        {
            // Per-atom shares come from the full list, the forces always from the clusters: output does not disturb a trajectory.
            if (!TTally.PerAtom)
            {
                RunClusters<TTally>(step);
                return;
            }
            RunClusters<ForcesOnly>(step);
        }
        if (_nearStale) _near.Rebuilt(_list!);
        _nearStale = false;
        _near.Update(step.Simulation);
        int rows = _list!.CentreCount, blocks = OrderedSum.Blocks(rows);
        double* sums = TTally.Global ? Tally.BeginBlocks(blocks) : null;
        step.Simulation.Team.Run(rows, OrderedSum.BlockSize, new RowBody<TLane, TEval, TConversion, TTally>(this, step, sums));
        // A full list sees every pair from both sides.
        if (TTally.Global) Tally.EndBlocks(blocks, 0.5);
    }

    private readonly struct RowBody<TLane, TEval, TConversion, TTally>(PairForce<TKernel> force, StepContext step, double* sums) : IRangeBody
        where TLane : unmanaged, ILane<TLane> where TEval : unmanaged, ILane<TEval> where TConversion : struct, ILaneConversion<TLane, TEval> where TTally : struct, ITally
    {
        public void Invoke(int start, int end, int worker)
        {
            for (int block = start / OrderedSum.BlockSize; block * OrderedSum.BlockSize < end; block++)
            {
                BlockSum sum = default;
                int last = Math.Min(end, (block + 1) * OrderedSum.BlockSize);
                int first = block * OrderedSum.BlockSize;
                switch (force._table.Shape)
                {
                    case TableShape.OneType: for (int row = first; row < last; row++) force.Row<TLane, TEval, TConversion, TTally, OneTypeTable>(step, row, ref sum); break;
                    case TableShape.Small: for (int row = first; row < last; row++) force.Row<TLane, TEval, TConversion, TTally, SmallTable>(step, row, ref sum); break;
                    case TableShape.Medium: for (int row = first; row < last; row++) force.Row<TLane, TEval, TConversion, TTally, MediumTable>(step, row, ref sum); break;
                    default: for (int row = first; row < last; row++) force.Row<TLane, TEval, TConversion, TTally, LargeTable>(step, row, ref sum); break;
                }
                if (TTally.Global) sum.Store(sums + block * ForceTally.Columns);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Row<TLane, TEval, TConversion, TTally, TShape>(in StepContext step, int row, ref BlockSum sum)
        where TLane : unmanaged, ILane<TLane> where TEval : unmanaged, ILane<TEval> where TConversion : struct, ILaneConversion<TLane, TEval> where TTally : struct, ITally where TShape : struct, ITableShape
    {
        AtomStore atoms = step.Simulation.Atoms;
        int i = _list!.Centres[row], count = _near.Padded(row);
        int* neighbors = _near.Row(row), type = atoms.TypeIndex.Pointer;
        double* records = atoms.Records.Pointer;
        bool single = typeof(TEval) != typeof(TLane);
        void* table = single ? _table.SingleRow(type[i]) : _table.Row(type[i]), constants = single ? _singleConstants.Pointer : _constants.Pointer;
        double farther = _farther;
        int stride = _table.Stride;
        int* types = stackalloc int[8];
        TLane xi = TLane.Create(records[4L * i]), yi = TLane.Create(records[4L * i + 1]), zi = TLane.Create(records[4L * i + 2]);
        TLane qi = TLane.Create(_coulombConstant * records[4L * i + 3]);
        TLane fx = default, fy = default, fz = default, vdwSum = default, coulombSum = default;
        TLane xx = default, yy = default, zz = default, xy = default, xz = default, yz = default;
        for (int k = 0; k < count; k += TLane.Count)
        {
            TLane.GatherRecords(records, neighbors + k, out TLane xj, out TLane yj, out TLane zj, out TLane qj);
            TLane dx = xi - xj, dy = yi - yj, dz = zi - zj;
            TLane r2 = TLane.MulAdd(dx, dx, TLane.MulAdd(dy, dy, dz * dz));
            if (TShape.Shape != TableShape.OneType) TLane.GatherIndices(type, neighbors + k, types);
            PairCoeff<TEval> c = new(table, stride, types, constants, TConversion.Narrow(qi * qj), TShape.Shape);
            TKernel.Eval(TConversion.NarrowBelow(r2, farther), c, out TEval over, out TEval vdw, out TEval coulomb);
            TLane f = TConversion.Widen(over);
            TLane gx = dx * f, gy = dy * f, gz = dz * f;
            fx += gx;
            fy += gy;
            fz += gz;
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
        if (!TTally.PerAtom || !_clustered)
        {
            atoms.Fx.Pointer[i] += TLane.Sum(fx);
            atoms.Fy.Pointer[i] += TLane.Sum(fy);
            atoms.Fz.Pointer[i] += TLane.Sum(fz);
        }
        if (!TTally.Global) return;
        double charge = records[4L * i + 3];
        // Energies of a row are counted with a half; the self-energy belongs to this atom alone.
        double energy = TLane.Sum(vdwSum), electric = TLane.Sum(coulombSum) + 2 * _selfEnergy * _coulombConstant * charge * charge;
        double vxx = TLane.Sum(xx), vyy = TLane.Sum(yy), vzz = TLane.Sum(zz), vxy = TLane.Sum(xy), vxz = TLane.Sum(xz), vyz = TLane.Sum(yz);
        sum.Energy += energy;
        sum.Coulomb += electric;
        sum.XX += vxx;
        sum.YY += vyy;
        sum.ZZ += vzz;
        sum.XY += vxy;
        sum.XZ += vxz;
        sum.YZ += vyz;
        if (!TTally.PerAtom) return;
        PerAtomTally perAtom = step.Simulation.PerAtom;
        if ((step.Needs & Needs.AtomEnergy) != 0) perAtom.Energy.Pointer[i] += 0.5 * (energy + electric);
        if ((step.Needs & Needs.AtomVirial) == 0) return;
        double* v = perAtom.Virial.Pointer + (long)PerAtomTally.Components * i;
        v[0] += 0.5 * vxx;
        v[1] += 0.5 * vyy;
        v[2] += 0.5 * vzz;
        v[3] += 0.5 * vxy;
        v[4] += 0.5 * vxz;
        v[5] += 0.5 * vyz;
        v[6] += 0.5 * vxy;
        v[7] += 0.5 * vxz;
        v[8] += 0.5 * vyz;
    }
}
