using System.Runtime.CompilerServices;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Pair;

/// <summary>
/// dpd: U = ½ A rc (1 − r/rc)², r &lt; rc, with friction and noise (<see cref="DpdStyle{TPotential}"/>). A: force, γ: force/velocity. No mixing.
/// pair_style dpd T rc seed; pair_coeff A γ [rc]. The temperature is that of a bath without a thermostat of its own.
/// </summary>
/// <param name="name">Style name.</param>
[PairStyle("dpd")]
public sealed class PairDpd(string name) : DpdStyle<PairDpd.Repulsion>(name)
{
    private double _temperature;

    /// <inheritdoc/>
    protected override void ReadTemperature(ArgReader args) => _temperature = args.NotNegative("T");

    /// <inheritdoc/>
    protected override double Temperature(Simulation simulation) => _temperature;

    /// <summary>The conservative part.</summary>
    public readonly struct Repulsion : IPairPotential
    {
        private const int A = 0, InverseCutoff = 1, HalfCutoff = 2;

        /// <inheritdoc/>
        public static string[] Coefficients => ["A", "gamma"];

        /// <inheritdoc/>
        public static bool Shifts => false;

        /// <inheritdoc/>
        public static int ColumnCount => 3;

        /// <inheritdoc/>
        public static double Prepare(ReadOnlySpan<double> raw, ReadOnlySpan<double> settings, in PairEnvironment environment, Span<double> columns)
        {
            columns[A] = raw[0];
            columns[InverseCutoff] = raw[2] > 0 ? 1 / raw[2] : 0;
            columns[HalfCutoff] = 0.5 * raw[2];
            return raw[2];
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Eval<TLane>(TLane r2, in PairCoeff<TLane> c, out TLane forceOverR, out TLane energy) where TLane : unmanaged, ILane<TLane>
        {
            // Soft particles may meet: atoms on one another push in no direction.
            TLane inverse = TLane.ReciprocalSqrt(TLane.Max(r2, TLane.Create(1e-20))), w = TLane.Create(1) - r2 * inverse * c[InverseCutoff], push = c[A] * w;
            energy = c[HalfCutoff] * push * w;
            forceOverR = push * inverse;
        }
    }
}
