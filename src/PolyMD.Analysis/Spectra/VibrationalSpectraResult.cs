namespace PolyMD.Analysis.Spectra;

/// <summary>Densities of states of layers and their overlaps.</summary>
/// <param name="Frequency">Frequencies, cycles per time unit of the deck, evenly spaced from 0 to half the sampling rate.</param>
/// <param name="Layers">The layers.</param>
/// <param name="Overlaps">Every pair of layers: total, x, y, z.</param>
/// <param name="Segments">Segments, which overlap by half.</param>
/// <param name="Frames">Frames.</param>
public sealed record VibrationalSpectraResult(double[] Frequency, IReadOnlyList<LayerSpectrum> Layers, IReadOnlyList<SpectrumOverlap> Overlaps, int Segments, int Frames);
