namespace PolyMD.Engine.Phases;

/// <summary>A fix with variables of its own, such as strains of the cell, that a minimiser moves along with the atoms.</summary>
public interface IMinimizedFreedom : IFix
{
    /// <summary>Number of variables.</summary>
    int FreedomCount { get; }

    /// <summary>Energy of the variables at the present state, and the forces on them, both in energy units.</summary>
    /// <param name="forces">Receives one force for each variable.</param>
    double EvaluateFreedom(Span<double> forces);

    /// <summary>Remembers the present state as that from which the next moves start.</summary>
    void HoldFreedom();

    /// <summary>Changes the variables by <paramref name="alpha"/> times a direction, from the remembered state; atoms follow.</summary>
    /// <param name="alpha">Step; 0 goes back.</param>
    /// <param name="direction">Direction.</param>
    void MoveFreedom(double alpha, ReadOnlySpan<double> direction);

    /// <summary>The longest step along a direction that may be tried.</summary>
    /// <param name="direction">Direction.</param>
    double LongestStep(ReadOnlySpan<double> direction);

    /// <summary>After an iteration, takes the present state as reference of the energy if that is due.</summary>
    /// <returns>Whether energies have changed by it.</returns>
    bool RenewReference();
}
