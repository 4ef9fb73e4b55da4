using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Spectra;

/// <summary>The power that passes a contact, by frequency.</summary>
/// <param name="Frequency">Frequencies, cycles per time unit of the deck, evenly spaced from 0 to half the sampling rate.</param>
/// <param name="Spectrum">q(ν), energy of the deck (power per frequency): its integral is the power from A to B.</param>
/// <param name="X">Part of the motion along x.</param>
/// <param name="Y">Part of the motion along y.</param>
/// <param name="Z">Part of the motion along z.</param>
/// <param name="Cumulative">∫₀^ν q dν', power of the deck.</param>
/// <param name="Power">Integral over all frequencies, power of the deck.</param>
/// <param name="Direct">Plain mean of force times velocity over all frames: differs from <paramref name="Power"/> by the ends of the trajectory only.</param>
/// <param name="Segments">Segments, which overlap by half.</param>
/// <param name="Frames">Frames.</param>
/// <param name="Warnings">What a reader must know.</param>
public sealed record SpectralHeatCurrentResult(
    double[] Frequency, Measured[] Spectrum, Measured[] X, Measured[] Y, Measured[] Z, Measured[] Cumulative, Measured Power, Measured Direct, int Segments, int Frames, IReadOnlyList<string> Warnings);
