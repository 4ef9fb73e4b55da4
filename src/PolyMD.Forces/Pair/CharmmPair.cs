using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.Pair.Coulomb;
using PolyMD.Model;

namespace PolyMD.Forces.Pair;

/// <summary>
/// A CHARMM style: the sum of its two kernels, and the 1-4 coefficients for dihedral styles. The force-switched styles bring along the Coulomb constant of the
/// CHARMM program in real units (332.0716 kcal Å/(mol e²)), which then holds for all electrostatic terms, as in LAMMPS.
/// </summary>
/// <typeparam name="TVdw">Lennard-Jones kernel; its last settings are inner and outer cutoff, its last coefficients ε14 and σ14.</typeparam>
/// <typeparam name="TCoulomb">Coulomb kernel.</typeparam>
/// <param name="name">Style name.</param>
/// <param name="coulomb14">Form of the Coulomb term of 1-4 pairs.</param>
/// <param name="forceSwitched">Whether this is a charmmfsw style.</param>
public abstract class CharmmPair<TVdw, TCoulomb>(string name, Charmm14Coulomb coulomb14, bool forceSwitched) : PairForce<PairSum<TVdw, TCoulomb>>(name), ICharmm14Pair
    where TVdw : struct, IPairKernel where TCoulomb : struct, ICoulombKernel
{
    private const double CharmmCoulombConstant = 332.0716;

    /// <inheritdoc/>
    public Charmm14Coulomb Coulomb14 => coulomb14;

    /// <inheritdoc/>
    public double CoulombCutoff14 => Settings[^1];

    /// <inheritdoc/>
    public double InnerCutoff14 => Settings[TVdw.SettingCount - 2];

    /// <inheritdoc/>
    public double OuterCutoff14 => Settings[TVdw.SettingCount - 1];

    /// <inheritdoc/>
    public bool ForceSwitched => forceSwitched;

    /// <inheritdoc/>
    public (double Epsilon, double Sigma) Coefficients14(int i, int j)
    {
        ReadOnlySpan<double> raw = Coefficients(i, j);
        return (raw[TVdw.RawCount - 2], raw[TVdw.RawCount - 1]);
    }

    /// <inheritdoc/>
    public override void ReadSettings(ArgReader args, Simulation simulation)
    {
        base.ReadSettings(args, simulation);
        if (!forceSwitched || simulation.Units.Name != "real" || simulation.ForceFieldCoulombConstant == CharmmCoulombConstant) return;
        simulation.ForceFieldCoulombConstant = CharmmCoulombConstant;
        simulation.Log($"note: pair_style {Name} uses the Coulomb constant of CHARMM, {CharmmCoulombConstant}");
    }
}
