using PolyMD.Engine;
using PolyMD.Forces.Loops;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

// Per-atom energies and centroid virials of bonded terms.
public sealed unsafe partial class BondedForce<TTerm>
{
    private void TallyPerAtom<TLane>(in StepContext step) where TLane : unmanaged, ILane<TLane>
    {
        PerAtomTally perAtom = step.Simulation.PerAtom;
        LaneImages<TLane> images = new(step.Simulation.Box);
        double* records = step.Simulation.Atoms.Records.Pointer, energies = stackalloc double[8], places = stackalloc double[4 * 3 * 8];
        Span<Vec3> r = stackalloc Vec3[4], f = stackalloc Vec3[4];
        Geometry<TLane> g = default;
        for (int first = 0; first < _terms.Count; first += TLane.Count)
        {
            TLane.Store(energies, Evaluate(records, images, first, ref g));
            Store(places, g.D12);
            Store(places + 32, g.D32);
            Store(places + 64, g.D32 - g.D34);
            int last = Math.Min(_terms.Count, first + TLane.Count);
            for (int term = first; term < last; term++)
            {
                int element = term - first;
                double share = energies[element] / TTerm.Arity;
                (r[0], r[1], r[2], r[3]) = (Read(places, element), Vec3.Zero, Read(places + 32, element), Read(places + 64, element));
                Vec3 centroid = Vec3.Zero;
                for (int k = 0; k < TTerm.Arity; k++)
                {
                    centroid += r[k];
                    f[k] = Read(_terms.Forces(k), term);
                }
                centroid /= TTerm.Arity;
                // Of two atoms each has half of the virial either way.
                bool shares = TTerm.Arity > 2 && (step.Needs & Needs.AtomStress) != 0;
                SymTensor equal = default;
                for (int k = 0; shares && k < TTerm.Arity; k++) equal += SymTensor.Dyad(r[k], f[k]) * (1.0 / TTerm.Arity);
                for (int k = 0; k < TTerm.Arity; k++)
                {
                    int i = _terms.Atoms(k)[term];
                    if ((step.Needs & Needs.AtomEnergy) != 0) perAtom.Energy[i] += share;
                    if ((step.Needs & Needs.AtomVirial) != 0) perAtom.AddVirial(i, r[k] - centroid, f[k]);
                    if (shares) perAtom.AddShareCorrection(i, equal + SymTensor.Dyad(centroid - r[k], f[k]));
                }
            }
        }
    }

    private static Vec3 Read(double* records, int index) => new(records[4L * index], records[4L * index + 1], records[4L * index + 2]);
}
