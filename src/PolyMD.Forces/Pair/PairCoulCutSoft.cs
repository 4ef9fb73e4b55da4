using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>coul/cut/soft: <see cref="CoulCutSoft"/> alone. pair_style coul/cut/soft n α rc; pair_coeff λ [rc].</summary>
/// <param name="name">Style name.</param>
[PairStyle("coul/cut/soft")]
public sealed class PairCoulCutSoft(string name) : PairForce<CoulombOnly<CoulCutSoft>>(name);
