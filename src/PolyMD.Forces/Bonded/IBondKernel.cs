using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>Physics of a bond: energy and derivative at a length.</summary>
public interface IBondKernel
{
    /// <summary>Which coefficient receives the index of the type's first table record; −1 without tables.</summary>
    static virtual int DataSlot => -1;

    /// <summary>Reads a bond_coeff line after the type; angles are kept in radians.</summary>
    /// <param name="args">Words.</param>
    /// <param name="context">The style's settings, units, files.</param>
    /// <param name="row">What is known of the type.</param>
    static abstract void ReadLine(ArgReader args, TermContext context, TermRow row);

    /// <summary>U(r) and dU/dr of a bundle of bonds.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="r">Lengths.</param>
    /// <param name="coeff">Coefficients.</param>
    /// <param name="derivative">dU/dr.</param>
    /// <returns>U.</returns>
    static abstract TLane Eval<TLane>(TLane r, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>;

    /// <summary>Whether some lengths are reported or forbidden.</summary>
    static virtual bool Guarded => false;

    /// <summary>Advice or refusal before a run.</summary>
    /// <param name="name">Style name.</param>
    /// <param name="simulation">The simulation.</param>
    static virtual void CheckSetup(string name, Simulation simulation) { }

    /// <summary>Negative for lengths that <see cref="Complaint"/> shall look at.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="r">Lengths.</param>
    /// <param name="coeff">Coefficients.</param>
    static virtual TLane Margin<TLane>(TLane r, in TermCoeff<TLane> coeff) where TLane : unmanaged, ILane<TLane> => default;

    /// <summary>What is wrong with a bond, or null.</summary>
    /// <param name="coeff">Coefficients of its type.</param>
    /// <param name="length">Its length.</param>
    /// <param name="fatal">Whether the run must end.</param>
    static virtual string? Complaint(ReadOnlySpan<double> coeff, double length, out bool fatal)
    {
        fatal = false;
        return null;
    }
}
