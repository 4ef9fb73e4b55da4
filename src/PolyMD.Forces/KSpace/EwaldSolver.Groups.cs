using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Forces.KSpace;

/// <content>The sum with the charges of two groups.</content>
public sealed unsafe partial class EwaldSolver
{
    /// <summary>C Σ_k u_k Re S_A(k) S_B(k)*, and the force 2 C Σ_k u_k k Im S_A(k) S_B(k)* on A.</summary>
    internal GroupInteraction Between(AtomStore atoms, NativeBuffer<double> first, NativeBuffer<double> second, ThreadTeam team)
    {
        StructureFactors(atoms, first, team);
        double[] re = _structureRe.Span[.._waves.Count].ToArray(), im = _structureIm.Span[.._waves.Count].ToArray();
        if (second != first) StructureFactors(atoms, second, team);
        double energy = 0;
        Vec3 force = default;
        for (int k = 0; k < _waves.Count; k++)
        {
            double c = _structureRe[k], d = _structureIm[k];
            energy += _waves.Weight[k] * (re[k] * c + im[k] * d);
            force += _waves.Vector(k) * (2 * _waves.Weight[k] * (im[k] * c - re[k] * d));
        }
        return new GroupInteraction(_charges.Coulomb * energy, force * _charges.Coulomb);
    }
}
