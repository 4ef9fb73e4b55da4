using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/charmm/coul/long/soft: <see cref="LjCharmmSoft"/> + <see cref="CoulLongSoft"/>. Needs a kspace_style. pair_style lj/charmm/coul/long/soft n α_lj α_coul inner outer [rc_coul]; pair_coeff ε σ λ [ε14 σ14].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/charmm/coul/long/soft")]
public sealed class PairLjCharmmCoulLongSoft(string name) : CharmmPair<LjCharmmSoft, CoulLongSoft>(name, Charmm14Coulomb.Plain, forceSwitched: false);
