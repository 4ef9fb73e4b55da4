using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>coul/cut/global: <see cref="CoulCutGlobal"/> alone. pair_style coul/cut/global rc.</summary>
/// <param name="name">Style name.</param>
[PairStyle("coul/cut/global")]
public sealed class PairCoulCutGlobal(string name) : PairForce<CoulombOnly<CoulCutGlobal>>(name);
