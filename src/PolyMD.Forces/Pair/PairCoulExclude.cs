using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>coul/exclude: <see cref="CoulExclude"/> alone. pair_style coul/exclude rc.</summary>
/// <param name="name">Style name.</param>
[PairStyle("coul/exclude")]
public sealed class PairCoulExclude(string name) : PairForce<CoulombOnly<CoulExclude>>(name);
