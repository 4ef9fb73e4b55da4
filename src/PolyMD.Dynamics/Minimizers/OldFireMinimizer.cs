using PolyMD.Engine.Styles;

namespace PolyMD.Dynamics.Minimizers;

/// <summary>
/// min_style fire/old: the fast inertial relaxation engine as first published (E. Bitzek, P. Koskinen, F. Gähler, M. Moseler, P. Gumbsch, Phys. Rev.
/// Lett. 97, 170201 (2006)), with its constants: α from 0.1 falling by 0.99, time steps growing by 1.1 up to ten times the deck's and halved.
/// </summary>
[MinimizerStyle("fire/old")]
public sealed class OldFireMinimizer : DampedMinimizer
{
    private const double Grow = 1.1, Shrink = 0.5, FirstAlpha = 0.1, AlphaShrink = 0.99, Longest = 10;
    private double _alpha, _longest;

    /// <summary>Creates the minimiser with default settings.</summary>
    public OldFireMinimizer()
        : base("fire/old")
    {
    }

    private protected override void Prepare()
    {
        base.Prepare();
        _alpha = FirstAlpha;
        _longest = Longest * Simulation.TimeStep;
    }

    private protected override void Turn(double power)
    {
        if (!(power > 0))
        {
            LastNegative = Simulation.Step;
            TimeStep *= Shrink;
            _alpha = FirstAlpha;
            Velocities.Clear();
            return;
        }
        double square = Forces.Dot(Forces);
        Velocities.Mix(1 - _alpha, square == 0 ? 0 : _alpha * Math.Sqrt(Velocities.Dot(Velocities) / square), Forces);
        if (Delayed <= DelaySteps) return;
        TimeStep = Math.Min(TimeStep * Grow, _longest);
        _alpha *= AlphaShrink;
    }
}
