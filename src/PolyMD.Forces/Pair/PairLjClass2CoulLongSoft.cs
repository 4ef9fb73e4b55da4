using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/class2/coul/long/soft: <see cref="PairLjClass2Soft"/> + <see cref="CoulLongSoft"/>. Needs a kspace_style. pair_style lj/class2/coul/long/soft n α_lj α_coul rc_lj [rc_coul]; pair_coeff ε σ λ [rc_lj].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/class2/coul/long/soft")]
public sealed class PairLjClass2CoulLongSoft(string name) : PairForce<PairSum<PairLjClass2Soft, CoulLongSoft>>(name);
