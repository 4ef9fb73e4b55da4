using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/cut/coul/cut: <see cref="PairLjCut"/> + <see cref="CoulCut"/>. pair_style lj/cut/coul/cut rc_lj [rc_coul]; pair_coeff ε σ [rc_lj [rc_coul]].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/cut/coul/cut")]
[DataCoefficients(2, 3)]
public sealed class PairLjCutCoulCut(string name) : PairForce<PairSum<PairLjCut, CoulCut>>(name);
