using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>coul/long/soft: <see cref="CoulLongSoft"/> alone. Needs a kspace_style. pair_style coul/long/soft n α rc; pair_coeff λ.</summary>
/// <param name="name">Style name.</param>
[PairStyle("coul/long/soft")]
public sealed class PairCoulLongSoft(string name) : PairForce<CoulombOnly<CoulLongSoft>>(name);
