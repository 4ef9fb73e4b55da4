using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/cut/coul/dsf: <see cref="PairLjCut"/> + <see cref="CoulDsf{TError}"/>. pair_style lj/cut/coul/dsf α rc_lj [rc_coul]; pair_coeff ε σ [rc_lj].</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/cut/coul/dsf")]
public sealed class PairLjCutCoulDsf(string name) : PairForce<PairSum<PairLjCut, CoulDsf<PolynomialError>>>(name);
