using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/class2/coul/cut: <see cref="PairLjClass2"/> + <see cref="CoulCut"/>. pair_style lj/class2/coul/cut rc_lj [rc_coul]; pair_coeff ε σ [rc_lj [rc_coul]].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/class2/coul/cut")]
[DataCoefficients(2, 3)]
public sealed class PairLjClass2CoulCut(string name) : PairForce<PairSum<PairLjClass2, CoulCut>>(name);
