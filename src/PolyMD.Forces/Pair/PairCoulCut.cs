using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>coul/cut: <see cref="CoulCut"/> alone. pair_style coul/cut rc; pair_coeff [rc].</summary>
/// <param name="name">Style name.</param>
[PairStyle("coul/cut")]
[DataCoefficients(0, 1)]
public sealed class PairCoulCut(string name) : PairForce<CoulombOnly<CoulCut>>(name);
