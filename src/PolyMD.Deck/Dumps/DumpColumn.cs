using PolyMD.Engine;
using PolyMD.Engine.State;

namespace PolyMD.Deck.Dumps;

/// <summary>A column of a dump.</summary>
/// <param name="Name">As in the ITEM: ATOMS line.</param>
/// <param name="Kind">d for integers, g for numbers, s for text.</param>
/// <param name="Value">Number of a local atom.</param>
[NotState("made from its attribute")]
internal sealed record DumpColumn(string Name, char Kind, Func<int, double> Value)
{
    /// <summary>Text of a local atom, for text columns.</summary>
    public Func<int, string>? Text { get; init; }

    /// <summary>Brings the values up to date before a frame.</summary>
    public Action Prepare { get; init; } = () => { };

    /// <summary>What must be known of the forces.</summary>
    public Func<Needs> Requires { get; init; } = () => Needs.None;
}
