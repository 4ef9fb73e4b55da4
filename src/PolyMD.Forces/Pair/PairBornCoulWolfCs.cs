using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>born/coul/wolf/cs: <see cref="PairBornCoulWolf"/> for core/shell models. pair_style born/coul/wolf/cs α rc [rc_coul]; pair_coeff A ρ σ C D [rc].</summary>
/// <param name="name">Style name.</param>
[PairStyle("born/coul/wolf/cs")]
public sealed class PairBornCoulWolfCs(string name) : PairForce<CoreShellPair<PairSum<CutPair<PairBorn>, CoulWolf>>>(name);
