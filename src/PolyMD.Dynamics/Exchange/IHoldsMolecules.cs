using PolyMD.Engine.Phases;
using PolyMD.Model;

namespace PolyMD.Dynamics.Exchange;

/// <summary>A fix that keeps molecules rigid or their bonds at length, also those that another fix inserts during a run.</summary>
internal interface IHoldsMolecules : IFix
{
    /// <summary>The molecules of its keyword mol; null without it.</summary>
    IReadOnlyList<MoleculeTemplate>? Templates { get; }

    /// <summary>Takes a new molecule over; its atoms and terms are in their lists, neighbours are not yet known.</summary>
    /// <param name="molecule">Which and where.</param>
    void Insert(in InsertedMolecule molecule);
}
