namespace PolyMD.Engine.Neighbors;

/// <summary>
/// How a loop over a <see cref="ClusterList"/> sees the slots of a block: the precision of their records, and how many entries of a row fill
/// a bundle. A record has eight x, y, z, then eight charges, each of <see cref="ElementSize"/> bytes, then eight type indices; forces are
/// eight x, y, z. Positions of the single-precision records are whole numbers of a small unit from a point in the block, so that
/// differences are exact before they are rounded, wherever in the box the block lies.
/// </summary>
/// <typeparam name="TLane">Bundle of values.</typeparam>
/// <typeparam name="TPosition">Bundle of one coordinate.</typeparam>
public unsafe interface IClusterLane<TLane, TPosition>
{
    /// <summary>Entries in a bundle, 1 or 2.</summary>
    static abstract int Entries { get; }

    /// <summary>Slot elements that a bundle takes of each entry.</summary>
    static abstract int Width { get; }

    /// <summary>Bytes of an element.</summary>
    static abstract int ElementSize { get; }

    /// <summary>A coordinate of one atom in all elements.</summary>
    /// <param name="coordinate">Where it is.</param>
    static abstract TPosition Own(byte* coordinate);

    /// <summary>Differences from the coordinates of an entry's atoms (of two entries), in units of the records.</summary>
    /// <param name="own">Coordinate of the row's atom.</param>
    /// <param name="lower">Coordinates of the first entry.</param>
    /// <param name="upper">Coordinates of the second; not read if there is only one.</param>
    static abstract TLane Minus(TPosition own, byte* lower, byte* upper);

    /// <summary>Values of an entry (of two).</summary>
    /// <param name="lower">Values of the first entry.</param>
    /// <param name="upper">Values of the second.</param>
    static abstract TLane Load(byte* lower, byte* upper);

    /// <summary>Takes values from those in memory; two entries of a bundle are never the same slot.</summary>
    /// <param name="lower">Values of the first entry.</param>
    /// <param name="upper">Values of the second.</param>
    /// <param name="value">Subtrahends.</param>
    static abstract void Subtract(byte* lower, byte* upper, TLane value);

    /// <summary>Type indices of a bundle.</summary>
    /// <param name="lower">Those of the first entry.</param>
    /// <param name="upper">Those of the second.</param>
    /// <param name="buffer">Room for sixteen.</param>
    static abstract int* Types(byte* lower, byte* upper, int* buffer);
}
