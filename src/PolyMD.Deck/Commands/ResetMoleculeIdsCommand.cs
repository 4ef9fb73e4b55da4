using PolyMD.Deck.Building;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>reset_mol_ids group [compress yes|no] [offset N] [single yes|no]: molecules are what bonds connect within the group.</summary>
[Command("reset_mol_ids")]
internal sealed record ResetMoleculeIdsCommand(ArgToken GroupId, bool Compress, int Offset, bool Single) : ICommand<ResetMoleculeIdsCommand>
{
    public static ResetMoleculeIdsCommand Parse(ArgReader args)
    {
        ArgToken group = args.Token("group-ID");
        bool compress = true, single = false;
        int offset = -1;
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "compress": compress = args.YesNo("compress"); break;
                case "single": single = args.YesNo("single"); break;
                case "offset": offset = args.Integer("offset", -1); break;
                default: args.UnknownKeyword("compress", "offset", "single"); break;
            }
        }
        return new ResetMoleculeIdsCommand(group, compress, offset, single);
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        if (!context.Simulation.Atoms.HasMolecules) throw new PolyMDException($"atom_style {context.AtomStyle} has no molecule ids");
        Simulation s = context.Simulation;
        AtomStore a = s.Atoms;
        Group group = context.FindGroup(GroupId);
        context.Output.Line("Resetting molecule IDs ...");
        BondFragments fragments = new(s, group);
        int largestOutside = 0;
        for (int i = 0; i < a.LocalCount; i++) if (!fragments.Contains(i)) largestOutside = Math.Max(largestOutside, a.Molecule[i]);
        int offset = Offset >= 0 ? Offset : largestOutside;
        int[] names = [.. Enumerable.Range(0, a.LocalCount).Where(i => fragments.Contains(i) && (fragments.IsBonded(i) || Single)).Select(i => a.Id[fragments.Root(i)]).Distinct().Order()];
        Dictionary<int, int> number = names.Select((id, k) => (id, k)).ToDictionary(p => p.id, p => offset + p.k + 1);
        for (int i = 0; i < a.LocalCount; i++)
        {
            if (!fragments.Contains(i)) continue;
            int name = a.Id[fragments.Root(i)];
            a.Molecule[i] = !fragments.IsBonded(i) && !Single ? 0 : Compress ? number[name] : name;
        }
        context.Output.Line($"  number of new molecule IDs = {names.Length}");
        SystemEditor.Changed(context);
    }
}
