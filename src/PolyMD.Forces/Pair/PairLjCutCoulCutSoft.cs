using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/cut/coul/cut/soft: <see cref="PairLjCutSoft"/> + <see cref="CoulCutSoft"/>. pair_style lj/cut/coul/cut/soft n α_lj α_coul rc_lj [rc_coul]; pair_coeff ε σ λ [rc_lj [rc_coul]].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/cut/coul/cut/soft")]
public sealed class PairLjCutCoulCutSoft(string name) : PairForce<PairSum<PairLjCutSoft, CoulCutSoft>>(name);
