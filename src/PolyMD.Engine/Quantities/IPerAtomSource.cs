namespace PolyMD.Engine.Quantities;

/// <summary>Offers one or several numbers for each local atom (c_ID or c_ID[i] in per-atom places).</summary>
public interface IPerAtomSource
{
    /// <summary>Numbers per atom: 0 for a per-atom vector, else the columns of a per-atom array.</summary>
    int AtomColumns { get; }

    /// <summary>Value of an atom.</summary>
    /// <param name="atom">Local index.</param>
    /// <param name="column">0-based column; 0 for a per-atom vector.</param>
    double AtomValue(int atom, int column);
}
