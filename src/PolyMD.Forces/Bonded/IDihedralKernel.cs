using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>Physics of a torsion that depends on φ alone (trans is 180°).</summary>
public interface IDihedralKernel
{
    /// <summary>Numbers per type.</summary>
    static abstract int CoeffCount { get; }

    /// <summary>Reads a dihedral_coeff line after the type.</summary>
    /// <param name="args">Words.</param>
    /// <param name="coeff">CoeffCount numbers.</param>
    static abstract void ReadCoeff(ArgReader args, Span<double> coeff);

    /// <summary>U(φ) and dU/dφ of a bundle of torsions.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="cosine">cos φ.</param>
    /// <param name="sine">sin φ.</param>
    /// <param name="coeff">Coefficients.</param>
    /// <param name="derivative">dU/dφ.</param>
    /// <returns>U.</returns>
    static abstract TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>;
}
