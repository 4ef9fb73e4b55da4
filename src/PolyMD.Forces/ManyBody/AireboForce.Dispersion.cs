using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

internal sealed unsafe partial class AireboForce<TLane, TWell>
{
    // Dispersion between two species with its smooth end.
    private readonly struct Well(AireboParameters parameters, in AireboPair pair)
    {
        private readonly (double First, double Second, double Third) _constants = TWell.Constants(pair);
        private readonly double _from = parameters.SwitchFrom * pair.Sigma, _inverseWidth = 1 / ((parameters.SwitchTo - parameters.SwitchFrom) * pair.Sigma);

        // Squared range of the distance switch, and squared cutoff.
        public double Near2 { get; } = pair.NearMax * pair.NearMax;

        public double Cut2 { get; } = parameters.Cutoff * pair.Sigma * parameters.Cutoff * pair.Sigma;

        // V S and (dVS/dr)/r.
        public T Evaluate<T>(T r2, out T over) where T : unmanaged, ILane<T>
        {
            T inverse = T.ReciprocalSqrt(r2), r = r2 * inverse, inverse2 = inverse * inverse, one = T.Create(1), zero = T.Create(0);
            T v = TWell.Evaluate(r, inverse2, T.Create(_constants.First), T.Create(_constants.Second), T.Create(_constants.Third), out T slope);
            T t = T.Max(zero, T.Min(one, (r - T.Create(_from)) * T.Create(_inverseWidth)));
            T s = one - t * t * (T.Create(3) - t - t);
            over = (slope * s * inverse + v * T.Create(6 * _inverseWidth) * t * (t - one)) * inverse;
            return v * s;
        }
    }

    // Energy, force and virial a centre gathers from pairs.
    private struct PairSum
    {
        public double Energy, X, Y, Z, XX, YY, ZZ, XY, XZ, YZ;

        // Half of an energy, the whole slope p by the vector r.
        public void Add(double energy, in Vec3 r, in Vec3 p)
        {
            Energy += 0.5 * energy;
            X += p.X;
            Y += p.Y;
            Z += p.Z;
            XX -= 0.5 * r.X * p.X;
            YY -= 0.5 * r.Y * p.Y;
            ZZ -= 0.5 * r.Z * p.Z;
            XY -= 0.5 * r.X * p.Y;
            XZ -= 0.5 * r.X * p.Z;
            YZ -= 0.5 * r.Y * p.Z;
        }
    }

    // Dispersion of one centre: all far pairs in registers as if no bonds led to them; then the atoms reached over bonds and the near pairs one by one.
    private void Disperse(Simulation simulation, NeighborList list, int row, Scratch scratch, double* block, Needs needs)
    {
        AtomStore atoms = simulation.Atoms;
        int i = list.Centres[row], species = _rows.Pointer[row].Species, carbons = _farCarbons[row];
        int* far = _far.Pointer + (long)row * _farStride;
        PairSum sum = default;
        double* w = (needs & Needs.AtomVirial) != 0 ? simulation.PerAtom.Virial.Pointer + (long)PerAtomTally.Components * i : null;
        FindEndpoints(row, scratch);
        scratch.NearCount = 0;
        Far(atoms, i, far, carbons, 2 * species, scratch, ref sum, w);
        Far(atoms, i, far + carbons, _farAll[row] - carbons, 2 * species + 1, scratch, ref sum, w);
        RemoveBonded(row, species, scratch, ref sum, w);
        for (int k = 0; k < scratch.NearCount; k++) Near(simulation, list, row, scratch.Near[k], scratch, ref sum, w);
        for (int k = 0; k < scratch.EndpointCount; k++) scratch.First[scratch.Endpoints[k].Row] = -1;
        atoms.Fx[i] += sum.X;
        atoms.Fy[i] += sum.Y;
        atoms.Fz[i] += sum.Z;
        block[0] += sum.Energy;
        block[2] += sum.XX;
        block[3] += sum.YY;
        block[4] += sum.ZZ;
        block[5] += sum.XY;
        block[6] += sum.XZ;
        block[7] += sum.YZ;
        if ((needs & Needs.AtomEnergy) != 0) simulation.PerAtom.Energy[i] += sum.Energy;
    }

