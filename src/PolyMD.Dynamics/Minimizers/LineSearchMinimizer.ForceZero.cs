namespace PolyMD.Dynamics.Minimizers;

/// <content>
/// The line search forcezero: walks along the direction until the slope f·h has fallen to a tenth of what it was, by secants of the slope. The
/// energy only has to keep from rising. Constants as in LAMMPS (29 Sep 2021).
/// </content>
public abstract partial class LineSearchMinimizer
{
    private const double FirstDrop = 0.1, SlopeFraction = 0.1, AllowedRise = 1e-12, Retreat = 0.1, LargestGrowth = 4, LeastMove = 1e-14;

    private string? SearchForceZero()
    {
        double start = Energy, here = start;
        string? failure = Begin(out double first, out _);
        if (failure is not null) return failure;
        double component = Direction.LargestComponent(), largest = Settings.MaxMove / component, slope = first;
        if (Extra.Count > 0)
        {
            largest = Math.Min(largest, Extra.LongestStep());
            component = Math.Max(component, ExtraFreedom.Largest(Extra.Direction));
        }
        double alpha = 0, advance = Math.Min(FirstDrop * Math.Abs(start) / first, 0.5 * largest);
        while (alpha + advance <= largest)
        {
            MoveTo(alpha + advance);
            double next = Slope();
            bool rises = Energy - here >= AllowedRise;
            if (!rises && Math.Abs(next / first) <= SlopeFraction)
            {
                FinalAlpha = alpha + advance;
                return null;
            }
            if (rises || next < 0)
            {
                // Past a minimum: to where the secant of the slope vanishes, or much less far if only the energy tells.
                advance *= next < 0 ? slope / (slope - next) : Retreat;
                if (component * advance > LeastMove) continue;
                MoveTo(0);
                FinalAlpha = alpha;
                return StopReasons.ZeroAlpha;
            }
            alpha += advance;
            advance *= slope > next ? Math.Min(next / (slope - next), LargestGrowth) : LargestGrowth;
            (slope, here) = (next, Energy);
        }
        // The whole way that is allowed.
        FinalAlpha = alpha;
        return null;
    }
}
