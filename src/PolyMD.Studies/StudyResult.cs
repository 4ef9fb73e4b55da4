namespace PolyMD.Studies;

/// <summary>A study that has come to its end.</summary>
/// <param name="Runs">Its runs, finished or failed.</param>
/// <param name="Text">What it has found, for the screen.</param>
public sealed record StudyResult(IReadOnlyList<CaseRun> Runs, string Text)
{
    /// <summary>Whether every case came to its end.</summary>
    public bool IsComplete => Runs.All(r => r.Failure is null);
}
