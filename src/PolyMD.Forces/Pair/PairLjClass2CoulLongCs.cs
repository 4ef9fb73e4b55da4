using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/class2/coul/long/cs: <see cref="PairLjClass2"/> + <see cref="CoulLongCs"/>, for core/shell models. Needs a kspace_style. pair_style lj/class2/coul/long/cs rc [rc_coul]; pair_coeff ε σ [rc].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/class2/coul/long/cs")]
public sealed class PairLjClass2CoulLongCs(string name) : PairForce<CoreShellPair<PairSum<PairLjClass2, CoulLongCs>>>(name);
