namespace PolyMD.Deck.Provenance;

/// <summary>A file and what was found.</summary>
/// <param name="File">Name relative to the folder of the run.</param>
/// <param name="Verdict">Result.</param>
/// <param name="Where">What differs first; empty if nothing does.</param>
public sealed record FileVerdict(string File, Verdict Verdict, string Where = "")
{
    /// <summary>Whether the file is what it was.</summary>
    public bool IsSame => Verdict is Verdict.Same or Verdict.SameButTimes;
}
