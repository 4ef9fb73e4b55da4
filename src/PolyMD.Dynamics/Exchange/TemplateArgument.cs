using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Exchange;

/// <summary>Reads the id of molecule templates.</summary>
internal static class TemplateArgument
{
    /// <summary>The templates of the next word.</summary>
    public static IReadOnlyList<MoleculeTemplate> Read(Simulation simulation, ArgReader args)
    {
        string id = args.Word("template-ID");
        if (!simulation.Molecules.TryGetValue(id, out IReadOnlyList<MoleculeTemplate>? templates)) args.Fail($"there is no molecule template '{id}'{NearestName.Hint(id, simulation.Molecules.Keys)}");
        return templates;
    }
}
