using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair.Coulomb;

/// <summary>
/// The electrostatic part of a pair style: stateless, alone a style as <see cref="CoulombOnly{TCoulomb}"/>, together with any van der Waals
/// kernel as <see cref="PairSum{TVdw, TCoulomb}"/>. Everything a pair has to say that its Lennard-Jones part has said already
/// (cutoffs, λ) is taken over from there.
/// </summary>
public interface ICoulombKernel
{
    /// <summary>What it needs besides distance and coefficients.</summary>
    static virtual PairTraits Traits => PairTraits.Charges;

    /// <summary>Numbers on the pair_style line; the cutoff is the last.</summary>
    static abstract int SettingCount { get; }

    /// <summary>Reads the words before the cutoffs.</summary>
    /// <param name="args">Words.</param>
    /// <param name="vdw">Settings of the van der Waals part as far as read, empty if there is none.</param>
    /// <param name="settings">SettingCount numbers.</param>
    static virtual void ReadParameters(ArgReader args, ReadOnlySpan<double> vdw, Span<double> settings) { }

    /// <summary>Reads the cutoff: by default one number that may be left out if there is a van der Waals part.</summary>
    /// <param name="args">Words.</param>
    /// <param name="vdw">Settings of the van der Waals part, empty if there is none.</param>
    /// <param name="settings">SettingCount numbers.</param>
    static virtual void ReadCutoffs(ArgReader args, ReadOnlySpan<double> vdw, Span<double> settings) =>
        settings[^1] = !vdw.IsEmpty && args.AtEnd ? vdw[^1] : args.Positive(vdw.IsEmpty ? "cutoff" : "Coulomb cutoff");

    /// <summary>Numbers of a type pair, cutoff included.</summary>
    static virtual int RawCount => 0;

    /// <summary>Reads its words of a pair_coeff line.</summary>
    /// <param name="args">Words.</param>
    /// <param name="settings">pair_style settings.</param>
    /// <param name="vdw">Coefficients of the van der Waals part, empty if there is none.</param>
    /// <param name="vdwCutoff">Cutoff given on this line for the van der Waals part, or NaN.</param>
    /// <param name="raw">RawCount numbers.</param>
    static virtual void ReadCoeff(ArgReader args, ReadOnlySpan<double> settings, ReadOnlySpan<double> vdw, double vdwCutoff, Span<double> raw) { }

    /// <summary>Replaces per-pair cutoffs by those of a repeated pair_style line.</summary>
    /// <param name="settings">New settings.</param>
    /// <param name="raw">Coefficients of a pair.</param>
    static virtual void ResetCutoffs(ReadOnlySpan<double> settings, Span<double> raw) { }

    /// <summary>Unlike coefficients from like ones.</summary>
    /// <param name="ii">Coefficients of i-i.</param>
    /// <param name="jj">Coefficients of j-j.</param>
    /// <param name="rule">Rule.</param>
    /// <param name="raw">Coefficients of i-j.</param>
    /// <returns>False if they do not follow.</returns>
    static virtual bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw) => true;

    /// <summary>Columns of the lookup table.</summary>
    static virtual int ColumnCount => 0;

    /// <summary>Turns raw coefficients into table columns.</summary>
    /// <param name="raw">Coefficients of the pair.</param>
    /// <param name="settings">pair_style settings.</param>
    /// <param name="environment">Constants and pair_modify.</param>
    /// <param name="columns">ColumnCount numbers.</param>
    /// <returns>Cutoff of this pair.</returns>
    static virtual double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns) => settings[^1];

    /// <summary>Number of values that are the same for all pairs.</summary>
    static virtual int ConstantCount => 0;

    /// <summary>Fills the values that are the same for all pairs.</summary>
    /// <param name="settings">pair_style settings.</param>
    /// <param name="environment">Constants and pair_modify.</param>
    /// <param name="constants">ConstantCount numbers.</param>
    static virtual void Constants(ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> constants) { }

    /// <summary>Energy of an atom of unit charge with itself, divided by the Coulomb constant.</summary>
    /// <param name="settings">pair_style settings.</param>
    static virtual double SelfEnergy(ReadOnlySpan<double> settings) => 0;

    /// <summary>Force divided by distance and energy of a bundle of pairs; zero beyond the cutoff (the kernel masks).</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="r2">Squared distances.</param>
    /// <param name="c">Coefficients, this kernel's own columns and constants from 0.</param>
    /// <param name="forceOverR">−(dU/dr)/r.</param>
    /// <param name="energy">Energy.</param>
    static abstract void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>;

    /// <summary>The same for bonded pairs. Either everything is multiplied by the factor, or (1 − factor) of the unscreened interaction is subtracted.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="r2">Squared distances.</param>
    /// <param name="c">Coefficients.</param>
    /// <param name="factor">special_bonds coul factors.</param>
    /// <param name="forceOverR">−(dU/dr)/r.</param>
    /// <param name="energy">Energy.</param>
    static abstract void EvalSpecial<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factor, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>;

    /// <summary>The unscreened force of bonded or other pairs, for the inner parts of forces that are split by distance.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    /// <param name="r2">Squared distances.</param>
    /// <param name="c">Coefficients.</param>
    /// <param name="factor">special_bonds coul factors.</param>
    /// <param name="forceOverR">−(dU/dr)/r.</param>
    static virtual void EvalSplit<TLane>(TLane r2, in PairCoeff<TLane> c, TLane factor, out TLane forceOverR) where TLane : unmanaged, ILane<TLane> => throw new NotSupportedException();
}
