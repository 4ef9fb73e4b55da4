namespace PolyMD.Deck.Provenance;

/// <summary>How far a run has come.</summary>
public enum RunStatus
{
    /// <summary>It is under way, or was killed: outputs have no hashes.</summary>
    Running,

    /// <summary>It was stopped by a signal or a limit and can be resumed: outputs have no hashes.</summary>
    Stopped,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>It came to its end.</summary>
    Finished,
}
