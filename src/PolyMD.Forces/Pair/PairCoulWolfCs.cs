using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>coul/wolf/cs: <see cref="CoulWolf"/> alone, for core/shell models. pair_style coul/wolf/cs α rc.</summary>
/// <param name="name">Style name.</param>
[PairStyle("coul/wolf/cs")]
public sealed class PairCoulWolfCs(string name) : PairForce<CoreShellPair<CoulombOnly<CoulWolf>>>(name);
