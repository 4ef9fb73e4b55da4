using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/cut/coul/long/soft: <see cref="PairLjCutSoft"/> + <see cref="CoulLongSoft"/>. Needs a kspace_style. pair_style lj/cut/coul/long/soft n α_lj α_coul rc_lj [rc_coul]; pair_coeff ε σ λ [rc_lj].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/cut/coul/long/soft")]
public sealed class PairLjCutCoulLongSoft(string name) : PairForce<PairSum<PairLjCutSoft, CoulLongSoft>>(name);
