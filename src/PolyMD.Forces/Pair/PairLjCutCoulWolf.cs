using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/cut/coul/wolf: <see cref="PairLjCut"/> + <see cref="CoulWolf"/>. pair_style lj/cut/coul/wolf α rc_lj [rc_coul]; pair_coeff ε σ [rc_lj].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/cut/coul/wolf")]
public sealed class PairLjCutCoulWolf(string name) : PairForce<PairSum<PairLjCut, CoulWolf>>(name);
