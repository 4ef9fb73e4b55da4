using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>coul/shield: <see cref="CoulShield"/> alone, beside ilp/graphene/hbn. pair_style coul/shield rc [taper 0|1]; pair_coeff λ.</summary>
/// <param name="name">Style name.</param>
[PairStyle("coul/shield")]
public sealed class PairCoulShield(string name) : PairForce<CoulombOnly<CoulShield>>(name);
