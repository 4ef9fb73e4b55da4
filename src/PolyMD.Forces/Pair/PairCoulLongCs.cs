using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>coul/long/cs: <see cref="CoulLongCs"/> alone, for core/shell models. Needs a kspace_style. pair_style coul/long/cs rc.</summary>
/// <param name="name">Style name.</param>
[PairStyle("coul/long/cs")]
public sealed class PairCoulLongCs(string name) : PairForce<CoreShellPair<CoulombOnly<CoulLongCs>>>(name);
