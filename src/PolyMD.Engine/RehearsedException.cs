namespace PolyMD.Engine;

/// <summary>Ends a command that would advance the simulation, once everything is initialised, when the deck is only rehearsed.</summary>
public sealed class RehearsedException : Exception;
