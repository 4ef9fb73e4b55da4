using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>reset_atoms id | mol …: the newer name of reset_atom_ids and reset_mol_ids.</summary>
[Command("reset_atoms")]
internal sealed record ResetAtomsCommand(IDeckCommand Inner) : ICommand<ResetAtomsCommand>
{
    public static ResetAtomsCommand Parse(ArgReader args)
    {
        string property = args.Choice("property", "id", "mol");
        return new ResetAtomsCommand(property == "id" ? ResetIdsCommand.Parse(args) : ResetMoleculeIdsCommand.Parse(args));
    }

    public void Execute(DeckContext context) => Inner.Execute(context);
}
