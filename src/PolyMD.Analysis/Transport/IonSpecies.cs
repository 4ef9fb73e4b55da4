using PolyMD.Analysis.Trajectories;

namespace PolyMD.Analysis.Transport;

/// <summary>A kind of ion (or any charged molecule): its atoms are grouped by molecule id, atoms of molecule 0 stand alone.</summary>
/// <param name="Name">Name, for example Li.</param>
/// <param name="Atoms">All of its atoms.</param>
public sealed record IonSpecies(string Name, AtomSelection Atoms);
