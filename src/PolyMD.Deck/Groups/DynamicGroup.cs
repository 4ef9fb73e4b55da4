using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;

namespace PolyMD.Deck.Groups;

/// <summary>
/// Chooses the atoms of a dynamic group anew at the start of a run and at every step that is a multiple of N, after the positions have
/// moved and before the forces are computed: those of the parent group that lie in the region and have a variable that is not zero.
/// </summary>
internal sealed class DynamicGroup(Simulation simulation, Group group, Group parent, string? region, Func<IPerAtomQuantity>? variable, long every) : IFix, IPostIntegrate
{
    private IPerAtomQuantity? _variable;
    private IRegion? _region;
    private double[] _values = [];

    /// <inheritdoc/>
    public string Id { get; } = IdOf(group.Name);

    /// <inheritdoc/>
    public string Style => "GROUP";

    /// <summary>The group whose atoms it chooses from.</summary>
    public Group Parent => parent;

    /// <summary>Id of the fix behind a dynamic group.</summary>
    public static string IdOf(string group) => "GROUP_" + group;

    /// <inheritdoc/>
    public void Initialize()
    {
        if (region is not null)
            _region = simulation.Regions.GetValueOrDefault(region) ?? throw new Model.PolyMDException($"region '{region}' of the dynamic group '{group.Name}' does not exist any more");
        _variable = variable?.Invoke();
    }

    /// <inheritdoc/>
    public Needs NeedsAt(long step) => (step + 1) % every == 0 && _variable is not null ? _variable.Requires : Needs.None;

    /// <inheritdoc/>
    public void Setup() => Choose();

    /// <inheritdoc/>
    public void PostIntegrate()
    {
        if (simulation.Step % every == 0) Choose();
    }

    private void Choose()
    {
        AtomStore atoms = simulation.Atoms;
        int n = atoms.LocalCount;
        if (_values.Length < n) _values = new double[n];
        simulation.Touch();
        _variable?.Evaluate(_values.AsSpan(0, n));
        uint bit = group.Bit, from = parent.Bit;
        for (int i = 0; i < n; i++)
        {
            uint mask = atoms.GroupMask[i];
            bool takes = (mask & from) != 0 && (_variable is null || _values[i] != 0) && (_region is null || _region.Contains(atoms.Position(i)));
            atoms.GroupMask[i] = takes ? mask | bit : mask & ~bit;
        }
        atoms.GroupsChanged();
        simulation.Touch();
    }
}
