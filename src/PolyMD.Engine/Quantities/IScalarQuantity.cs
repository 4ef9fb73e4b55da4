namespace PolyMD.Engine.Quantities;

/// <summary>A resolved reference to one number: c_ID, c_ID[i], f_ID[i][j], v_name.</summary>
public interface IScalarQuantity
{
    /// <summary>As written in the deck.</summary>
    string Name { get; }

    /// <summary>What must be known of the forces at a step at which this is evaluated.</summary>
    Needs Requires { get; }

    /// <summary>The value at the present state.</summary>
    double Evaluate();
}
