using PolyMD.Engine;
using PolyMD.Forces.Loops;
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

    /// <summary>Length or angle (radians) of rest of a type, for constraints; NaN if the style has none.</summary>
    /// <param name="coeff">CoeffCount numbers.</param>
    static virtual double Equilibrium(ReadOnlySpan<double> coeff) => double.NaN;

    /// <summary>Energies and forces of a bundle of terms.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="d12">r1 - r2.</param>
    /// <param name="d32">r3 - r2 (three or four atoms).</param>
    /// <param name="d34">r3 - r4 (four atoms).</param>
    /// <param name="coeff">Coefficients of the types.</param>
    /// <param name="f1">Forces on atoms 1.</param>
    /// <param name="f3">Forces on atoms 3.</param>
    /// <param name="f4">Forces on atoms 4; atoms 2 take minus the sum of the others.</param>
    /// <returns>Energies.</returns>
    static abstract TLane Eval<TLane>(in LaneVec<TLane> d12, in LaneVec<TLane> d32, in LaneVec<TLane> d34, in TermCoeff<TLane> coeff,
        out LaneVec<TLane> f1, out LaneVec<TLane> f3, out LaneVec<TLane> f4) where TLane : unmanaged, ILane<TLane>;
}
