using PolyMD.Engine.Styles;

namespace PolyMD.Forces.Pair;

/// <summary>What a kernel may know when it turns raw coefficients into table columns.</summary>
/// <param name="CoulombConstant">q²/r to energy, dielectric constant included.</param>
/// <param name="BareCoulombConstant">The same without the dielectric constant.</param>
/// <param name="SplittingParameter">g_ewald, or 0 without k-space.</param>
/// <param name="Modify">pair_modify.</param>
public readonly record struct PairEnvironment(double CoulombConstant, double BareCoulombConstant, double SplittingParameter, PairModify Modify);
