using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>Physics of an angle that depends on θ alone.</summary>
public interface IAngleKernel
{
    /// <summary>Which coefficient receives the index of the type's first table record; −1 without tables.</summary>
    static virtual int DataSlot => -1;

    /// <summary>Reads a angle_coeff line after the type; angles are kept in radians.</summary>
    /// <param name="args">Words.</param>
    /// <param name="context">The style's settings, units, files.</param>
    /// <param name="row">What is known of the type.</param>
    static abstract void ReadLine(ArgReader args, TermContext context, TermRow row);

    /// <summary>U(θ) and dU/dθ of a bundle of angles.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="theta">Angles in radians.</param>
    /// <param name="coeff">Coefficients.</param>
    /// <param name="derivative">dU/dθ.</param>
    /// <returns>U.</returns>
    static abstract TLane Eval<TLane>(TLane theta, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>;
}