    // Pairs of one species beyond the range of the distance switch; nearer ones are noted.
    private void Far(AtomStore atoms, int i, int* row, int padded, int pair, Scratch scratch, ref PairSum sum, double* atomVirial)
    {
        ref Well c = ref _wells[pair];
        double* records = atoms.Records.Pointer;
        TLane xi = TLane.Create(records[4L * i]), yi = TLane.Create(records[4L * i + 1]), zi = TLane.Create(records[4L * i + 2]);
        TLane near2 = TLane.Create(c.Near2), cut2 = TLane.Create(c.Cut2), zero = TLane.Create(0);
        TLane energy = zero, fx = zero, fy = zero, fz = zero, xx = zero, yy = zero, zz = zero, xy = zero, xz = zero, yz = zero;
        double* t = stackalloc double[8];
        for (int k = 0; k < padded; k += TLane.Count)
        {
            TLane.GatherRecords(records, row + k, out TLane x, out TLane y, out TLane z, out _);
            x -= xi;
            y -= yi;
            z -= zi;
            TLane rr = x * x + y * y + z * z;
            if (TLane.AnyLess(rr, near2))
            {
                TLane.Store(t, rr);
                for (int m = 0; m < TLane.Count; m++)
                {
                    if (t[m] < c.Near2) scratch.Near[scratch.NearCount++] = row[k + m];
                }
            }
            TLane u = c.Evaluate(rr, out TLane p);
            u = TLane.WhereLess(rr, cut2, TLane.Select(rr, near2, zero, u));
            p = TLane.WhereLess(rr, cut2, TLane.Select(rr, near2, zero, p));
            energy += u;
            TLane px = p * x, py = p * y, pz = p * z;
            fx += px;
            fy += py;
            fz += pz;
            xx = TLane.MulAdd(x, px, xx);
            yy = TLane.MulAdd(y, py, yy);
            zz = TLane.MulAdd(z, pz, zz);
            xy = TLane.MulAdd(x, py, xy);
            xz = TLane.MulAdd(x, pz, xz);
            yz = TLane.MulAdd(y, pz, yz);
        }
        sum.Energy += 0.5 * TLane.Sum(energy);
        sum.X += TLane.Sum(fx);
        sum.Y += TLane.Sum(fy);
        sum.Z += TLane.Sum(fz);
        double sxx = -0.5 * TLane.Sum(xx), syy = -0.5 * TLane.Sum(yy), szz = -0.5 * TLane.Sum(zz), sxy = -0.5 * TLane.Sum(xy), sxz = -0.5 * TLane.Sum(xz), syz = -0.5 * TLane.Sum(yz);
        sum.XX += sxx;
        sum.YY += syy;
        sum.ZZ += szz;
        sum.XY += sxy;
        sum.XZ += sxz;
        sum.YZ += syz;
        if (atomVirial == null) return;
        // Central forces: the tensor is symmetric.
        atomVirial[0] += sxx;
        atomVirial[1] += syy;
        atomVirial[2] += szz;
        atomVirial[3] += sxy;
        atomVirial[4] += sxz;
        atomVirial[5] += syz;
        atomVirial[6] += sxy;
        atomVirial[7] += sxz;
        atomVirial[8] += syz;
    }

    // Far pairs joined by bonds have C < 1: takes (1 − C) of them away again.
    private void RemoveBonded(int row, int species, Scratch scratch, ref PairSum sum, double* atomVirial)
    {
        for (int k = 0; k < scratch.EndpointCount; k++)
        {
            ref Endpoint e = ref scratch.Endpoints[k];
            ref Well c = ref _wells[2 * species + _rows.Pointer[e.Row].Species];
            double r2 = e.X * e.X + e.Y * e.Y + e.Z * e.Z;
            if (r2 < c.Near2 || r2 >= c.Cut2) continue;
            double u = c.Evaluate(Lane1.Create(r2), out Lane1 slope).Value;
            Vec3 r = new(e.X, e.Y, e.Z), p = r * (-e.Weight * slope.Value);
            sum.Add(-e.Weight * u, r, p);
            if (atomVirial != null) AtomVirial.Add(atomVirial, r * -0.5, p);
            if (e.Weight < 1) DeferPath(scratch, e, u, r);
        }
    }

