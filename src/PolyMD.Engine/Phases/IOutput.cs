namespace PolyMD.Engine.Phases;

/// <summary>Writes something at certain steps: thermo rows, dumps, restarts.</summary>
public interface IOutput
{
    /// <summary>Whether the output writes at a step; the first and last step of a run are asked like any other.</summary>
    /// <param name="step">The step.</param>
    bool IsDue(long step);

    /// <summary>What it wants to know of the forces at a step.</summary>
    /// <param name="step">The step.</param>
    Needs NeedsAt(long step);

    /// <summary>Called before every run.</summary>
    void Initialize() { }

    /// <summary>Writes at the present step.</summary>
    void Write();

    /// <summary>Called after the last step of a run.</summary>
    void RunEnded() { }
}
