namespace PolyMD.Engine;

/// <summary>Watches a simulation that is set up, as for a run, but never advanced: the check of a deck before its first step.</summary>
public interface IRehearsal
{
    /// <summary>Initialises a part (force, fix, compute, output); what goes wrong is noted, so that the other parts are looked at too.</summary>
    /// <param name="part">The part.</param>
    /// <param name="initialize">Its initialisation.</param>
    void Initialize(object part, Action initialize);

    /// <summary>Called where a run would build its first neighbour lists.</summary>
    /// <exception cref="RehearsedException">Always: the command that wanted to run ends here.</exception>
    void Ready();

    /// <summary>Where a file is written instead, so that a rehearsal leaves no trace.</summary>
    /// <param name="path">Full path that the simulation would write to.</param>
    string OutputPath(string path);
}
