namespace PolyMD.Engine.Quantities;

/// <summary>A resolved reference to one number per local atom: c_ID, c_ID[i], f_ID[i], v_name or an atom attribute (x, vx, fx, …).</summary>
public interface IPerAtomQuantity
{
    /// <summary>As written in the deck.</summary>
    string Name { get; }

    /// <summary>What must be known of the forces at a step at which this is evaluated.</summary>
    Needs Requires { get; }

    /// <summary>Writes the present values of all local atoms.</summary>
    /// <param name="values">Target, one number per local atom.</param>
    void Evaluate(Span<double> values);
}
