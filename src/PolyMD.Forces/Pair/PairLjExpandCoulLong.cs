using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/expand/coul/long: <see cref="PairLjExpand"/> + <see cref="CoulLong"/>. Needs a kspace_style. pair_style lj/expand/coul/long rc [rc_coul]; pair_coeff ε σ Δ [rc].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/expand/coul/long")]
public sealed class PairLjExpandCoulLong(string name) : PairForce<PairSum<CutPair<PairLjExpand>, CoulLong>>(name);
