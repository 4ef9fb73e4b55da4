using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Interfaces;

/// <summary>
/// Work of adhesion per area, W = (E_A + E_B − E_AB)/A: what it costs to take two bodies apart (energy, not free energy). From mean energies of the stack
/// and of its parts, each relaxed on its own; or, without relaxation, from the interaction energy across the contact, W = −E_A|B/A (compute group/group),
/// the upper bound.
/// </summary>
public static class WorkOfAdhesion
{
    /// <summary>From three energies; their errors are taken as independent.</summary>
    /// <param name="stack">Energy of the stack, energy unit of the deck.</param>
    /// <param name="first">Energy of one part alone, at the same temperature.</param>
    /// <param name="second">Energy of the other part alone.</param>
    /// <param name="area">Area of all contacts together, deck unit.</param>
    /// <param name="units">Units of the deck.</param>
    public static Measured FromEnergies(Measured stack, Measured first, Measured second, double area, SiFactors units) =>
        Scaled(first.Value + second.Value - stack.Value, Math.Sqrt(stack.StandardError * stack.StandardError + first.StandardError * first.StandardError + second.StandardError * second.StandardError),
            Math.Min(stack.EffectiveSamples, Math.Min(first.EffectiveSamples, second.EffectiveSamples)), area, units);

    /// <summary>From the interaction energy across the contact.</summary>
    /// <param name="interaction">Energy of all pairs across, energy unit of the deck.</param>
    /// <param name="area">Area of all contacts together, deck unit.</param>
    /// <param name="units">Units of the deck.</param>
    public static Measured FromInteraction(Measured interaction, double area, SiFactors units) => Scaled(-interaction.Value, interaction.StandardError, interaction.EffectiveSamples, area, units);

    private static Measured Scaled(double energy, double error, double samples, double area, SiFactors units)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(area);
        double factor = units.Energy / (area * units.Length * units.Length);
        return new Measured(energy * factor, error * factor, samples, units.IsReduced ? "" : "J/m2");
    }
}
