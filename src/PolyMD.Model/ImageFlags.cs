namespace PolyMD.Model;

/// <summary>How many cells an atom has crossed along each direction since it was wrapped.</summary>
/// <param name="X">Along a.</param>
/// <param name="Y">Along b.</param>
/// <param name="Z">Along c.</param>
public readonly record struct ImageFlags(int X, int Y, int Z);
