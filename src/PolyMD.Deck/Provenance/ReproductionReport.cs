namespace PolyMD.Deck.Provenance;

/// <summary>How a run that was repeated compares with the earlier one.</summary>
/// <param name="Folder">Folder of the repeated run.</param>
/// <param name="Files">Outputs in the order of their names.</param>
/// <param name="Problems">What else is not as it was: inputs, the way the run ended.</param>
/// <param name="Notes">What may explain differences: other version, other processor.</param>
public sealed record ReproductionReport(string Folder, IReadOnlyList<FileVerdict> Files, IReadOnlyList<string> Problems, IReadOnlyList<string> Notes)
{
    /// <summary>Whether everything is what it was.</summary>
    public bool IsSame => Problems.Count == 0 && Files.All(f => f.IsSame);

    /// <summary>The table for the screen.</summary>
    public string ToText()
    {
        StringWriter text = new() { NewLine = "\n" };
        int width = Math.Max(4, Files.Select(f => f.File.Length).DefaultIfEmpty().Max());
        foreach (FileVerdict f in Files) text.WriteLine($"{f.File.PadRight(width)}  {Words(f.Verdict)}{(f.Where.Length > 0 ? $", {f.Where}" : "")}");
        foreach (string problem in Problems) text.WriteLine(problem);
        foreach (string note in Notes) text.WriteLine($"note: {note}");
        int differing = Files.Count(f => !f.IsSame);
        text.Write(IsSame ? $"reproduced: {Files.Count} file{(Files.Count == 1 ? " is" : "s are")} the same" : $"not reproduced: {differing} of {Files.Count} files are not the same{(Problems.Count > 0 ? ", and see above" : "")}");
        text.Write($"; the repeated run is in {Folder}");
        return text.ToString();
    }

    private static string Words(Verdict v) => v switch
    {
        Verdict.Same => "same",
        Verdict.SameButTimes => "same but for times",
        Verdict.Differs => "DIFFERS",
        Verdict.Missing => "MISSING: only the earlier run wrote it",
        _ => "NEW: the earlier run did not write it",
    };
}
