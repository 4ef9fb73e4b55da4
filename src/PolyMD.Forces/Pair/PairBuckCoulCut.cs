using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>buck/coul/cut: <see cref="PairBuck"/> + <see cref="CoulCut"/>. pair_style buck/coul/cut rc [rc_coul]; pair_coeff A ρ C [rc [rc_coul]].</summary>
/// <param name="name">Style name.</param>
[PairStyle("buck/coul/cut")]
[DataCoefficients(3, 5)]
public sealed class PairBuckCoulCut(string name) : PairForce<PairSum<CutPair<PairBuck>, CoulCut>>(name);
