using PolyMD.Engine;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>
/// What the embedded-atom styles share: U = Σ_i F_i(ρ_i) + ½ Σ_ij φ_ij(r_ij), ρ_i = Σ_j ρ_ji(r_ij), tabulated and interpolated as LAMMPS
/// does (M. S. Daw, M. I. Baskes, Phys. Rev. B 29, 6443 (1984)). The files also set the masses of their types, as in LAMMPS.
/// </summary>
public abstract class EamStyle : ManyBodyStyle
{
    private EamTables? _tables;
    private IEamLoop? _loop;

    /// <inheritdoc/>
    public override void CollectGuards(List<Engine.Neighbors.DisplacementGuard> guards)
    {
        if (_loop is not null) guards.Add(_loop.Guard);
    }

    /// <inheritdoc/>
    public override void Compute(in StepContext step) => _loop!.Compute(step, List, Tally);

    /// <summary>Takes the tables of the elements in use and sets their masses.</summary>
    /// <param name="potential">All tables.</param>
    /// <param name="pick">Index there of each element in use.</param>
    /// <param name="map">Elements of the types.</param>
    /// <param name="simulation">Masses.</param>
    protected void Use(EamPotential potential, int[] pick, ElementMap map, Simulation simulation)
    {
        for (int t = 0; t < map.OfType.Length; t++)
        {
            if (map.OfType[t] >= 0) simulation.Types.Mass[t] = potential.Mass[pick[map.OfType[t]]];
        }
        _tables?.Dispose();
        _tables = new EamTables(potential, pick);
    }

    /// <summary>Takes a setfl file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="layout">Its kind.</param>
    /// <param name="map">Elements of the types.</param>
    /// <param name="simulation">Masses.</param>
    protected void UseSetfl(PotentialFile file, SetflLayout layout, ElementMap map, Simulation simulation)
    {
        EamPotential setfl = SetflFile.Read(file, layout);
        int[] pick = new int[map.Elements.Count];
        for (int k = 0; k < pick.Length; k++)
        {
            string element = map.Elements[k];
            pick[k] = setfl.Elements.ToList().IndexOf(element);
            if (pick[k] < 0) throw new DataFileException(file.Name, 4, $"there is no element {element} in this file{NearestName.Hint(element, setfl.Elements)} (it has {string.Join(' ', setfl.Elements)})");
        }
        Use(setfl, pick, map, simulation);
    }

    /// <inheritdoc/>
    protected override double PairCutoff(int a, int b) => _tables!.Cutoff;

    /// <inheritdoc/>
    protected override void Prepare(Simulation simulation)
    {
        _loop?.Dispose();
        _loop = simulation.LaneCount switch
        {
            8 => new EamLoop<Lane8>(_tables!, Map!),
            4 => new EamLoop<Lane4>(_tables!, Map!),
            _ => new EamLoop<Lane1>(_tables!, Map!),
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
