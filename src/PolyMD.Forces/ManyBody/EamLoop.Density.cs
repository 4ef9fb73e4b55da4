using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

internal sealed unsafe partial class EamLoop<TLane>
{
    private readonly struct DensityBody<TElements>(EamLoop<TLane> loop, AtomStore atoms, NeighborList list) : IRangeBody where TElements : struct, IElementCount
    {
        public void Invoke(int start, int end, int worker)
        {
            EamTables tables = loop._tables;
            int points = tables.RadialPoints, elements = loop._elements;
            int* element = loop._element.Pointer, at = stackalloc int[8];
            double* records = atoms.Records.Pointer, density = tables.Density, scratch = stackalloc double[8];
            TLane inverseStep = TLane.Create(tables.InverseRadialStep), cut2 = TLane.Create(loop._cut2);
            for (int row = start; row < end; row++)
            {
                int i = list.Centres[row], padded = loop._inner.Padded(row), n = 0;
                int* neighbors = loop._inner.Row(row), within = loop._within.Pointer + (long)row * loop._stride;
                int mine = TElements.Several ? element[i] : 0;
                double* centre = records + 4L * i;
                TLane x = TLane.Create(centre[0]), y = TLane.Create(centre[1]), z = TLane.Create(centre[2]), sum = TLane.Create(0);
                for (int k = 0; k < padded; k += TLane.Count)
                {
                    TLane.GatherRecords(records, neighbors + k, out TLane dx, out TLane dy, out TLane dz, out _);
                    dx -= x;
                    dy -= y;
                    dz -= z;
                    TLane r2 = dx * dx + dy * dy + dz * dz;
                    n = NeighborFilter.Keep(r2, cut2, neighbors + k, within, n, scratch);
                    TLane p = Locate(r2 * TLane.ReciprocalSqrt(r2), inverseStep, points, two: false, at, scratch);
                    if (TElements.Several) for (int m = 0; m < TLane.Count; m++) at[m] += (element[neighbors[k + m]] * elements + mine) * points;
                    TLane.GatherRecords(density, at, out TLane a, out TLane b, out TLane c, out TLane d);
                    sum += TLane.WhereLess(r2, cut2, TLane.MulAdd(TLane.MulAdd(TLane.MulAdd(a, p, b), p, c), p, d));
                }
                loop._count[row] = n;
                for (; n % NeighborList.RowMultiple != 0; n++) within[n] = atoms.Sentinel;
                double* embedded = loop._embedded.Pointer + 4L * i;
                (embedded[0], embedded[1], embedded[2]) = (centre[0], centre[1], centre[2]);
                loop._embedding[row] = tables.Embed(mine, TLane.Sum(sum), out embedded[3]);
            }
        }
    }

    // Gives F' to the images; to the sentinel, 0.
    private readonly struct GhostBody(EamLoop<TLane> loop, AtomStore atoms) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            for (int k = start; k < end; k++)
            {
                int g = atoms.LocalCount + k;
                double* from = atoms.Records.Pointer + 4L * g, to = loop._embedded.Pointer + 4L * g;
                (to[0], to[1], to[2]) = (from[0], from[1], from[2]);
                to[3] = g == atoms.Sentinel ? 0 : loop._embedded[4 * atoms.GhostOwner[g] + 3];
            }
        }
    }
}
