using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

internal sealed unsafe partial class EamLoop<TLane>
{
    private readonly struct ForceBody<TTally, TElements>(EamLoop<TLane> loop, Simulation simulation, NeighborList list, double* sums, Needs needs) : IRangeBody
        where TTally : struct, ITally
        where TElements : struct, IElementCount
    {
        public void Invoke(int start, int end, int worker)
        {
            AtomStore atoms = simulation.Atoms;
            EamTables tables = loop._tables;
            int points = tables.RadialPoints, elements = loop._elements, stride = loop._stride;
            double* fx = atoms.Fx.Pointer, fy = atoms.Fy.Pointer, fz = atoms.Fz.Pointer, embedded = loop._embedded.Pointer;
            double* slopes = tables.Slopes, scratch = stackalloc double[8], column = loop._columns[worker].Pointer;
            int* element = loop._element.Pointer, at = stackalloc int[8], back = stackalloc int[8];
            TLane zero = TLane.Create(0), inverseStep = TLane.Create(tables.InverseRadialStep), cut2 = TLane.Create(loop._cut2);
            for (int first = start; first < end; first += OrderedSum.BlockSize)
            {
                int last = Math.Min(first + OrderedSum.BlockSize, end);
                double energy = 0;
                TLane xx = zero, yy = zero, zz = zero, xy = zero, xz = zero, yz = zero;
                for (int row = first; row < last; row++)
                {
                    int i = list.Centres[row], n = loop._count[row], mine = TElements.Several ? element[i] : 0;
                    int* within = loop._within.Pointer + (long)row * stride;
                    double* centre = embedded + 4L * i;
                    TLane x = TLane.Create(centre[0]), y = TLane.Create(centre[1]), z = TLane.Create(centre[2]), embed = TLane.Create(centre[3]);
                    TLane sx = zero, sy = zero, sz = zero, pair = zero;
                    for (int k = 0; k < n; k += TLane.Count)
                    {
                        TLane.GatherRecords(embedded, within + k, out TLane dx, out TLane dy, out TLane dz, out TLane theirs);
                        dx -= x;
                        dy -= y;
                        dz -= z;
                        TLane r2 = dx * dx + dy * dy + dz * dz, ri = TLane.ReciprocalSqrt(r2);
                        TLane p = Locate(r2 * ri, inverseStep, points, two: true, at, scratch);
                        for (int m = 0; TElements.Several && m < TLane.Count; m++)
                        {
                            int other = element[within[k + m]];
                            back[m] = 2 * (mine * elements + other) * points + at[m];
                            at[m] += 2 * (other * elements + mine) * points;
                        }
                        TLane.GatherRecords(slopes, at, out TLane a, out TLane b, out TLane c, out _);
                        TLane slope = TLane.MulAdd(TLane.MulAdd(a, p, b), p, c), backSlope = slope;
                        if (TElements.Several)
                        {
                            TLane.GatherRecords(slopes, back, out a, out b, out c, out _);
                            backSlope = TLane.MulAdd(TLane.MulAdd(a, p, b), p, c);
                        }
                        // r·φ is tabulated: φ = z/r, φ' = (z' − φ)/r.
                        TLane.GatherRecords(slopes + 4, at, out a, out b, out c, out TLane d);
                        TLane ap = a * p, phi = TLane.MulAdd(TLane.MulAdd(ap + b, p, c), p, d) * ri;
                        TLane rise = TLane.MulAdd(TLane.MulAdd(TLane.Create(3), ap, b + b), p, c);
                        TLane phiSlope = (rise * inverseStep - phi) * ri;
                        TLane sum = TElements.Several ? TLane.MulAdd(embed, slope, TLane.MulAdd(theirs, backSlope, phiSlope)) : TLane.MulAdd(embed + theirs, slope, phiSlope);
                        // dU/dr / r; the force on i is along +r_ij times it.
                        TLane w = TLane.WhereLess(r2, cut2, sum * ri), px = w * dx, py = w * dy, pz = w * dz;
                        sx += px;
                        sy += py;
                        sz += pz;
                        if (TTally.Global)
                        {
                            pair += TLane.WhereLess(r2, cut2, phi);
                            xx = TLane.MulAdd(dx, px, xx);
                            yy = TLane.MulAdd(dy, py, yy);
                            zz = TLane.MulAdd(dz, pz, zz);
                            xy = TLane.MulAdd(dx, py, xy);
                            xz = TLane.MulAdd(dx, pz, xz);
                            yz = TLane.MulAdd(dy, pz, yz);
                        }
                        if (TTally.PerAtom)
                        {
                            TLane.Store(column + k, dx);
                            TLane.Store(column + stride + k, dy);
                            TLane.Store(column + 2 * stride + k, dz);
                            TLane.Store(column + 3 * stride + k, slope * ri);
                            TLane.Store(column + 4 * stride + k, backSlope * ri);
                            TLane.Store(column + 5 * stride + k, phiSlope * ri);
                            TLane.Store(column + 6 * stride + k, theirs);
                        }
                    }
                    fx[i] += TLane.Sum(sx);
                    fy[i] += TLane.Sum(sy);
                    fz[i] += TLane.Sum(sz);
                    if (!TTally.Global) continue;
                    double siteEnergy = loop._embedding[row] + 0.5 * TLane.Sum(pair);
                    energy += siteEnergy;
                    if (TTally.PerAtom) AddPerAtom(i, n, siteEnergy, column, stride, centre[3]);
                }
                if (!TTally.Global) continue;
                // Every pair stands in two rows; the virial −½ Σ r_ij ⊗ dU/dr_ij.
                double* block = sums + first / OrderedSum.BlockSize * ForceTally.Columns;
                block[0] = energy;
                block[2] = -0.5 * TLane.Sum(xx);
                block[3] = -0.5 * TLane.Sum(yy);
                block[4] = -0.5 * TLane.Sum(zz);
                block[5] = -0.5 * TLane.Sum(xy);
                block[6] = -0.5 * TLane.Sum(xz);
                block[7] = -0.5 * TLane.Sum(yz);
            }
        }

        private void AddPerAtom(int i, int n, double siteEnergy, double* column, int stride, double embed)
        {
            double* x = column, y = x + stride, z = y + stride, slope = z + stride, back = slope + stride, pair = back + stride, theirs = pair + stride;
            PerAtomTally tally = simulation.PerAtom;
            if ((needs & Needs.AtomEnergy) != 0) tally.Energy[i] += siteEnergy;
            for (int k = 0; k < n; k++)
            {
                Vec3 d = new(x[k], y[k], z[k]);
                // The part of the neighbours' site energies U_j = F(ρ_j) + ½ Σ φ that acts on this atom: (r_i − r_j) ⊗ (−∂U_j/∂r_i).
                if ((needs & Needs.AtomVirial) != 0) AtomVirial.Add(tally.Virial.Pointer + PerAtomTally.Components * i, -d, d * (theirs[k] * back[k] + 0.5 * pair[k]));
                // Half of each pair's virial instead of the part above.
                if ((needs & Needs.AtomStress) != 0) tally.AddShareCorrection(i, SymTensor.Dyad(-d, d * (0.5 * (embed * slope[k] - theirs[k] * back[k]))));
            }
        }
    }
}
