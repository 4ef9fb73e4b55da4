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

    /// <summary>The kinds of coefficient lines that a type needs, in the order of the bits of <see cref="TermRow.Parts"/>: the sub-keywords, "" for the plain line.</summary>
    static virtual IReadOnlyList<string> Parts => TermLines.Plain;

    /// <summary>Which coefficient receives the index of the type's first record in <see cref="TermCoeff{TLane}.Data"/>; −1 without tables.</summary>
    static virtual int DataSlot => -1;

    /// <summary>Whether some geometries are reported or forbidden: <see cref="Margin"/> and <see cref="Complaint"/> then have a say.</summary>
    static virtual bool Guarded => false;

    /// <summary>Reads a coefficient line after the type range.</summary>
    /// <param name="args">Words.</param>
    /// <param name="context">The style's settings, units, files.</param>
    /// <param name="row">What is known of the type.</param>
    static abstract void ReadLine(ArgReader args, TermContext context, TermRow row);

    /// <summary>Advice or refusal before a run (special_bonds and the like).</summary>
    /// <param name="name">Style name.</param>
    /// <param name="simulation">The simulation.</param>
    static virtual void CheckSetup(string name, Simulation simulation) { }

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

    /// <summary>Negative for terms that <see cref="Complaint"/> shall look at.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="d12">r1 - r2.</param>
    /// <param name="coeff">Coefficients of the types.</param>
    static virtual TLane Margin<TLane>(in LaneVec<TLane> d12, in TermCoeff<TLane> coeff) where TLane : unmanaged, ILane<TLane> => default;

    /// <summary>What is wrong with a term, or null.</summary>
    /// <param name="coeff">Coefficients of its type.</param>
    /// <param name="length">|r1 - r2|.</param>
    /// <param name="fatal">Whether the run must end.</param>
    static virtual string? Complaint(ReadOnlySpan<double> coeff, double length, out bool fatal)
    {
        fatal = false;
        return null;
    }
}
