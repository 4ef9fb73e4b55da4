using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>nm/cut/coul/cut: <see cref="PairNmCut"/> + <see cref="CoulCut"/>. pair_style nm/cut/coul/cut rc [rc_coul]; pair_coeff E₀ r₀ n m [rc [rc_coul]].</summary>
/// <param name="name">Style name.</param>
[PairStyle("nm/cut/coul/cut")]
public sealed class PairNmCutCoulCut(string name) : PairForce<PairSum<CutPair<PairNmCut>, CoulCut>>(name);
