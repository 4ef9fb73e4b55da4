using PolyMD.Analysis.Statistics;
using PolyMD.Model;

namespace PolyMD.Analysis.Interfaces;

/// <summary>A thermal conductance per area of one contact, with the method that it belongs to.</summary>
/// <param name="Method">How it was measured.</param>
/// <param name="Value">G, W/(m² K) (reduced in lj units).</param>
public readonly record struct Conductance(ConductanceMethod Method, Measured Value)
{
    /// <summary>Unit of a conductance.</summary>
    /// <param name="units">Units of the deck.</param>
    public static string Unit(SiFactors units) => units.IsReduced ? "" : "W/m2K";

    /// <summary>SI value of a conductance in energy / (time · length² · K) of the deck.</summary>
    /// <param name="units">Units of the deck.</param>
    public static double Factor(SiFactors units) => units.Energy / (units.Time * units.Length * units.Length);

    /// <summary>Boltzmann's constant in energy of the deck per K; 1 in lj units.</summary>
    /// <param name="units">Units of the deck.</param>
    public static double Boltzmann(SiFactors units) => units.IsReduced ? 1 : 1.380649e-23 / units.Energy;

    /// <summary>R = 1/G.</summary>
    public Measured Resistance => Measured.Ratio(new Measured(1, 0, Value.EffectiveSamples, ""), Value, Value.Unit.Length > 0 ? "m2K/W" : "") with { Window = Value.Window };

    /// <summary>Quotient of two conductances of one method, such as with and without a sheet.</summary>
    /// <param name="numerator">One.</param>
    /// <param name="denominator">The other.</param>
    /// <exception cref="PolyMDException">The methods differ.</exception>
    public static Measured Ratio(Conductance numerator, Conductance denominator) => numerator.Method == denominator.Method
        ? Measured.Ratio(numerator.Value, denominator.Value, "")
        : throw new PolyMDException($"a conductance by the method {numerator.Method} cannot be divided by one by {denominator.Method}: they are different quantities");
}
