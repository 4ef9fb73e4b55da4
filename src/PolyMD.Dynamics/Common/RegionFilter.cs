using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Common;

/// <summary>The atoms of a group, in a region if the deck names one (keyword region ID).</summary>
internal sealed class RegionFilter(Simulation simulation, Group group)
{
    private ArgToken? _token;
    private IRegion? _region;

    /// <summary>Reads the region's id.</summary>
    public void Read(ArgReader args)
    {
        _token = args.Token("region-ID");
        Resolve();
    }

    /// <summary>Before every run: the region may have been defined anew.</summary>
    public void Resolve()
    {
        if (_token is { } token) _region = RegionArgument.Find(simulation, token);
    }

    public bool Contains(int atom) => (simulation.Atoms.GroupMask[atom] & group.Bit) != 0 && (_region is null || _region.Contains(simulation.Atoms.Position(atom)));
}
