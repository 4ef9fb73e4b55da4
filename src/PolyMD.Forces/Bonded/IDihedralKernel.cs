using PolyMD.Model;

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

    /// <summary>U(φ) and dU/dφ.</summary>
    /// <param name="cosine">cos φ.</param>
    /// <param name="sine">sin φ.</param>
    /// <param name="coeff">Coefficients.</param>
    /// <param name="derivative">dU/dφ.</param>
    /// <returns>U.</returns>
    static abstract double Eval(double cosine, double sine, ReadOnlySpan<double> coeff, out double derivative);
}
