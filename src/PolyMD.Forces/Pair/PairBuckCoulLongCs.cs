using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>buck/coul/long/cs: <see cref="PairBuck"/> + <see cref="CoulLongCs"/>, for core/shell models. Needs a kspace_style. pair_style buck/coul/long/cs rc [rc_coul]; pair_coeff A ρ C [rc].</summary>
/// <param name="name">Style name.</param>
[PairStyle("buck/coul/long/cs")]
public sealed class PairBuckCoulLongCs(string name) : PairForce<CoreShellPair<PairSum<CutPair<PairBuck>, CoulLongCs>>>(name);
