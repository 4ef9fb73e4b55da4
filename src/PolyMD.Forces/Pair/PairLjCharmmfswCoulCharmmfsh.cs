using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/charmmfsw/coul/charmmfsh: <see cref="LjCharmmForceSwitch"/> + <see cref="CoulForceShifted"/>. pair_style lj/charmmfsw/coul/charmmfsh inner outer [rc_coul]; pair_coeff ε σ [ε14 σ14].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/charmmfsw/coul/charmmfsh")]
[DataCoefficients(4, 4)]
public sealed class PairLjCharmmfswCoulCharmmfsh(string name) : CharmmPair<LjCharmmForceSwitch, CoulForceShifted>(name, Charmm14Coulomb.ForceShifted, forceSwitched: true);
