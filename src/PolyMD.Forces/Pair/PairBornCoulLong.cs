using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>born/coul/long: <see cref="PairBorn"/> + <see cref="CoulLong"/>. Needs a kspace_style. pair_style born/coul/long rc [rc_coul]; pair_coeff A ρ σ C D [rc].</summary>
/// <param name="name">Style name.</param>
[PairStyle("born/coul/long")]
[DataCoefficients(5, 6)]
public sealed class PairBornCoulLong(string name) : PairForce<PairSum<CutPair<PairBorn>, CoulLong>>(name);
