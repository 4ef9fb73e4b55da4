using PolyMD.Model;

namespace PolyMD.Dynamics.Adaptation;

/// <summary>What stands behind 'atom'.</summary>
/// <param name="Diameter">Diameter or charge.</param>
/// <param name="First">First type index.</param>
/// <param name="Last">Last type index.</param>
/// <param name="Variable">v_name.</param>
internal readonly record struct AtomWords(bool Diameter, int First, int Last, ArgToken Variable);
