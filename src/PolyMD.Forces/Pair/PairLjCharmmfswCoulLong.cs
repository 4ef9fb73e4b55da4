using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/charmmfsw/coul/long: <see cref="LjCharmmForceSwitch"/> + <see cref="CoulLong"/>. Needs a kspace_style. pair_style lj/charmmfsw/coul/long inner outer [rc_coul]; pair_coeff ε σ [ε14 σ14].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/charmmfsw/coul/long")]
[DataCoefficients(4, 4)]
public sealed class PairLjCharmmfswCoulLong(string name) : CharmmPair<LjCharmmForceSwitch, CoulLong>(name, Charmm14Coulomb.Plain, forceSwitched: true);
