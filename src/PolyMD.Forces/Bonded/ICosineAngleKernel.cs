using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>Physics of an angle given by its cosine: no division by sin θ is needed where the energy is a polynomial of cos θ.</summary>
public interface ICosineAngleKernel
{
    /// <summary>Reads an angle_coeff line after the type; angles are kept in radians.</summary>
    /// <param name="args">Words.</param>
    /// <param name="context">The style's settings, units, files.</param>
    /// <param name="row">What is known of the type.</param>
    static abstract void ReadLine(ArgReader args, TermContext context, TermRow row);

    /// <summary>U and dU/d cos θ of a bundle of angles.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="cosine">cos θ.</param>
    /// <param name="sine">sin θ, at least 0.001.</param>
    /// <param name="coeff">Coefficients.</param>
    /// <param name="derivative">dU/d cos θ.</param>
    /// <returns>U.</returns>
    static abstract TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>;
}
