namespace PolyMD.Engine.Styles;

/// <summary>A style whose coefficients can be changed while a simulation runs (fix adapt, compute fep): those that stand on its coefficient lines, cutoffs excepted.</summary>
public interface IAdjustableCoefficients : IForce
{
    /// <summary>Names of the coefficients as in messages about coefficient lines; empty if the style's cannot be changed.</summary>
    IReadOnlyList<string> CoefficientNames { get; }

    /// <summary>A coefficient as a coefficient line would give it; mixed ones are there once the style is initialised.</summary>
    /// <param name="name">One of <see cref="CoefficientNames"/>.</param>
    /// <param name="i">Type index, 0-based.</param>
    /// <param name="j">Second atom type of pairs; not looked at otherwise.</param>
    double Coefficient(string name, int i, int j);

    /// <summary>Changes a coefficient; a mixed pair has its own from then on.</summary>
    /// <param name="name">One of <see cref="CoefficientNames"/>.</param>
    /// <param name="i">Type index, 0-based.</param>
    /// <param name="j">Second atom type of pairs.</param>
    /// <param name="value">As on a coefficient line.</param>
    /// <exception cref="Model.DeckException">A coefficient line would refuse the value.</exception>
    void SetCoefficient(string name, int i, int j, double value);

    /// <summary>Makes changes take effect: pairs that follow by mixing, tables, long-range corrections.</summary>
    /// <param name="simulation">The simulation.</param>
    void CoefficientsChanged(Simulation simulation);
}
