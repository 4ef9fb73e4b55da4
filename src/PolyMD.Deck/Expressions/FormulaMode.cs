namespace PolyMD.Deck.Expressions;

/// <summary>What a formula yields.</summary>
internal enum FormulaMode
{
    /// <summary>One number (equal-style variables, immediate expressions, indices).</summary>
    Scalar,

    /// <summary>A number per atom; the argument of its closures is the local index.</summary>
    Atom,

    /// <summary>A list of numbers; the argument is the 0-based position.</summary>
    Vector,
}
