namespace PolyMD.Engine.State;

/// <summary>
/// How the fields of a type have changed with a version of the checkpoint format, so that older files are still read: what is gone is passed over, what was added keeps the
/// value that its constructor gives. A change for which neither is right is no change of this kind: the older file is refused.
/// </summary>
/// <param name="Version">The version with which it came.</param>
/// <param name="Type">Full name of the type that declares the fields.</param>
/// <param name="Gone">Fields, by their names in files, that older files have and that are not needed.</param>
/// <param name="Added">Fields that older files lack and that need not be known.</param>
public sealed record StateChange(int Version, string Type, IReadOnlyList<string> Gone, IReadOnlyList<string> Added);
