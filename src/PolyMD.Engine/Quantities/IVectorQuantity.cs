namespace PolyMD.Engine.Quantities;

/// <summary>A resolved reference to a list of numbers: a whole global vector (c_ID), a column of a global array (c_ID[i] in vector mode) or v_name.</summary>
public interface IVectorQuantity
{
    /// <summary>As written in the deck.</summary>
    string Name { get; }

    /// <summary>What must be known of the forces at a step at which this is evaluated.</summary>
    Needs Requires { get; }

    /// <summary>How many numbers.</summary>
    int Length { get; }

    /// <summary>Writes the present values.</summary>
    /// <param name="values">Target of at least <see cref="Length"/> numbers.</param>
    void Evaluate(Span<double> values);
}
