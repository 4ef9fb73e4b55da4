using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Forces.Loops;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

// Bonded pairs (1-2, 1-3, 1-4) with their special factors: terms of two atoms, evaluated in bundles and collected by the atoms.
public unsafe partial class PairForce<TKernel>
{
    private void RunSpecial<TTally>(in StepContext step) where TTally : struct, ITally
    {
        if (_special.Count == 0) return;
        switch (step.Simulation.LaneCount)
        {
            case 8: RunSpecialLoop<Lane8, TTally>(step); break;
            case 4: RunSpecialLoop<Lane4, TTally>(step); break;
            default: RunSpecialLoop<Lane1, TTally>(step); break;
        }
        _special.AddForces(step.Simulation);
    }

    private void RunSpecialLoop<TLane, TTally>(in StepContext step) where TLane : unmanaged, ILane<TLane> where TTally : struct, ITally
    {
        int blocks = OrderedSum.Blocks(_special.Count);
        double* sums = TTally.Global ? Tally.BeginBlocks(blocks) : null;
        step.Simulation.Team.Run(_special.Count, OrderedSum.BlockSize, new SpecialBody<TLane, TTally>(this, step, sums));
        if (TTally.Global) Tally.EndBlocks(blocks, 1);
        // Serial: atoms are shared between pairs.
        if (TTally.PerAtom) TallySpecialPerAtom<TLane>(step);
    }

    private readonly struct SpecialBody<TLane, TTally>(PairForce<TKernel> force, StepContext step, double* sums) : IRangeBody
        where TLane : unmanaged, ILane<TLane> where TTally : struct, ITally
    {
        public void Invoke(int start, int end, int worker)
        {
            double* f1 = force._special.Forces(0), f2 = force._special.Forces(1), factors = stackalloc double[16];
            int* pairs = stackalloc int[8];
            force.FillFactors(step.Simulation, factors);
            LaneImages<TLane> images = new(step.Simulation.Box);
            for (int block = start / OrderedSum.BlockSize; block * OrderedSum.BlockSize < end; block++)
            {
                LaneSum<TLane> sum = default;
                int last = Math.Min(end, (block + 1) * OrderedSum.BlockSize);
                for (int term = block * OrderedSum.BlockSize; term < last; term += TLane.Count)
                {
                    LaneVec<TLane> d = force.EvaluateSpecial(step.Simulation.Atoms, images, factors, pairs, term, out LaneVec<TLane> f, out TLane vdw, out TLane coulomb);
                    TLane.StoreRecords(f1 + 4L * term, f.X, f.Y, f.Z, default);
                    TLane.StoreRecords(f2 + 4L * term, -f.X, -f.Y, -f.Z, default);
                    if (!TTally.Global) continue;
                    if (term + TLane.Count > last)
                    {
                        // Padding repeats a pair, which must not count twice.
                        TLane index = TermTable.Index<TLane>(), limit = TLane.Create(last - term);
                        vdw = TLane.WhereLess(index, limit, vdw);
                        coulomb = TLane.WhereLess(index, limit, coulomb);
                        f = LaneVec<TLane>.WhereLess(index, limit, f);
                    }
                    sum.AddEnergy(vdw);
                    sum.AddCoulomb(coulomb);
                    sum.AddVirial(d, f);
                }
                if (TTally.Global) sum.Store(sums + block * ForceTally.Columns);
            }
        }
    }

    // LJ factors by kind in 0..7, Coulomb factors in 8..15, as Lookup8 reads them.
    private void FillFactors(Simulation simulation, double* factors)
    {
        SpecialWeights special = Modify.Special(simulation.Special);
        for (int kind = 0; kind < 8; kind++)
        {
            factors[kind] = special.Lj(kind);
            factors[8 + kind] = special.Coul(kind);
        }
    }

    // A call of its own: with the loop around it, it would exceed what the JIT is willing to inline.
    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    private LaneVec<TLane> EvaluateSpecial<TLane>(AtomStore atoms, in LaneImages<TLane> images, double* factors, int* pairs, int term, out LaneVec<TLane> f, out TLane vdw, out TLane coulomb)
        where TLane : unmanaged, ILane<TLane>
    {
        int* i = _special.Atoms(0) + term, j = _special.Atoms(1) + term, kinds = _special.Types + term, type = atoms.TypeIndex.Pointer;
        double* table = _table.Row(0), records = atoms.Records.Pointer;
        int row = (int)(_table.Row(1) - table);
        for (int k = 0; k < TLane.Count; k++) pairs[k] = row * type[i[k]] + type[j[k]];
        TLane.GatherRecords(records, i, out TLane xi, out TLane yi, out TLane zi, out TLane qi);
        TLane.GatherRecords(records, j, out TLane xj, out TLane yj, out TLane zj, out TLane qj);
        LaneVec<TLane> d = images.Nearest(new LaneVec<TLane>(xi - xj, yi - yj, zi - zj));
        PairCoeff<TLane> c = new(table, _table.Stride, pairs, _constants.Pointer, TLane.Create(_coulombConstant) * qi * qj, TableShape.Large);
        TKernel.EvalSpecial(d.LengthSquared, c, TLane.Lookup8(factors, kinds), TLane.Lookup8(factors + 8, kinds), out TLane over, out vdw, out coulomb);
        f = d * over;
        return d;
    }

    private void TallySpecialPerAtom<TLane>(in StepContext step) where TLane : unmanaged, ILane<TLane>
    {
        PerAtomTally perAtom = step.Simulation.PerAtom;
        double* factors = stackalloc double[16], energies = stackalloc double[8], places = stackalloc double[32];
        int* pairs = stackalloc int[8];
        FillFactors(step.Simulation, factors);
        LaneImages<TLane> images = new(step.Simulation.Box);
        for (int first = 0; first < _special.Count; first += TLane.Count)
        {
            LaneVec<TLane> d = EvaluateSpecial(step.Simulation.Atoms, images, factors, pairs, first, out _, out TLane vdw, out TLane coulomb);
            TLane.Store(energies, vdw + coulomb);
            TLane.StoreRecords(places, d.X, d.Y, d.Z, default);
            int last = Math.Min(_special.Count, first + TLane.Count);
            for (int term = first; term < last; term++)
            {
                double* r = places + 4 * (term - first), f = _special.Forces(0) + 4L * term;
                Vec3 half = new(0.5 * r[0], 0.5 * r[1], 0.5 * r[2]), force = new(f[0], f[1], f[2]);
                for (int end = 0; end < 2; end++)
                {
                    int i = _special.Atoms(end)[term];
                    if ((step.Needs & Needs.AtomEnergy) != 0) perAtom.Energy[i] += 0.5 * energies[term - first];
                    if ((step.Needs & Needs.AtomVirial) != 0) perAtom.AddVirial(i, half, force);
                }
            }
        }
    }
}
