using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Transport;

/// <summary>Ionic conductivity and what it is made of.</summary>
/// <param name="Species">Names, in the order of all arrays.</param>
/// <param name="Counts">Ions of each species.</param>
/// <param name="Charges">Charge of one ion, deck unit.</param>
/// <param name="SelfPart">Nernst–Einstein part of each species: n z² D / (V kT).</param>
/// <param name="Onsager">σ_ab = z_a z_b L_ab: symmetric; all of them sum to <paramref name="Collective"/>.</param>
/// <param name="NernstEinstein">Conductivity of uncorrelated ions.</param>
/// <param name="Collective">Conductivity from the displacement of all charge together.</param>
/// <param name="Ionicity">Collective over Nernst–Einstein (the inverse Haven ratio).</param>
/// <param name="Transference">t_a = Σ_b σ_ab / σ, in the reference frame chosen; may be negative.</param>
/// <param name="Beta">d ln MSD / d ln t of the charge displacement in the window.</param>
/// <param name="WindowStart">First lag of the fit, deck time unit.</param>
/// <param name="WindowEnd">Last lag.</param>
/// <param name="Segments">Parts of the trajectory from whose spread the errors come.</param>
/// <param name="Warnings">What a reader must know.</param>
public sealed record ConductivityResult(
    string[] Species, int[] Counts, double[] Charges, Measured[] SelfPart, Measured[,] Onsager, Measured NernstEinstein, Measured Collective,
    Measured Ionicity, Measured[] Transference, Measured Beta, double WindowStart, double WindowEnd, int Segments, IReadOnlyList<string> Warnings)
{
    /// <summary>Haven ratio D*/D_σ: Nernst–Einstein over collective conductivity, 1 for uncorrelated ions (H. Mehrer, Diffusion in Solids, Springer 2007, ch. 11).</summary>
    public Measured HavenRatio => new(1 / Ionicity.Value, Ionicity.StandardError / (Ionicity.Value * Ionicity.Value), Ionicity.EffectiveSamples, "");
}
