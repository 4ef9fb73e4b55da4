using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/class2/coul/long: <see cref="PairLjClass2"/> + <see cref="CoulLong"/>. Needs a kspace_style. pair_style lj/class2/coul/long rc_lj [rc_coul]; pair_coeff ε σ [rc_lj].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/class2/coul/long")]
[DataCoefficients(2, 3)]
public sealed class PairLjClass2CoulLong(string name) : PairForce<PairSum<PairLjClass2, CoulLong>>(name);
