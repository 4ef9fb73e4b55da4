using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Spectra;

/// <summary>The vibrational density of states of one layer; each curve has the integral 1 over all frequencies.</summary>
/// <param name="Name">Layer.</param>
/// <param name="Atoms">Atoms.</param>
/// <param name="Total">g(ν) of all axes together, time unit of the deck.</param>
/// <param name="X">Along x.</param>
/// <param name="Y">Along y.</param>
/// <param name="Z">Along z.</param>
public sealed record LayerSpectrum(string Name, int Atoms, Measured[] Total, Measured[] X, Measured[] Y, Measured[] Z);
