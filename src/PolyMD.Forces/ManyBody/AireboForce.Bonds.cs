using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

internal sealed unsafe partial class AireboForce<TLane, TWell>
{
    // How many list neighbours can come into bonding range before the next rebuild.
    private readonly struct CountNearBody(AireboForce<TLane, TWell> loop, Simulation simulation, NeighborList list) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            AtomStore atoms = simulation.Atoms;
            for (int row = start; row < end; row++)
            {
                int i = list.Centres[row], count = 0;
                int* neighbors = list.Row(row);
                for (int k = 0; k < list.Counts[row]; k++) count += loop.MayBond(simulation, atoms, i, neighbors[k]) ? 1 : 0;
                loop._nearCount[row] = count;
            }
        }
    }

    private bool MayBond(Simulation simulation, AtomStore atoms, int i, int j)
    {
        AireboPair* pair = Pair(_speciesOfType[atoms.TypeIndex[i]], _speciesOfType[atoms.TypeIndex[j]]);
        double reach = pair->RcMax + simulation.Neighbors.Skin;
        return (atoms.Position(j) - atoms.Position(i)).LengthSquared < reach * reach;
    }

    private AireboPair* Pair(int a, int b) => _parameters.Pairs + 2 * a + b;

    // Rows of possible bonds, and for the dispersion rows of carbons then hydrogens, each nearest first and padded.
    private readonly struct SortBody(AireboForce<TLane, TWell> loop, Simulation simulation, NeighborList list) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            AtomStore atoms = simulation.Atoms;
            for (int row = start; row < end; row++)
            {
                int i = list.Centres[row], count = 0;
                int* neighbors = list.Row(row), near = loop._near.Pointer + (long)row * loop._nearStride;
                loop._rows[row].Species = loop._speciesOfType[atoms.TypeIndex[i]];
                for (int k = 0; k < list.Counts[row]; k++)
                {
                    if (loop.MayBond(simulation, atoms, i, neighbors[k])) near[count++] = neighbors[k];
                }
                if (!loop._parameters.Dispersion) continue;
                int* far = loop._far.Pointer + (long)row * loop._farStride;
                loop._farCarbons[row] = Gather(atoms, i, row, AireboParameters.Carbon, far, loop._scratch[worker].Keys.Pointer);
                loop._farAll[row] = loop._farCarbons[row] + Gather(atoms, i, row, AireboParameters.Hydrogen, far + loop._farCarbons[row], loop._scratch[worker].Keys.Pointer);
            }
        }

        private int Gather(AtomStore atoms, int i, int row, int species, int* to, double* key)
        {
            int* neighbors = list.Row(row);
            int count = 0;
            for (int k = 0; k < list.Counts[row]; k++)
            {
                int j = neighbors[k], at = count;
                if (loop._speciesOfType[atoms.TypeIndex[j]] != species) continue;
                double r2 = (atoms.Position(j) - atoms.Position(i)).LengthSquared;
                for (; at > 0 && key[at - 1] > r2; at--)
                {
                    key[at] = key[at - 1];
                    to[at] = to[at - 1];
                }
                key[at] = r2;
                to[at] = j;
                count++;
            }
            for (; count % NeighborList.RowMultiple != 0; count++) to[count] = atoms.Sentinel;
            return count;
        }
    }

    // Neighbours in bonding range with their weights, and the coordinations.
    private readonly struct BondBody(AireboForce<TLane, TWell> loop, Simulation simulation, NeighborList list) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            AtomStore atoms = simulation.Atoms;
            double* records = atoms.Records.Pointer;
            int* owner = atoms.GhostOwner.Pointer;
            int stride = loop._stride, most = 0;
            for (int row = start; row < end; row++)
            {
                double* c = records + 4L * list.Centres[row];
                int* near = loop._near.Pointer + (long)row * loop._nearStride;
                AireboRow* centre = loop._rows.Pointer + row;
                AireboBond* bonds = loop._bonds.Pointer + (long)row * stride;
                double carbons = 0, hydrogens = 0;
                int count = 0;
                for (int k = 0; k < loop._nearCount[row]; k++)
                {
                    double* q = records + 4L * near[k];
                    double x = q[0] - c[0], y = q[1] - c[1], z = q[2] - c[2], r2 = x * x + y * y + z * z;
                    int partner = list.RowOf[owner[near[k]]], species = loop._rows[partner].Species;
                    AireboPair* pair = loop.Pair(centre->Species, species);
                    if (r2 >= pair->RcMax * pair->RcMax) continue;
                    if (count++ >= stride) continue;
                    double r = Math.Sqrt(r2), inverse = 1 / r;
                    AireboBond* b = bonds + count - 1;
                    b->X = x * inverse;
                    b->Y = y * inverse;
                    b->Z = z * inverse;
                    b->R = r;
                    b->W = AireboSwitch.Cosine(r, pair->RcMin, pair->RcMax, out b->DW);
                    b->Partner = partner;
                    b->Species = species;
                    if (species == AireboParameters.Carbon) carbons += b->W;
                    else hydrogens += b->W;
                }
                centre->Count = count;
                centre->Carbons = carbons;
                centre->Hydrogens = hydrogens;
                most = Math.Max(most, count);
            }
            loop._scratch[worker].Most = Math.Max(loop._scratch[worker].Most, most);
        }
    }

    // Partner slots, conjugation shares and their sum; cleared slopes.
    private readonly struct ConjugationBody(AireboForce<TLane, TWell> loop, bool moments) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            AireboParameters p = loop._parameters;
            int stride = loop._stride;
            AireboBond* bonds = loop._bonds.Pointer;
            new Span<AireboSlope>(loop._slopes.Pointer + (long)start * stride, (end - start) * stride).Clear();
            if (moments)
            {
                new Span<double>(loop._slotMoments.Pointer + (long)start * stride * MomentColumns, (end - start) * stride * MomentColumns).Clear();
                new Span<double>(loop._rowMoments.Pointer + (long)start * MomentColumns, (end - start) * MomentColumns).Clear();
            }
            for (int row = start; row < end; row++)
            {
                AireboRow* centre = loop._rows.Pointer + row;
                double sum = 0;
                for (int slot = row * stride; slot < row * stride + centre->Count; slot++)
                {
                    AireboBond* b = bonds + slot;
                    b->Reverse = loop.FindReverse(row, b);
                    b->Share = b->ShareByWeight = b->ShareByCoordination = 0;
                    if (b->Species != AireboParameters.Carbon) continue;
                    AireboRow* k = loop._rows.Pointer + b->Partner;
                    double others = k->Carbons + k->Hydrogens - b->W;
                    double f = AireboSwitch.Cosine(others, p.ConjugationMin, p.ConjugationMax, out double slope);
                    b->Share = b->W * f;
                    b->ShareByWeight = f - b->W * slope;
                    b->ShareByCoordination = b->W * slope;
                    sum += b->Share;
                }
                centre->Conjugation = sum;
                centre->ByCarbons = centre->ByHydrogens = centre->ByConjugation = 0;
            }
        }
    }

    private int FindReverse(int row, AireboBond* b)
    {
        const double tolerance = 1e-6;
        int first = b->Partner * _stride;
        for (int slot = first; slot < first + _rows.Pointer[b->Partner].Count; slot++)
        {
            AireboBond* o = _bonds.Pointer + slot;
            if (o->Partner != row || Math.Abs(o->R - b->R) > tolerance) continue;
            // Opposite unit vectors: other images of the same atom at the same distance point elsewhere.
            if (Math.Abs(o->X + b->X) + Math.Abs(o->Y + b->Y) + Math.Abs(o->Z + b->Z) < tolerance) return slot;
        }
        return -1;
    }

    // Slopes by coordinations and conjugation sums, passed on to the bonds they are made of.
    private readonly struct CloseBody(AireboForce<TLane, TWell> loop, bool moments) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            int stride = loop._stride;
            for (int row = start; row < end; row++)
            {
                AireboRow* centre = loop._rows.Pointer + row;
                int first = row * stride, last = first + centre->Count;
                if (centre->Species == AireboParameters.Carbon) AddConjugationOfNeighbors(centre, row, first, last);
                for (int slot = first; slot < last; slot++)
                {
                    AireboBond* b = loop._bonds.Pointer + slot;
                    AireboSlope* s = loop._slopes.Pointer + slot;
                    bool carbon = b->Species == AireboParameters.Carbon;
                    double byConjugation = (centre->ByConjugation - s->Conjugation) * b->ShareByWeight * b->DW;
                    double byCoordination = (carbon ? centre->ByCarbons : centre->ByHydrogens) * b->DW;
                    double radial = s->Radial + byConjugation + byCoordination;
                    s->X += radial * b->X;
                    s->Y += radial * b->Y;
                    s->Z += radial * b->Z;
                    if (moments && b->DW != 0) AddMoments(centre, row, slot, carbon);
                }
            }
        }

        // This atom's coordination decides how much it conjugates its neighbours' bonds.
        private void AddConjugationOfNeighbors(AireboRow* centre, int row, int first, int last)
        {
            for (int slot = first; slot < last; slot++)
            {
                int reverse = loop._bonds.Pointer[slot].Reverse;
                if (reverse < 0) continue;
                AireboBond* b = loop._bonds.Pointer + reverse;
                if (b->ShareByCoordination == 0) continue;
                int other = loop._bonds.Pointer[slot].Partner;
                double slopes = loop._rows.Pointer[other].ByConjugation - loop._slopes.Pointer[reverse].Conjugation;
                double by = slopes * b->ShareByCoordination;
                centre->ByCarbons += by;
                centre->ByHydrogens += by;
                if (!moments) continue;
                Vec3 anchor = loop.ConjugationMoment(other, reverse) * b->ShareByCoordination - new Vec3(b->X, b->Y, b->Z) * (b->R * by);
                Add(loop._rowMoments.Pointer + (long)row * MomentColumns, anchor);
                Add(loop._rowMoments.Pointer + (long)row * MomentColumns + 3, anchor);
            }
        }

        private void AddMoments(AireboRow* centre, int row, int slot, bool carbon)
        {
            AireboBond* b = loop._bonds.Pointer + slot;
            double* m = loop._rowMoments.Pointer + (long)row * MomentColumns + (carbon ? 0 : 3);
            Vec3 a = new Vec3(m[0], m[1], m[2]) * b->DW + loop.ConjugationMoment(row, slot) * (b->ShareByWeight * b->DW);
            loop.AddMoment(slot, b->X, b->Y, b->Z, a.X, a.Y, a.Z);
        }

        private static void Add(double* m, Vec3 v)
        {
            m[0] += v.X;
            m[1] += v.Y;
            m[2] += v.Z;
        }
    }

    // Σ ∂E/∂X times the place of each term, seen from the row's atom, without the bond of the slot itself.
    private Vec3 ConjugationMoment(int row, int slot)
    {
        double* m = _rowMoments.Pointer + (long)row * MomentColumns + 6;
        AireboBond* b = _bonds.Pointer + slot;
        double own = 0.5 * b->R * _slopes.Pointer[slot].Conjugation;
        return new Vec3(m[0], m[1], m[2]) - new Vec3(b->X, b->Y, b->Z) * own;
    }

    // F_i = Σ (p_ij − p_ji), virial −Σ r_ij ⊗ p_ij.
    private readonly struct ForceBody(AireboForce<TLane, TWell> loop, Simulation simulation, NeighborList list, double* sums, Needs needs) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            AtomStore atoms = simulation.Atoms;
            int stride = loop._stride;
            bool atomEnergy = (needs & Needs.AtomEnergy) != 0, atomVirial = (needs & Needs.AtomVirial) != 0;
            for (int first = start; first < end; first += OrderedSum.BlockSize)
            {
                int last = Math.Min(first + OrderedSum.BlockSize, end);
                double xx = 0, yy = 0, zz = 0, xy = 0, xz = 0, yz = 0;
                for (int row = first; row < last; row++)
                {
                    int i = list.Centres[row];
                    double fx = 0, fy = 0, fz = 0, energy = 0;
                    for (int slot = row * stride; slot < row * stride + loop._rows[row].Count; slot++)
                    {
                        AireboBond* b = loop._bonds.Pointer + slot;
                        AireboSlope* p = loop._slopes.Pointer + slot;
                        double x = b->X * b->R, y = b->Y * b->R, z = b->Z * b->R;
                        fx += p->X;
                        fy += p->Y;
                        fz += p->Z;
                        xx += x * p->X;
                        yy += y * p->Y;
                        zz += z * p->Z;
                        xy += x * p->Y;
                        xz += x * p->Z;
                        yz += y * p->Z;
                        energy += 0.5 * p->Shared;
                        if (atomVirial) loop.AddOwnVirial(simulation.PerAtom, i, slot);
                        if (b->Reverse < 0) continue;
                        AireboSlope* o = loop._slopes.Pointer + b->Reverse;
                        fx -= o->X;
                        fy -= o->Y;
                        fz -= o->Z;
                        energy += 0.5 * o->Shared + o->Far;
                        if (atomVirial) loop.AddVirialFrom(simulation.PerAtom, i, b->Reverse);
                    }
                    atoms.Fx[i] += fx;
                    atoms.Fy[i] += fy;
                    atoms.Fz[i] += fz;
                    if (atomEnergy) simulation.PerAtom.Energy[i] += energy;
                }
                double* block = sums + first / OrderedSum.BlockSize * ForceTally.Columns;
                block[2] -= xx;
                block[3] -= yy;
                block[4] -= zz;
                block[5] -= xy;
                block[6] -= xz;
                block[7] -= yz;
            }
        }
    }

    // The centre feels +p; its place seen from the centroids is minus the moment.
    private void AddOwnVirial(PerAtomTally tally, int atom, int slot)
    {
        double* m = _slotMoments.Pointer + (long)MomentColumns * slot, v = tally.Virial.Pointer + (long)PerAtomTally.Components * atom;
        for (int k = 0; k < MomentColumns; k++) v[k] -= m[k];
    }

    // The neighbour feels −p at r further on.
    private void AddVirialFrom(PerAtomTally tally, int atom, int slot)
    {
        double* m = _slotMoments.Pointer + (long)MomentColumns * slot, v = tally.Virial.Pointer + (long)PerAtomTally.Components * atom;
        AireboBond* b = _bonds.Pointer + slot;
        AireboSlope* p = _slopes.Pointer + slot;
        for (int k = 0; k < MomentColumns; k++) v[k] += m[k];
        AtomVirial.Add(v, new Vec3(b->X, b->Y, b->Z) * -b->R, new Vec3(p->X, p->Y, p->Z));
    }
}
