using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>coul/long: the real-space part of an Ewald sum alone (<see cref="CoulLong"/>). Needs a kspace_style. pair_style coul/long rc.</summary>
/// <param name="name">Style name.</param>
[PairStyle("coul/long")]
public sealed class PairCoulLong(string name) : PairForce<CoulombOnly<CoulLong>>(name);
