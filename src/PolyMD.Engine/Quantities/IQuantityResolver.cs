using PolyMD.Model;

namespace PolyMD.Engine.Quantities;

/// <summary>Turns words such as c_ID[2], f_ID, v_name into quantities; names the nearest valid id when there is none.</summary>
public interface IQuantityResolver
{
    /// <summary>One number.</summary>
    /// <param name="token">The word with its place.</param>
    IScalarQuantity Scalar(ArgToken token);

    /// <summary>A list of numbers.</summary>
    /// <param name="token">The word with its place.</param>
    IVectorQuantity Vector(ArgToken token);

    /// <summary>The text of a word with its variables ($x, ${name}, $(formula)) replaced by their present values.</summary>
    /// <param name="token">The word with its place.</param>
    string Text(ArgToken token) => token.Text;

    /// <summary>Gives an internal-style variable a value.</summary>
    /// <param name="name">Its name with its place.</param>
    /// <param name="value">The value.</param>
    void SetInternal(ArgToken name, double value) => throw new DeckException(name.Span, $"'{name.Text}' cannot be set here");

    /// <summary>One number per atom.</summary>
    /// <param name="token">The word with its place.</param>
    IPerAtomQuantity PerAtom(ArgToken token);
}
