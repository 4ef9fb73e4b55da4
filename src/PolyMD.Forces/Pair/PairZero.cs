using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// zero: no interaction, only a neighbour list and ghosts within a cutoff. pair_style zero cutoff [nocoeff] [full]; with nocoeff the words of pair_coeff
/// after the types are ignored. Lists are always full, so the word full changes nothing.
/// </summary>
/// <param name="name">Style name.</param>
[PairStyle("zero")]
[DataCoefficients(0, 1)]
public sealed class PairZero(string name) : PairForce<CutPair<PairZero.Nothing>>(name)
{
    private bool _ignoresCoefficients;

    /// <inheritdoc/>
    public override void ReadSettings(ArgReader args, Simulation simulation)
    {
        List<ArgToken> cutoff = [args.Token("cutoff")];
        while (!args.AtEnd)
        {
            string keyword = args.Word("keyword");
            if (keyword == "nocoeff") _ignoresCoefficients = true;
            else if (keyword != "full") args.UnknownKeyword("nocoeff", "full");
        }
        base.ReadSettings(new ArgReader(args.Owner, cutoff, args.LineSpan), simulation);
    }

    /// <inheritdoc/>
    public override void ReadCoefficients(ArgReader args, Simulation simulation)
    {
        if (_ignoresCoefficients) args = new ArgReader(args.Owner, [args.Token("I"), args.Token("J")], args.LineSpan);
        base.ReadCoefficients(args, simulation);
    }

    /// <inheritdoc/>
    public override void Compute(in StepContext step) { }

    /// <summary>U = 0.</summary>
    public readonly struct Nothing : IPairPotential
    {
        /// <inheritdoc/>
        public static string[] Coefficients => [];

        /// <inheritdoc/>
        public static bool Shifts => false;

        /// <inheritdoc/>
        public static int ColumnCount => 0;

        /// <inheritdoc/>
        public static bool Mix(ReadOnlySpan<double> ii, ReadOnlySpan<double> jj, MixRule rule, Span<double> raw)
        {
            raw[0] = Mixing.Length(rule, ii[0], jj[0]);
            return true;
        }

        /// <inheritdoc/>
        public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns) => raw[0];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
        {
            forceOverR = default;
            energy = default;
        }
    }
}
