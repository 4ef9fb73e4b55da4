using PolyMD.Engine;
using PolyMD.Engine.Styles;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// <c>pair_style eam/alloy</c>, <c>pair_coeff * * file El1 El2 …</c>: embedded-atom potential of a setfl file, where the density an atom
/// makes is its own whatever it acts on (M. S. Daw, M. I. Baskes, Phys. Rev. B 29, 6443 (1984)). Å, the file's energy unit.
/// </summary>
[PairStyle("eam/alloy")]
public sealed class PairEamAlloy : EamStyle
{
    /// <inheritdoc/>
    public override string Name => "eam/alloy";

    /// <inheritdoc/>
    protected override void ReadPotential(PotentialFile file, ElementMap map, Simulation simulation) => UseSetfl(file, SetflLayout.Alloy, map, simulation);
}
