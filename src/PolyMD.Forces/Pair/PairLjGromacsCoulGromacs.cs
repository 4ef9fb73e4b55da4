using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;

namespace PolyMD.Forces.Pair;

/// <summary>lj/gromacs/coul/gromacs: <see cref="PairLjGromacs"/> + <see cref="CoulGromacs"/>. pair_style lj/gromacs/coul/gromacs inner outer [inner_coul outer_coul]; pair_coeff ε σ.</summary>
/// <param name="name">Style name.</param>
[PairStyle("lj/gromacs/coul/gromacs")]
[DataCoefficients(2, 2)]
public sealed class PairLjGromacsCoulGromacs(string name) : PairForce<PairSum<CutPair<GlobalCutoffs<PairLjGromacs>>, CoulGromacs>>(name);
