using PolyMD.Engine;
using PolyMD.Engine.Neighbors;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

internal sealed unsafe partial class AireboForce<TLane, TWell>
{
    // Energies of a centre's bonds and close pairs, with the slopes of its side.
    private readonly struct EnergyBody(AireboForce<TLane, TWell> loop, Simulation simulation, NeighborList list, double* sums, Needs needs) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            Scratch scratch = loop._scratch[worker];
            bool moments = (needs & Needs.AtomVirial) != 0;
            for (int first = start; first < end; first += OrderedSum.BlockSize)
            {
                int last = Math.Min(first + OrderedSum.BlockSize, end);
                double* block = sums + first / OrderedSum.BlockSize * ForceTally.Columns;
                for (int row = first; row < last; row++)
                {
                    double own = 0;
                    for (int slot = row * loop._stride; slot < row * loop._stride + loop._rows[row].Count; slot++)
                    {
                        if (loop._bonds.Pointer[slot].W > Tiny && loop._bonds.Pointer[slot].Reverse >= 0) block[0] += loop.Bond(row, slot, scratch, moments, ref own);
                    }
                    if ((needs & Needs.AtomEnergy) != 0) simulation.PerAtom.Energy[list.Centres[row]] += own;
                    if (loop._parameters.Dispersion) loop.Disperse(simulation, list, row, scratch, block, needs);
                }
            }
        }
    }

    // Half of the energy of a bond, half of its torsion; `own` gets the centre's quarter of the torsion.
    private double Bond(int row, int slot, Scratch scratch, bool moments, ref double own)
    {
        AireboBond* b = _bonds.Pointer + slot;
        AireboAxis axis = new()
        {
            I = row,
            J = b->Partner,
            SlotI = slot,
            SlotJ = b->Reverse,
            SpeciesI = _rows.Pointer[row].Species,
            SpeciesJ = b->Species,
            X = b->X,
            Y = b->Y,
            Z = b->Z,
            R = b->R,
            Length = b->R,
            W = b->W,
            DW = b->DW,
            Bond = true,
            Keep = true,
        };
        AireboArm* mine = scratch.Mine.Pointer, theirs = scratch.Theirs.Pointer;
        int n = FillArms(axis, mine), m = 0;
        AireboPair* pair = Pair(axis.SpeciesI, axis.SpeciesJ);
        double repulsion = pair->Repulsion(b->R, out double repulsionSlope), attraction = pair->Attraction(b->R, out double attractionSlope);
        repulsionSlope = b->W * repulsionSlope + b->DW * repulsion;
        repulsion *= b->W;
        attractionSlope = b->W * attractionSlope + b->DW * attraction;
        attraction *= b->W;
        double p = SideOrder(axis, mine, n);
        Conjugated c = Conjugation(axis);
        bool turns = c.T != 0;
        bool torsion = _parameters.Torsion && axis.SpeciesI == AireboParameters.Carbon && axis.SpeciesJ == AireboParameters.Carbon;
        double sum = 0;
        if (turns || torsion)
        {
            PrepareDihedrals(axis, mine, n);
            AireboAxis back = axis.Reversed();
            m = FillArms(back, theirs);
            PrepareDihedrals(back, theirs, m);
            if (turns) sum = PiSum(axis, mine, n, theirs, m);
        }
        double order = p + c.Pi + c.T * sum;
        double energy = 0.5 * (repulsion + attraction * order), radial = 0.5 * (repulsionSlope + attractionSlope * order);
        Vec3 onAxis = SideSlopes(axis, mine, n, p, 0.5 * attraction, moments);
        ConjugationSlopes(axis, c, sum, attraction, moments);
        if (turns) onAxis += PiSlopes(axis, mine, n, theirs, m, attraction * c.T, moments);
        double h = 0.5 * b->R;
        AddVector(slot, onAxis.X + radial * b->X, onAxis.Y + radial * b->Y, onAxis.Z + radial * b->Z, moments, h * b->X, h * b->Y, h * b->Z);
        _slopes.Pointer[slot].Shared += energy;
        if (!torsion) return energy;
        double twist = Torsion(axis, mine, n, theirs, m, moments);
        own += 0.5 * twist;
        return energy + twist;
    }

    // Bond order b* a close pair would have as a bond, and, times c, its slopes on i's side; returns the part of ∂(c b*)/∂r_ij.
    private double HypotheticalOrder(ref AireboAxis axis, Scratch scratch, out Conjugated v, out double sum, out double p, out double q, out int n, out int m)
    {
        AireboArm* mine = scratch.Mine.Pointer, theirs = scratch.Theirs.Pointer;
        AireboAxis back = axis.Reversed();
        n = FillArms(axis, mine);
        m = FillArms(back, theirs);
        p = SideOrder(axis, mine, n);
        q = SideOrder(back, theirs, m);
        v = Conjugation(axis);
        sum = 0;
        if (v.T != 0)
        {
            PrepareDihedrals(axis, mine, n);
            PrepareDihedrals(back, theirs, m);
            sum = PiSum(axis, mine, n, theirs, m);
        }
        return 0.5 * (p + q) + v.Pi + v.T * sum;
    }

    private Vec3 HypotheticalSlopes(in AireboAxis axis, Scratch scratch, in Conjugated v, double sum, double p, double q, int n, int m, double c, bool moments)
    {
        AireboArm* mine = scratch.Mine.Pointer, theirs = scratch.Theirs.Pointer;
        AireboAxis back = axis.Reversed();
        // A vector from j to i counts with the opposite sign; the visit from j keeps the slopes of its own bonds.
        Vec3 onAxis = SideSlopes(axis, mine, n, p, 0.5 * c, moments) - SideSlopes(back, theirs, m, q, 0.5 * c, false);
        ConjugationSlopes(axis, v, sum, c, moments);
        if (v.T != 0) onAxis += PiSlopes(axis, mine, n, theirs, m, c * v.T, moments) - PiSlopes(back, theirs, m, mine, n, c * v.T, false);
        return onAxis;
    }
}
