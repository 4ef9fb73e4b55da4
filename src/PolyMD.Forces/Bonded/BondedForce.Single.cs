using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Loops;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

// One term at a time, for output.
public sealed unsafe partial class BondedForce<TTerm> : ITermInteraction
{
    /// <inheritdoc/>
    public double TermEnergy(Simulation simulation, int type, ReadOnlySpan<int> atoms, out double forceOverR)
    {
        AtomStore a = simulation.Atoms;
        SimulationBox box = simulation.Box;
        int* types = stackalloc int[8];
        new Span<int>(types, 8).Fill(type);
        Vec3 d12 = box.MinimumImage(a.Position(atoms[0]) - a.Position(atoms[1]));
        Vec3 d32 = TTerm.Arity > 2 ? box.MinimumImage(a.Position(atoms[2]) - a.Position(atoms[1])) : default;
        Vec3 d34 = TTerm.Arity > 3 ? box.MinimumImage(a.Position(atoms[2]) - a.Position(atoms[3])) : default;
        TermCoeff<Lane1> coeff = new(_table.Pointer, _rows.Length, types, _groups, _data.Pointer);
        Lane1 energy = TTerm.Eval(Lanes(d12), Lanes(d32), Lanes(d34), coeff, out LaneVec<Lane1> f1, out _, out _);
        // f1 = (force/r) d12 for a bond.
        double r2 = d12.LengthSquared;
        Vec3 f = new(Lane1.Sum(f1.X), Lane1.Sum(f1.Y), Lane1.Sum(f1.Z));
        forceOverR = TTerm.Arity == 2 && r2 > 0 ? Vec3.Dot(f, d12) / r2 : 0;
        return Lane1.Sum(energy);
    }

    private static LaneVec<Lane1> Lanes(Vec3 d) => new(Lane1.Create(d.X), Lane1.Create(d.Y), Lane1.Create(d.Z));
}
