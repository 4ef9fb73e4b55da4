namespace PolyMD.Engine.Quantities;

/// <summary>A quantity computed on demand, from <c>compute</c> to <c>uncompute</c>; offers its values through
/// <see cref="IScalarSource"/>, <see cref="IVectorSource"/>, <see cref="IArraySource"/> or <see cref="IPerAtomSource"/>.</summary>
public interface ICompute
{
    /// <summary>Compute id.</summary>
    string Id { get; }

    /// <summary>Style name.</summary>
    string Style { get; }

    /// <summary>What must be known of the forces at a step at which this is evaluated.</summary>
    Needs Requires { get; }

    /// <summary>Called before every run.</summary>
    void Initialize() { }

    /// <summary>Called when a run begins, after its first forces and before the fixes are set up.</summary>
    void Setup() { }

    /// <summary>Brings the values up to date for the present state. Implementations cache by <see cref="Simulation.StateVersion"/>.</summary>
    void Evaluate();
}
