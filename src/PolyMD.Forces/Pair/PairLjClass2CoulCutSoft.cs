using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/class2/coul/cut/soft: <see cref="PairLjClass2Soft"/> + <see cref="CoulCutSoft"/>. pair_style lj/class2/coul/cut/soft n α_lj α_coul rc_lj [rc_coul]; pair_coeff ε σ λ [rc_lj [rc_coul]].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/class2/coul/cut/soft")]
public sealed class PairLjClass2CoulCutSoft(string name) : PairForce<PairSum<PairLjClass2Soft, CoulCutSoft>>(name);
