using PolyMD.Engine;
using PolyMD.Engine.Styles;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// <c>pair_style eam/fs</c>, <c>pair_coeff * * file El1 El2 …</c>: Finnis-Sinclair embedded-atom potential, where the density an atom makes
/// depends on the element it acts on (M. W. Finnis, J. E. Sinclair, Philos. Mag. A 50, 45 (1984); G. J. Ackland, V. Vitek, Phys. Rev. B 41,
/// 10324 (1990)). Å, the file's energy unit.
/// </summary>
[PairStyle("eam/fs")]
public sealed class PairEamFs : EamStyle
{
    /// <inheritdoc/>
    public override string Name => "eam/fs";

    /// <inheritdoc/>
    protected override void ReadPotential(PotentialFile file, ElementMap map, Simulation simulation) => UseSetfl(file, SetflLayout.FinnisSinclair, map, simulation);
}
