using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/cut/coul/long/cs: <see cref="PairLjCut"/> + <see cref="CoulLongCs"/>, for core/shell models. Needs a kspace_style. pair_style lj/cut/coul/long/cs rc [rc_coul]; pair_coeff ε σ [rc].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/cut/coul/long/cs")]
public sealed class PairLjCutCoulLongCs(string name) : PairForce<CoreShellPair<PairSum<PairLjCut, CoulLongCs>>>(name);
