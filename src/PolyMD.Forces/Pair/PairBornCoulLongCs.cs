using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>born/coul/long/cs: <see cref="PairBorn"/> + <see cref="CoulLongCs"/>, for core/shell models. Needs a kspace_style. pair_style born/coul/long/cs rc [rc_coul]; pair_coeff A ρ σ C D [rc].</summary>
/// <param name="name">Style name.</param>
[PairStyle("born/coul/long/cs")]
public sealed class PairBornCoulLongCs(string name) : PairForce<CoreShellPair<PairSum<CutPair<PairBorn>, CoulLongCs>>>(name);
