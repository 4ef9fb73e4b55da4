using PolyMD.Analysis.Statistics;

namespace PolyMD.Analysis.Structure;

/// <summary>Shapes of chains, deck distance unit.</summary>
/// <param name="GyrationSquared">⟨R_g²⟩.</param>
/// <param name="EndToEndSquared">⟨R²⟩.</param>
/// <param name="CharacteristicRatio">⟨R²⟩/(N⟨b²⟩).</param>
/// <param name="BondLength">Mean distance of neighbours on the backbone.</param>
/// <param name="Trans">Share of torsions within 60° of 180°.</param>
/// <param name="GauchePlus">Share between 0° and 120°.</param>
/// <param name="GaucheMinus">Share between −120° and 0°.</param>
/// <param name="Angle">Centres of the bins of the distribution, degrees.</param>
/// <param name="Distribution">Probability per degree.</param>
/// <param name="Chains">Chains.</param>
/// <param name="Bonds">Mean number of backbone bonds of a chain.</param>
/// <param name="Frames">Frames.</param>
public sealed record ChainConformationResult(
    Measured GyrationSquared, Measured EndToEndSquared, Measured CharacteristicRatio, Measured BondLength, Measured Trans, Measured GauchePlus, Measured GaucheMinus,
    double[] Angle, Measured[] Distribution, int Chains, double Bonds, int Frames);
