using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>nm/cut/coul/long: <see cref="PairNmCut"/> + <see cref="CoulLong"/>. Needs a kspace_style. pair_style nm/cut/coul/long rc [rc_coul]; pair_coeff E₀ r₀ n m [rc].</summary>
/// <param name="name">Style name.</param>
[PairStyle("nm/cut/coul/long")]
public sealed class PairNmCutCoulLong(string name) : PairForce<PairSum<CutPair<PairNmCut>, CoulLong>>(name);
