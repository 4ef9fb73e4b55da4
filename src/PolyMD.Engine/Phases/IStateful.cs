namespace PolyMD.Engine.Phases;

/// <summary>Everything that must survive a checkpoint for the run to continue bit for bit.</summary>
public interface IStateful
{
    /// <summary>Writes the state.</summary>
    /// <param name="writer">Little-endian target.</param>
    void SaveState(BinaryWriter writer);

    /// <summary>Reads what <see cref="SaveState"/> wrote.</summary>
    /// <param name="reader">Source.</param>
    void LoadState(BinaryReader reader);
}