    // A pair within the range of the distance switch: C V [1 − S(r)(1 − S(b*))].
    private void Near(Simulation simulation, NeighborList list, int row, int j, Scratch scratch, ref PairSum sum, double* atomVirial)
    {
        AtomStore atoms = simulation.Atoms;
        int partner = list.RowOf[atoms.GhostOwner[j]], species = _rows.Pointer[row].Species, other = _rows.Pointer[partner].Species;
        Vec3 r = atoms.Position(j) - atoms.Position(list.Centres[row]);
        int at = FindEndpoint(scratch, partner, r.X, r.Y, r.Z);
        double weight = at < 0 ? 0 : scratch.Endpoints[at].Weight;
        if (weight >= 1) return;
        AireboPair* pair = Pair(species, other);
        double r2 = r.LengthSquared, distance = Math.Sqrt(r2);
        if (r2 >= _wells[2 * species + other].Cut2) return;
        double u = _wells[2 * species + other].Evaluate(Lane1.Create(r2), out Lane1 over).Value, c = 1 - weight;
        double near = AireboSwitch.Cubic(distance, pair->NearMin, pair->NearMax, out double nearSlope), free = 1, byOrder = 0;
        AireboAxis axis = default;
        Conjugated v = default;
        double dihedrals = 0, p = 0, q = 0;
        int n = 0, m = 0;
        if (near > 0)
        {
            axis = CloseAxis(row, partner, r, distance, pair);
            double order = HypotheticalOrder(ref axis, scratch, out v, out dihedrals, out p, out q, out n, out m);
            free = AireboSwitch.Cubic(order, pair->OrderMin, pair->OrderMax, out byOrder);
        }
        double keep = 1 - near * (1 - free), radial = c * (over.Value * keep - u * nearSlope * (1 - free) / distance);
        Vec3 slope = r * radial;
        double slopeByOrder = c * u * near * byOrder;
        if (slopeByOrder != 0) slope += HypotheticalSlopes(axis, scratch, v, dihedrals, p, q, n, m, slopeByOrder, atomVirial != null);
        sum.Add(c * u * keep, r, slope);
        if (atomVirial != null) AtomVirial.Add(atomVirial, r * -0.5, slope);
        if (weight > 0) DeferPath(scratch, scratch.Endpoints[at], u * keep, r);
    }

    private AireboAxis CloseAxis(int row, int partner, in Vec3 r, double distance, AireboPair* pair)
    {
        double inverse = 1 / distance;
        int slot = distance < pair->RcMax ? FindBond(row, partner, r * inverse, distance) : -1;
        return new AireboAxis
        {
            I = row,
            J = partner,
            SlotI = slot,
            SlotJ = slot < 0 ? -1 : _bonds.Pointer[slot].Reverse,
            SpeciesI = _rows.Pointer[row].Species,
            SpeciesJ = _rows.Pointer[partner].Species,
            X = r.X * inverse,
            Y = r.Y * inverse,
            Z = r.Z * inverse,
            R = distance,
            Length = pair->RcMin,
            W = slot < 0 ? 0 : _bonds.Pointer[slot].W,
            DW = slot < 0 ? 0 : _bonds.Pointer[slot].DW,
            Keep = true,
        };
    }

    private int FindBond(int row, int partner, in Vec3 direction, double distance)
    {
        const double tolerance = 1e-6;
        for (int slot = row * _stride; slot < row * _stride + _rows.Pointer[row].Count; slot++)
        {
            AireboBond* b = _bonds.Pointer + slot;
            if (b->Partner == partner && Math.Abs(b->R - distance) < tolerance && Math.Abs(b->X - direction.X) + Math.Abs(b->Y - direction.Y) + Math.Abs(b->Z - direction.Z) < tolerance) return slot;
        }
        return -1;
    }
}
