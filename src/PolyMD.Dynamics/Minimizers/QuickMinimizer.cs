using PolyMD.Engine.Styles;

namespace PolyMD.Dynamics.Minimizers;

/// <summary>
/// min_style quickmin: damped dynamics whose velocities are projected on the forces, v ← (v·f/f·f) f, and zeroed while they point uphill
/// (D. Sheppard, R. Terrell, G. Henkelman, J. Chem. Phys. 128, 134106 (2008)).
/// </summary>
[MinimizerStyle("quickmin")]
public sealed class QuickMinimizer : DampedMinimizer
{
    /// <summary>Creates the minimiser with default settings.</summary>
    public QuickMinimizer()
        : base("quickmin")
    {
    }

    private protected override void Turn(double power)
    {
        if (power < 0)
        {
            LastNegative = Simulation.Step;
            Velocities.Clear();
            return;
        }
        double square = Forces.Dot(Forces);
        Velocities.Mix(0, square == 0 ? 0 : power / square, Forces);
    }
}
