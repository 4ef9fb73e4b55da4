using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/cut/coul/debye: <see cref="PairLjCut"/> + <see cref="CoulDebye"/>. pair_style lj/cut/coul/debye κ rc_lj [rc_coul]; pair_coeff ε σ [rc_lj [rc_coul]].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/cut/coul/debye")]
[DataCoefficients(2, 3)]
public sealed class PairLjCutCoulDebye(string name) : PairForce<PairSum<PairLjCut, CoulDebye>>(name);
