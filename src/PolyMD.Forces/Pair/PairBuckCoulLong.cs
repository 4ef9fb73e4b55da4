using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>buck/coul/long: <see cref="PairBuck"/> + <see cref="CoulLong"/>. Needs a kspace_style. pair_style buck/coul/long rc [rc_coul]; pair_coeff A ρ C [rc].</summary>
/// <param name="name">Style name.</param>
[PairStyle("buck/coul/long")]
[DataCoefficients(3, 4)]
public sealed class PairBuckCoulLong(string name) : PairForce<PairSum<CutPair<PairBuck>, CoulLong>>(name);
