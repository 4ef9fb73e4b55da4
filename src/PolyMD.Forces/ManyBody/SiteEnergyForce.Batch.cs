using System.Runtime.Intrinsics;
using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <content>
/// Pass 1 by batches: three or four neighbours an atom, as in sheets and covalent crystals, leave half of the lanes empty and each site waits
/// for its own chain of exponentials and divisions; the neighbours of many sites in one row of columns do neither.
/// </content>
internal sealed unsafe partial class SiteEnergyForce<TKernel, TLane>
{
    // A divisor of the block size, so that batches do not depend on the threads; the columns of a batch stay in the first cache.
    private const int BatchRows = 32;

    private bool Batched => TKernel.Batches && _oneElement;

    private readonly struct BatchBody(SiteEnergyForce<TKernel, TLane> loop, Simulation simulation, NeighborList list, double* sums, Needs needs) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            int column = BatchRows * loop._stride + NeighborList.RowMultiple;
            double* scratch = loop._columns[worker].Pointer;
            int* integers = loop._integers[worker].Pointer, starts = stackalloc int[BatchRows + 1];
            Site site = Site.Over(scratch, column);
            site.Work = scratch + (Site.Columns + 1) * column;
            SiteBatch batch = new() { Others = scratch + Site.Columns * column, Next = integers + column, Own = integers + 2 * column, MostOthers = integers + 3 * column };
            for (int k = 0; k < column; k++) batch.Own[k] = k;
            for (int first = start; first < end; first += OrderedSum.BlockSize)
            {
                int last = Math.Min(first + OrderedSum.BlockSize, end);
                double energy = 0;
                SiteVirial<TLane> virial = default;
                for (int row = first; row < last; row += BatchRows)
                {
                    int rows = Math.Min(BatchRows, last - row);
                    Collect(ref site, batch, integers, row, rows, starts);
                    energy += loop._kernel.EvaluateBatch(ref site, batch);
                    for (int k = 0; k < rows; k++) Send(site, integers, row + k, starts[k], starts[k + 1], worker);
                    if ((needs & Needs.Virial) != 0) virial.Add(site);
                }
                virial.Store(sums + first / OrderedSum.BlockSize * ForceTally.Columns, energy);
            }
        }

        // The neighbours inside the cutoff of all rows, one after the other.
        private void Collect(ref Site site, in SiteBatch batch, int* slot, int row, int rows, int* starts)
        {
            double* records = simulation.Atoms.Records.Pointer;
            int n = 0;
            for (int k = 0; k < rows; k++)
            {
                starts[k] = n;
                int* mine = loop._row.Pointer + (long)(row + k) * loop._stride;
                int count = NeighborFilter.Within<TLane>(records, mine, loop._padded[row + k], list.Centres[row + k], loop._reach2, site.X + n, site.Y + n, site.Z + n, site.R2 + n, slot + n);
                for (int m = n; m < n + count; m++)
                {
                    batch.Next[m] = m + 1;
                    batch.Others[m] = count - 1;
                }
                if (count > 0) batch.Next[n + count - 1] = n;
                // Eights that begin in this row start from its count, one that it shares with the row before takes the larger.
                for (int e = n / 8; e * 8 < n + count; e++) batch.MostOthers[e] = Math.Max(e * 8 < n ? batch.MostOthers[e] : 0, count - 1);
                n += count;
            }
            starts[rows] = site.Count = n;
            for (int m = n; m % 8 != 0; m++)
            {
                site.X[m] = Site.Far;
                site.Y[m] = site.Z[m] = batch.Others[m] = 0;
                site.R2[m] = Site.Far * Site.Far;
                batch.Next[m] = m;
            }
        }

        // What a centre gives: to itself, and to its neighbours.
        private void Send(Site site, int* slot, int row, int start, int end, int worker)
        {
            AtomStore atoms = simulation.Atoms;
            int i = list.Centres[row], kept = 0;
            int* reverse = loop._reverse.Pointer + (long)row * loop._stride, keep = loop._shortSlot.Pointer + (long)row * loop._stride;
            double* sent = loop._outbox.Pointer + (long)OutboxWidth * row * loop._stride;
            Vector256<double> own = Vector256<double>.Zero;
            for (int k = start; k < end; k++)
            {
                Vector256<double> p = Vector256.Create(site.Px[k], site.Py[k], site.Pz[k], 0);
                own += p;
                p.Store(sent + (long)OutboxWidth * slot[k]);
                keep[kept] = slot[k];
                kept += site.R2[k] < loop._cut2 ? 1 : 0;
            }
            loop._shortCount[row] = kept;
            atoms.Fx[i] += own[0];
            atoms.Fy[i] += own[1];
            atoms.Fz[i] += own[2];
            if ((needs & PerAtom) == 0) return;
            site.X += start;
            site.Y += start;
            site.Z += start;
            site.R2 += start;
            site.Count = end - start;
            // One element: the kernel clears what it reads; the successors are spent.
            site.Elements = slot + site.Stride;
            loop.SendShares(ref site, i, reverse, slot + start, worker, simulation.PerAtom, needs);
        }
    }
}
