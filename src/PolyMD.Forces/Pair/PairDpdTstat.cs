using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// dpd/tstat: friction and noise of <see cref="DpdStyle{TPotential}"/> alone, a thermostat that conserves momentum, to be put beside other styles by hybrid/overlay. T goes
/// linearly from Tstart to Tstop. pair_style dpd/tstat Tstart Tstop rc seed; pair_coeff γ [rc].
/// </summary>
/// <param name="name">Style name.</param>
[PairStyle("dpd/tstat")]
public sealed class PairDpdTstat(string name) : DpdStyle<PairDpdTstat.Nothing>(name)
{
    private double _start, _stop;

    /// <inheritdoc/>
    protected override void ReadTemperature(ArgReader args)
    {
        _start = args.NotNegative("Tstart");
        _stop = args.NotNegative("Tstop");
    }

    /// <inheritdoc/>
    protected override double Temperature(Simulation simulation) => _start + simulation.RampFraction * (_stop - _start);

    /// <summary>No conservative part.</summary>
    public readonly struct Nothing : IPairPotential
    {
        /// <inheritdoc/>
        public static string[] Coefficients => ["gamma"];

        /// <inheritdoc/>
        public static bool Shifts => false;

        /// <inheritdoc/>
        public static int ColumnCount => 0;

        /// <inheritdoc/>
        public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns) => raw[1];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane> =>
            forceOverR = energy = default;
    }
}
