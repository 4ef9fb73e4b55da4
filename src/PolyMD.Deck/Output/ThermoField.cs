using PolyMD.Engine.State;
using PolyMD.Engine;

namespace PolyMD.Deck.Output;

/// <summary>A column of the thermo table.</summary>
/// <param name="Keyword">As in thermo_style custom.</param>
/// <param name="Header">Column title.</param>
/// <param name="IsInteger">Whether it is printed as an integer.</param>
/// <param name="Value">Its present value.</param>
/// <param name="Needs">What must be known of the forces.</param>
[NotState("made from its keyword")]
internal sealed record ThermoField(string Keyword, string Header, bool IsInteger, Func<double> Value, Func<Needs> Needs);
