using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// Physics of a pairwise interaction: stateless, one struct per style, attributed with <see cref="PairStyleAttribute"/>.
/// <see cref="PairForce{TKernel}"/> owns lists, tables, loops, special factors and tallies.
/// </summary>
public interface IPairKernel
{
    /// <summary>What it needs besides distance and coefficients.</summary>
    static virtual PairTraits Traits => PairTraits.None;

    /// <summary>Numbers on the pair_style line.</summary>
    static abstract int SettingCount { get; }

    /// <summary>Reads the words of the pair_style line that stand before the cutoffs, if there are any.</summary>
    /// <param name="args">Words after the style name.</param>
    /// <param name="settings">SettingCount numbers.</param>
    static virtual void ReadParameters(ArgReader args, Span<double> settings) { }

    /// <summary>Reads the pair_style line: the cutoffs, or everything if <see cref="ReadParameters"/> is not used. When the kernel is a part of
    /// <see cref="PairSum{TVdw, TCoulomb}"/> the Coulomb part takes missing cutoffs from the last setting (inner and outer: the last two).</summary>
    /// <param name="args">Words not read yet.</param>
    /// <param name="settings">SettingCount numbers.</param>
    static abstract void ReadSettings(ArgReader args, Span<double> settings);

    /// <summary>Numbers that describe a type pair as written in the deck, cutoffs included.</summary>
    static abstract int RawCount { get; }

    /// <summary>How many of the raw numbers do not stand on the pair_coeff line but follow from the settings.</summary>
    static virtual int DerivedCount => 0;

    /// <summary>Reads a pair_coeff line after the types. An optional cutoff of the pair is the last of the raw numbers.</summary>
    /// <param name="args">Words.</param>
    /// <param name="settings">From <see cref="ReadSettings"/>.</param>
    /// <param name="raw">RawCount numbers.</param>
    static abstract void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, Span<double> raw);

    /// <summary>Says what is wrong with the coefficients of a line that gives them to a type with itself, or null.</summary>
    /// <param name="raw">RawCount numbers.</param>
    static virtual string? LikeComplaint(ReadOnlySpan<double> raw) => null;

    /// <summary>Replaces per-pair cutoffs by those of a repeated pair_style line, as LAMMPS does for pairs set before.</summary>
    /// <param name="settings">New settings.</param>
    /// <param name="raw">Coefficients of a pair.</param>
    static virtual void ResetCutoffs(ReadOnlySpan<double> settings, Span<double> raw) { }

    /// <summary>The rule of mixing without pair_modify mix.</summary>
    static virtual MixRule DefaultMix => MixRule.Geometric;

    /// <summary>Unlike coefficients from like ones; false if this style has no mixing rule.</summary>
    /// <param name="ii">Coefficients of i-i.</param>
    /// <param name="jj">Coefficients of j-j.</param>
    /// <param name="rule">Rule.</param>
    /// <param name="raw">Coefficients of i-j.</param>
    static virtual bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => false;

    /// <summary>Columns of the lookup table.</summary>
    static abstract int ColumnCount { get; }

    /// <summary>Turns raw coefficients into table columns.</summary>
    /// <param name="raw">Coefficients of the pair.</param>
    /// <param name="settings">pair_style settings.</param>
    /// <param name="environment">Constants and pair_modify.</param>
    /// <param name="columns">ColumnCount numbers.</param>
    /// <returns>Largest distance at which the pair interacts.</returns>
    static abstract double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns);

    /// <summary>Number of values that are the same for all pairs.</summary>
    static virtual int ConstantCount => 0;

    /// <summary>Fills the values that are the same for all pairs.</summary>
    /// <param name="settings">pair_style settings.</param>
    /// <param name="environment">Constants and pair_modify.</param>
    /// <param name="constants">ConstantCount numbers.</param>
    static virtual void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants) { }

    /// <summary>Coulomb cutoff of long-range styles, else 0.</summary>
    /// <param name="settings">pair_style settings.</param>
    static virtual double CoulombCutoff(ReadOnlySpan<double> settings) => 0;

    /// <summary>Energy of an atom of unit charge with itself (its neutralising sphere), divided by the Coulomb constant: a constant of the settings.</summary>
    /// <param name="settings">pair_style settings.</param>
    static virtual double SelfEnergy(ReadOnlySpan<double> settings) => 0;

    /// <summary>Force divided by distance and energies of a bundle of pairs; zero beyond the cutoffs (the kernel masks).</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="r2">Squared distances.</param>
    /// <param name="c">Coefficients.</param>
    /// <param name="forceOverR">−(dU/dr)/r.</param>
    /// <param name="vdw">Van der Waals-like energy.</param>
    /// <param name="coulomb">Coulomb energy.</param>
    static abstract void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane vdw, out TLane coulomb)
        where TLane : unmanaged, ILane<TLane>;

    /// <summary>The same for a bundle of bonded pairs with their special factors. Usually each part is scaled; styles with an Ewald part
    /// subtract the unscreened interaction instead.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="r2">Squared distances.</param>
    /// <param name="c">Coefficients.</param>
    /// <param name="factorLj">special_bonds lj factors.</param>
    /// <param name="factorCoulomb">special_bonds coul factors.</param>
    /// <param name="forceOverR">−(dU/dr)/r.</param>
    /// <param name="vdw">Van der Waals-like energy.</param>
    /// <param name="coulomb">Coulomb energy.</param>
    static abstract void EvalSpecial<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factorLj, TLane factorCoulomb, out TLane forceOverR, out TLane vdw, out TLane coulomb)
        where TLane : unmanaged, ILane<TLane>;

    /// <summary>Force divided by distance of a bundle of pairs for the inner parts of forces that are split by distance: like
    /// <see cref="EvalSpecial"/>, but a Coulomb part that a long-range solver completes is the unscreened interaction.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="r2">Squared distances.</param>
    /// <param name="c">Coefficients.</param>
    /// <param name="factorLj">special_bonds lj factors.</param>
    /// <param name="factorCoulomb">special_bonds coul factors.</param>
    /// <param name="forceOverR">−(dU/dr)/r.</param>
    static virtual void EvalSplit<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factorLj, TLane factorCoulomb, out TLane forceOverR)
        where TLane : unmanaged, ILane<TLane> => throw new NotSupportedException();

    /// <summary>Long-range corrections of a type pair per product of atom numbers: energy × volume and virial × volume.</summary>
    /// <param name="raw">Coefficients of the pair.</param>
    /// <returns>Null if the style has none (pair_modify tail is then refused).</returns>
    static virtual (double Energy, double Virial)? Tail(ReadOnlySpan<double> raw) => null;
}
