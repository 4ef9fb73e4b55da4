using PolyMD.Model;

namespace PolyMD.Forces.Bonded;

/// <summary>Physics of a bond: energy and derivative at a length.</summary>
public interface IBondKernel
{
    /// <summary>Numbers per type.</summary>
    static abstract int CoeffCount { get; }

    /// <summary>Reads a bond_coeff line after the type.</summary>
    /// <param name="args">Words.</param>
    /// <param name="coeff">CoeffCount numbers.</param>
    static abstract void ReadCoeff(ArgReader args, Span<double> coeff);

    /// <summary>U(r) and dU/dr.</summary>
    /// <param name="r">Length.</param>
    /// <param name="coeff">Coefficients.</param>
    /// <param name="derivative">dU/dr.</param>
    /// <returns>U.</returns>
    static abstract double Eval(double r, ReadOnlySpan<double> coeff, out double derivative);
}
