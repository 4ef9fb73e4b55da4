using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>reset_atoms id | image | mol …: the newer name of reset_atom_ids and reset_mol_ids, and image flags besides.</summary>
[Command("reset_atoms")]
internal sealed record ResetAtomsCommand(IDeckCommand Inner) : ICommand<ResetAtomsCommand>
{
    public static ResetAtomsCommand Parse(ArgReader args)
    {
        string property = args.Choice("property", "id", "image", "mol");
        return new ResetAtomsCommand(property switch
        {
            "id" => ResetIdsCommand.Parse(args),
            "image" => ResetImagesCommand.Parse(args),
            _ => ResetMoleculeIdsCommand.Parse(args),
        });
    }

    public void Execute(DeckContext context) => Inner.Execute(context);
}
