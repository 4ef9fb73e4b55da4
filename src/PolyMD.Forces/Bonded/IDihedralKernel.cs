using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>Physics of a torsion that depends on φ alone (trans is 180°).</summary>
public interface IDihedralKernel
{
    /// <summary>Which coefficient receives the index of the type's first table record; −1 without tables.</summary>
    static virtual int DataSlot => -1;

    /// <summary>Reads a dihedral_coeff line after the type; angles are kept in radians.</summary>
    /// <param name="args">Words.</param>
    /// <param name="context">The style's settings, units, files.</param>
    /// <param name="row">What is known of the type.</param>
    static abstract void ReadLine(ArgReader args, TermContext context, TermRow row);

    /// <summary>U(φ) and dU/dφ of a bundle of torsions.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="cosine">cos φ.</param>
    /// <param name="sine">sin φ.</param>
    /// <param name="coeff">Coefficients.</param>
    /// <param name="derivative">dU/dφ.</param>
    /// <returns>U.</returns>
    static abstract TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>;
}
