using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Forces.Pair;

/// <summary>What a kernel may know when it turns raw coefficients into table columns.</summary>
/// <param name="CoulombConstant">q²/r to energy, dielectric constant included.</param>
/// <param name="Units">Units of the deck.</param>
/// <param name="SplittingParameter">g_ewald, or 0 without k-space.</param>
/// <param name="Modify">pair_modify.</param>
public readonly record struct PairEnvironment(double CoulombConstant, Units Units, double SplittingParameter, PairModify Modify);
