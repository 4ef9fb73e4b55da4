using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Dumps;

/// <summary>What a dump is made with. Dump constructors are (DeckContext, DumpSetup, ArgReader).</summary>
internal sealed record DumpSetup(string Id, Group Group, long Every, string File, SourceSpan Place);
