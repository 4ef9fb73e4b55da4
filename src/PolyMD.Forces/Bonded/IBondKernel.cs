using PolyMD.Model;
using PolyMD.Numerics;

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

    /// <summary>Length of rest of a type, for constraints; NaN if the style has none.</summary>
    /// <param name="coeff">CoeffCount numbers.</param>
    static virtual double Equilibrium(ReadOnlySpan<double> coeff) => double.NaN;

    /// <summary>U(r) and dU/dr of a bundle of bonds.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="r">Lengths.</param>
    /// <param name="coeff">Coefficients.</param>
    /// <param name="derivative">dU/dr.</param>
    /// <returns>U.</returns>
    static abstract TLane Eval<TLane>(TLane r, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>;
}
