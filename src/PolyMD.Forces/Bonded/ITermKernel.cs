using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>A bonded interaction of two to four atoms, as the loop of <see cref="BondedForce{TTerm}"/> sees it: displacements in, forces out.</summary>
public interface ITermKernel
{
    /// <summary>Bond, angle, dihedral or improper.</summary>
    static abstract ForceKind Kind { get; }

    /// <summary>Atoms per term.</summary>
    static abstract int Arity { get; }

    /// <summary>Numbers per type.</summary>
    static abstract int CoeffCount { get; }

    /// <summary>Reads a coefficient line after the type range.</summary>
    /// <param name="args">Words.</param>
    /// <param name="coeff">CoeffCount numbers.</param>
    static abstract void ReadCoeff(ArgReader args, Span<double> coeff);

    /// <summary>Energy and forces of one term.</summary>
    /// <param name="d12">r1 − r2.</param>
    /// <param name="d32">r3 − r2 (three or four atoms).</param>
    /// <param name="d34">r3 − r4 (four atoms).</param>
    /// <param name="coeff">Coefficients of the type.</param>
    /// <param name="f1">Force on atom 1.</param>
    /// <param name="f3">Force on atom 3.</param>
    /// <param name="f4">Force on atom 4; atom 2 takes minus the sum of the others.</param>
    /// <returns>Energy.</returns>
    static abstract double Eval(Vec3 d12, Vec3 d32, Vec3 d34, ReadOnlySpan<double> coeff, out Vec3 f1, out Vec3 f3, out Vec3 f4);
}
