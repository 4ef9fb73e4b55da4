using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>born/coul/dsf: <see cref="PairBorn"/> + <see cref="CoulDsf{TError}"/>. pair_style born/coul/dsf α rc [rc_coul]; pair_coeff A ρ σ C D [rc].</summary>
/// <param name="name">Style name.</param>
[PairStyle("born/coul/dsf")]
public sealed class PairBornCoulDsf(string name) : PairForce<PairSum<CutPair<PairBorn>, CoulDsf<ExactError>>>(name);
