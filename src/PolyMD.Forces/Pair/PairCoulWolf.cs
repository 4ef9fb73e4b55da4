using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>coul/wolf: <see cref="CoulWolf"/> alone. pair_style coul/wolf α rc.</summary>
/// <param name="name">Style name.</param>
[PairStyle("coul/wolf")]
public sealed class PairCoulWolf(string name) : PairForce<CoulombOnly<CoulWolf>>(name);
