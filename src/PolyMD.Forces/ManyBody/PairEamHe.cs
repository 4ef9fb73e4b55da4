using PolyMD.Engine;
using PolyMD.Engine.Styles;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// <c>pair_style eam/he</c>, <c>pair_coeff * * file El1 El2 …</c>: like eam/fs, with embedding energies that are tabulated from a density
/// below zero on, for helium in metals (X. W. Zhou, N. C. Bartelt, R. B. Sills, Phys. Rev. B 103, 014108 (2021)). Å, the file's energy unit.
/// </summary>
[PairStyle("eam/he")]
public sealed class PairEamHe : EamStyle
{
    /// <inheritdoc/>
    public override string Name => "eam/he";

    /// <inheritdoc/>
    protected override void ReadPotential(PotentialFile file, ElementMap map, Simulation simulation) => UseSetfl(file, SetflLayout.Helium, map, simulation);
}
