using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>born/coul/wolf: <see cref="PairBorn"/> + <see cref="CoulWolf"/>. pair_style born/coul/wolf α rc [rc_coul]; pair_coeff A ρ σ C D [rc].</summary>
/// <param name="name">Style name.</param>
[PairStyle("born/coul/wolf")]
[DataCoefficients(5, 6)]
public sealed class PairBornCoulWolf(string name) : PairForce<PairSum<CutPair<PairBorn>, CoulWolf>>(name);
