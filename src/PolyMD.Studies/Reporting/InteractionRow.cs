namespace PolyMD.Studies.Reporting;

/// <summary>One entry of the interaction matrix.</summary>
/// <param name="First">Name of the first type or group.</param>
/// <param name="Second">Name of the second type or group.</param>
/// <param name="Provider">Style that provides it, for example "lj/cut/coul/long" or "eam/fs"; "none, declared" for a wanted zero.</param>
/// <param name="Detail">Parameters or the rule that made them.</param>
public sealed record InteractionRow(string First, string Second, string Provider, string Detail);
