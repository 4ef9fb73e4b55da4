using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/charmm/coul/long: <see cref="LjCharmm"/> + <see cref="CoulLong"/>. Needs a kspace_style. pair_style lj/charmm/coul/long inner outer [rc_coul]; pair_coeff ε σ [ε14 σ14].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/charmm/coul/long")]
[DataCoefficients(4, 4)]
public sealed class PairLjCharmmCoulLong(string name) : CharmmPair<LjCharmm, CoulLong>(name, Charmm14Coulomb.Plain, forceSwitched: false);
