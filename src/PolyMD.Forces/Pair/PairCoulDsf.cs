using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>coul/dsf: <see cref="CoulDsf{TError}"/> alone. pair_style coul/dsf α rc.</summary>
/// <param name="name">Style name.</param>
[PairStyle("coul/dsf")]
public sealed class PairCoulDsf(string name) : PairForce<CoulombOnly<CoulDsf<PolynomialError>>>(name);
