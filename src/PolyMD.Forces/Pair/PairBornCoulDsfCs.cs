using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>born/coul/dsf/cs: <see cref="PairBornCoulDsf"/> for core/shell models. pair_style born/coul/dsf/cs α rc [rc_coul]; pair_coeff A ρ σ C D [rc].</summary>
/// <param name="name">Style name.</param>
[PairStyle("born/coul/dsf/cs")]
public sealed class PairBornCoulDsfCs(string name) : PairForce<CoreShellPair<PairSum<CutPair<PairBorn>, CoulDsf<ExactError>>>>(name);
