using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Transport;

/// <summary>A diffusion coefficient, never without its time regime.</summary>
/// <param name="Coefficient">D, cm²/s (reduced for lj units); unknown where the motion is not diffusive.</param>
/// <param name="Apparent">Slope of the MSD over 2 d in the same unit, diffusive or not: it depends on the window.</param>
/// <param name="Beta">d ln MSD / d ln t over the window: 1 for diffusion, below for sub-diffusion.</param>
/// <param name="WindowStart">First lag of the window, deck time unit.</param>
/// <param name="WindowEnd">Last lag of the window.</param>
/// <param name="Slope">2 d D in deck units.</param>
/// <param name="Intercept">b of MSD = 2 d D t + b, squared deck distance.</param>
/// <param name="RootMeanSquareDisplacement">√MSD at the end of the window, deck distance: a D from less than a site distance means little.</param>
/// <param name="Excess">Observed spread between atoms over that of equal Brownian walkers, at least 1.</param>
/// <param name="IsDiffusive">True if |β − 1| is within the limit.</param>
/// <param name="Warnings">What a reader must know.</param>
public sealed record DiffusionResult(
    Measured Coefficient, Measured Apparent, Measured Beta, double WindowStart, double WindowEnd, double Slope, double Intercept,
    double RootMeanSquareDisplacement, double Excess, bool IsDiffusive, IReadOnlyList<string> Warnings)
{
    /// <summary>D with β and window in one line; without a diffusive regime it says so instead.</summary>
    public override string ToString() => IsDiffusive
        ? FormattableString.Invariant($"D = {Coefficient} (beta = {Beta.Format()}, window {WindowStart:G4} to {WindowEnd:G4})")
        : FormattableString.Invariant($"no diffusion coefficient: not diffusive (beta = {Beta.Format()}, window {WindowStart:G4} to {WindowEnd:G4}); apparent value {Apparent}");
}
