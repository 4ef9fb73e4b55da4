using PolyMD.Model;

namespace PolyMD.Analysis.Trajectories;

/// <summary>Atoms with a name for results, written as name=atoms, such as "Li=type 11"; without a name the words of the selection are the name.</summary>
/// <param name="Name">Name.</param>
/// <param name="Atoms">Atoms.</param>
public sealed record NamedSelection(string Name, AtomSelection Atoms)
{
    /// <summary>Reads name=atoms, or atoms alone.</summary>
    /// <param name="text">The words.</param>
    /// <param name="nameRequired">True to refuse atoms alone.</param>
    public static NamedSelection Parse(string text, bool nameRequired = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        int end = 0;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '+' or '-' or '.')) end++;
        bool named = end > 0 && end + 1 < text.Length && text[end] == '=' && text[end + 1] != '=';
        if (named) return new NamedSelection(text[..end], AtomSelection.Parse(text[(end + 1)..]));
        return nameRequired ? throw new PolyMDException($"name=atoms was expected, such as \"Li=type 11\"; got '{text}'") : new NamedSelection(text.Trim(), AtomSelection.Parse(text));
    }
}
