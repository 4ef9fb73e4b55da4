using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

// One pair at a time, for output.
public unsafe partial class PairForce<TKernel> : IPairInteraction
{
    /// <inheritdoc/>
    public double CutoffOf(int i, int j)
    {
        if (!Covers(i, j)) return 0;
        return _cutoffs.Length > i * _types + j ? _cutoffs[i * _types + j] : 0;
    }

    /// <inheritdoc/>
    public double Interaction(Simulation simulation, int i, int j, double distanceSquared, int kind, out double forceOverR)
    {
        AtomStore atoms = simulation.Atoms;
        double* table = _table.Row(0);
        int row = (int)(_table.Row(1) - table);
        int* pairs = stackalloc int[8];
        new Span<int>(pairs, 8).Fill(row * atoms.TypeIndex[i] + atoms.TypeIndex[j]);
        PairCoeff<Lane1> c = new(table, _table.Stride, pairs, _constants.Pointer, Lane1.Create(_coulombConstant * atoms.Charge[i] * atoms.Charge[j]), TableShape.Large);
        SpecialWeights special = Modify.Special(simulation.Special);
        double lj = kind == 0 ? 1 : special.Lj(kind), coulomb = kind == 0 ? 1 : special.Coul(kind);
        TKernel.EvalSpecial(Lane1.Create(distanceSquared), c, Lane1.Create(lj), Lane1.Create(coulomb), out Lane1 over, out Lane1 vdw, out Lane1 electric);
        forceOverR = Lane1.Sum(over);
        return Lane1.Sum(vdw) + Lane1.Sum(electric);
    }
}
