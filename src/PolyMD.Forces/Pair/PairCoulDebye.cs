using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>coul/debye: <see cref="CoulDebye"/> alone. pair_style coul/debye κ rc; pair_coeff [rc].</summary>
/// <param name="name">Style name.</param>
[PairStyle("coul/debye")]
[DataCoefficients(0, 1)]
public sealed class PairCoulDebye(string name) : PairForce<CoulombOnly<CoulDebye>>(name);
