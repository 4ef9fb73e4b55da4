using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/charmm/coul/charmm: <see cref="LjCharmm"/> + <see cref="CoulCharmm"/>. pair_style lj/charmm/coul/charmm inner outer [inner_coul outer_coul]; pair_coeff ε σ [ε14 σ14].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/charmm/coul/charmm")]
[DataCoefficients(4, 4)]
public sealed class PairLjCharmmCoulCharmm(string name) : CharmmPair<LjCharmm, CoulCharmm>(name, Charmm14Coulomb.Plain, forceSwitched: false);
