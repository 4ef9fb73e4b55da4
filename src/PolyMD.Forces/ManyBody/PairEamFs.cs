using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// <c>pair_style eam/fs</c>, <c>pair_coeff * * file El1 El2 …</c>: Finnis-Sinclair embedded-atom potential
/// U = Σ_i F_i(ρ_i) + ½ Σ_ij φ_ij(r_ij), ρ_i = Σ_j ρ_ji(r_ij), tabulated and interpolated as LAMMPS does (M. W. Finnis, J. E. Sinclair,
/// Philos. Mag. A 50, 45 (1984); G. J. Ackland, V. Vitek, Phys. Rev. B 41, 10324 (1990)). The file also sets the masses of its types, as in LAMMPS.
/// </summary>
[PairStyle("eam/fs")]
public sealed class PairEamFs : ManyBodyStyle
{
    private EamTables? _tables;
    private IEamLoop? _loop;

    /// <inheritdoc/>
    public override string Name => "eam/fs";

    /// <inheritdoc/>
    public override void Compute(in StepContext step) => _loop!.Compute(step, List, Tally);

    /// <inheritdoc/>
    protected override void ReadPotential(PotentialFile file, ElementMap map, Simulation simulation)
    {
        EamFsFile setfl = EamFsFile.Read(file);
        int[] pick = new int[map.Elements.Count];
        for (int k = 0; k < pick.Length; k++)
        {
            string element = map.Elements[k];
            pick[k] = setfl.Elements.ToList().IndexOf(element);
            if (pick[k] < 0) throw new DataFileException(file.Name, 4, $"there is no element {element} in this file{NearestName.Hint(element, setfl.Elements)} (it has {string.Join(' ', setfl.Elements)})");
        }
        for (int t = 0; t < map.OfType.Length; t++)
        {
            if (map.OfType[t] >= 0) simulation.Types.Mass[t] = setfl.Mass[pick[map.OfType[t]]];
        }
        _tables?.Dispose();
        _tables = new EamTables(setfl, pick);
    }

    /// <inheritdoc/>
    protected override double PairCutoff(int a, int b) => _tables!.Cutoff;

    /// <inheritdoc/>
    protected override void Prepare(Simulation simulation)
    {
        _loop?.Dispose();
        _loop = simulation.LaneCount switch
        {
            8 => new EamLoop<Numerics.Lane8>(_tables!, Map!),
            4 => new EamLoop<Numerics.Lane4>(_tables!, Map!),
            _ => new EamLoop<Numerics.Lane1>(_tables!, Map!),
        };
    }

    /// <inheritdoc/>
    protected override void Rebuilt(Simulation simulation) => _loop!.Rebuilt(simulation, List);

    /// <inheritdoc/>
    protected override void Release()
    {
        _loop?.Dispose();
        _tables?.Dispose();
    }
}
