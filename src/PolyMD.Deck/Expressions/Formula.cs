using PolyMD.Engine.State;
using PolyMD.Engine;

namespace PolyMD.Deck.Expressions;

/// <summary>A parsed formula of a variable or of $(…). Values are computed by closures; the argument is the local atom index, the position in a list, or −1 in scalar places.</summary>
/// <param name="Value">The value for an atom or position (or −1).</param>
/// <param name="IsPerAtom">Whether the value differs between atoms.</param>
/// <param name="Prepare">Evaluates the computes referred to; before per-atom values or those of a list are asked for.</param>
/// <param name="Requires">What must be known of the forces.</param>
/// <param name="Length">Number of values of a list, once prepared; null for other formulas.</param>
[NotState("parsed from its text")]
internal sealed record Formula(Func<int, double> Value, bool IsPerAtom, Action Prepare, Func<Needs> Requires, Func<int>? Length = null);
