using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Common;

/// <summary>Looks up regions by the words of a deck.</summary>
internal static class RegionArgument
{
    public static IRegion Find(Simulation simulation, ArgToken token) => simulation.Regions.GetValueOrDefault(token.Text)
        ?? throw new DeckException(token.Span, $"there is no region '{token.Text}'{NearestName.Hint(token.Text, simulation.Regions.Keys)}");
}
