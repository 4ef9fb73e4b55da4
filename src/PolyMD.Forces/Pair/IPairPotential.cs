using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// A pairwise potential U(r) without charges, cut at a distance: the short form of <see cref="IPairKernel"/>. A style states its words, its formula
/// and, where it has them, mixing and tail; <see cref="CutPair{TPotential}"/> adds the cutoff, the shift to zero there and special factors.
/// Numbers of the deck are laid out as written: settings are parameters then cutoffs, raw numbers of a pair are coefficients then cutoffs.
/// Also a part of styles with charges: <c>PairSum&lt;CutPair&lt;PairBuck&gt;, …&gt;</c>.
/// </summary>
public interface IPairPotential
{
    /// <summary>Names of the numbers of pair_style before the cutoffs.</summary>
    static virtual string[] Parameters => [];

    /// <summary>Names of the cutoffs of pair_style, inner ones first.</summary>
    static virtual string[] Cutoffs => ["cutoff"];

    /// <summary>Names of the numbers of pair_coeff before its cutoffs.</summary>
    static abstract string[] Coefficients { get; }

    /// <summary>Whether a type pair may have cutoffs of its own.</summary>
    static virtual bool OwnCutoffs => true;

    /// <summary>Whether pair_modify shift applies.</summary>
    static virtual bool Shifts => true;

    /// <summary>Whether special_bonds factors scale bonded pairs; without, such a pair counts in full unless both of its factors are 0.</summary>
    static virtual bool ScalesBondedPairs => true;

    /// <summary>Whether forces can be split by distance for nested time steps.</summary>
    static virtual bool SplitsByDistance => false;

    /// <summary>Says what is wrong with the coefficients of a line, or null.</summary>
    /// <param name="raw">Coefficients and cutoffs.</param>
    static virtual string? Complaint(ReadOnlySpan<double> raw) => null;

    /// <summary>Says what is wrong with the coefficients of a line that gives them to a type with itself, or null.</summary>
    /// <param name="raw">Coefficients and cutoffs.</param>
    static virtual string? LikeComplaint(ReadOnlySpan<double> raw) => null;

    /// <summary>Unlike coefficients from like ones; false if this style has no mixing rule.</summary>
    /// <param name="ii">Coefficients and cutoffs of i-i.</param>
    /// <param name="jj">Coefficients and cutoffs of j-j.</param>
    /// <param name="rule">Rule.</param>
    /// <param name="raw">Coefficients and cutoffs of i-j.</param>
    static virtual bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => false;

    /// <summary>Columns of the lookup table.</summary>
    static abstract int ColumnCount { get; }

    /// <summary>Turns the numbers of the deck into table columns.</summary>
    /// <param name="raw">Coefficients and cutoffs of the pair.</param>
    /// <param name="settings">Parameters and cutoffs of pair_style.</param>
    /// <param name="environment">Constants.</param>
    /// <param name="columns">ColumnCount numbers.</param>
    /// <returns>Distance at which the interaction ends.</returns>
    static abstract double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns);

    /// <summary>Force divided by distance and energy, no mask, no shift.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="r2">Squared distances.</param>
    /// <param name="c">Columns.</param>
    /// <param name="forceOverR">−(dU/dr)/r.</param>
    /// <param name="energy">U.</param>
    static abstract void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>;

    /// <summary>Long-range corrections of a type pair per product of atom numbers: energy × volume and virial × volume; null if there are none.</summary>
    /// <param name="raw">Coefficients and cutoffs of the pair.</param>
    static virtual (double Energy, double Virial)? Tail(ReadOnlySpan<double> raw) => null;
}
