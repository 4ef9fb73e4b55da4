using PolyMD.Model;

namespace PolyMD.Engine.Styles;

/// <summary>
/// A style of pair_style: pairwise, many-body or hybrid. Created with its parameterless constructor, then told of the deck lines in order.
/// Attributed with <see cref="PairStyleAttribute"/>.
/// </summary>
public interface IPairStyle : IForce
{
    /// <summary>Reads the words of pair_style after the style's name; called again when the deck repeats the line.</summary>
    /// <param name="args">Words.</param>
    /// <param name="simulation">Units, types.</param>
    void ReadSettings(ArgReader args, Simulation simulation);

    /// <summary>Reads a pair_coeff line: the two type ranges first, then the style's own words (for many-body styles * * file elements…).</summary>
    /// <param name="args">Words.</param>
    /// <param name="simulation">Units, types, potential folders.</param>
    void ReadCoefficients(ArgReader args, Simulation simulation);

    /// <summary>Whether charges take part.</summary>
    bool UsesCharges => false;

    /// <summary>pair_modify as it stands when the run starts.</summary>
    PairModify Modify { get; set; }

    /// <summary>Type pairs (0-based, i ≤ j) of which this style computes the interaction: those given by coefficient lines so far (for many-body
    /// styles: both types mapped to elements) and, once initialised, also those that follow by mixing. Used by hybrid, by the interaction
    /// matrix and by checks for missing pairs.</summary>
    /// <param name="i">First type index.</param>
    /// <param name="j">Second type index.</param>
    bool Covers(int i, int j);

    /// <summary>Restricts the style to type pairs given to it by hybrid (T×T, symmetric); null lifts the restriction. Before <see cref="IForce.Initialize"/>.</summary>
    /// <param name="allowed">Allowed pairs or null.</param>
    void Restrict(bool[]? allowed);
}
