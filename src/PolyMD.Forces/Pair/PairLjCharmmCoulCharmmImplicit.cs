using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/charmm/coul/charmm/implicit: <see cref="LjCharmm"/> + <see cref="CoulCharmmImplicit"/>. pair_style lj/charmm/coul/charmm/implicit inner outer [inner_coul outer_coul]; pair_coeff ε σ [ε14 σ14].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/charmm/coul/charmm/implicit")]
[DataCoefficients(4, 4)]
public sealed class PairLjCharmmCoulCharmmImplicit(string name) : CharmmPair<LjCharmm, CoulCharmmImplicit>(name, Charmm14Coulomb.DistanceDielectric, forceSwitched: false);
