namespace PolyMD.Engine.Phases;

/// <summary>A fix or compute that finds what it stores about atoms by their ids, which a deck may renumber (delete_atoms, reset_atoms).</summary>
public interface IRemembersIds
{
    /// <summary>Takes over new ids.</summary>
    /// <param name="fresh">The new id of an old one; 0 for atoms that do not exist any more.</param>
    void RenumberIds(Func<int, int> fresh);
}
