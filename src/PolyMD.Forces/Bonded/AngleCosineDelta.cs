using System.Runtime.CompilerServices;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Bonded;

/// <summary>
/// angle cosine/delta: U = K (1 − cos(θ − θ₀)). K: energy; θ₀: degrees in the deck. The forces are the gradient of this energy; those of LAMMPS 29 Sep 2021 are not unless θ₀ is 0 or 180°.
/// </summary>
[AngleStyle("cosine/delta")]
public readonly struct AngleCosineDelta : ICosineAngleKernel
{
    /// <inheritdoc/>
    public static void ReadLine(ArgReader args, TermContext context, TermRow row)
    {
        Span<double> coeff = row.Fill(0, 3);
        coeff[0] = args.Double("K");
        row.Rest = args.Degrees("theta0");
        (coeff[2], coeff[1]) = Math.SinCos(row.Rest);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Eval<TLane>(TLane cosine, TLane sine, in TermCoeff<TLane> coeff, out TLane derivative) where TLane : unmanaged, ILane<TLane>
    {
        coeff.Read(0, out TLane stiffness, out TLane cosine0, out TLane sine0, out _);
        derivative = -(stiffness * (cosine0 - sine0 * cosine / sine));
        return stiffness * (TLane.Create(1) - (cosine * cosine0 + sine * sine0));
    }
}
