namespace PolyMD.Building.Packing;

/// <summary>How much of what an electrolyte holds.</summary>
/// <param name="Chains">Number of PEO chains.</param>
/// <param name="RepeatUnits">Repeat units n of CH3-O-(CH2-CH2-O)n-CH3.</param>
/// <param name="SaltPairs">Number of LiTFSI pairs.</param>
/// <param name="TotalMass">Total mass in g/mol.</param>
public sealed record ElectrolyteComposition(int Chains, int RepeatUnits, int SaltPairs, double TotalMass)
{
    private const double ChainEndMass = 46.069, UnitMass = 44.053, SaltMass = 287.08, GramPerCubicCentimetre = 0.602214076;

    /// <summary>Ether oxygens per lithium ion; infinite without salt.</summary>
    public double EtherPerLithium => SaltPairs == 0 ? double.PositiveInfinity : Chains * (RepeatUnits + 1.0) / SaltPairs;

    /// <summary>Number of atoms: 7n + 9 per chain, 16 per salt pair.</summary>
    public int Atoms => Chains * (7 * RepeatUnits + 9) + SaltPairs * 16;

    /// <summary>Volume in cubic Angstrom at a density in g/cm^3.</summary>
    /// <param name="density">Density in g/cm^3.</param>
    public double VolumeAt(double density) => TotalMass / (density * GramPerCubicCentimetre);

    /// <summary>Chooses the numbers of chains and salt pairs that fill a volume.</summary>
    /// <param name="volume">Volume in cubic Angstrom.</param>
    /// <param name="density">Density in g/cm^3.</param>
    /// <param name="repeatUnits">Repeat units per chain.</param>
    /// <param name="etherPerLithium">Ether oxygens per lithium ion; 0 for no salt.</param>
    public static ElectrolyteComposition Fill(double volume, double density, int repeatUnits, double etherPerLithium)
    {
        double chain = ChainEndMass + repeatUnits * UnitMass;
        double saltPerChain = etherPerLithium > 0 ? (repeatUnits + 1) / etherPerLithium : 0;
        int chains = Math.Max(1, (int)Math.Round(volume * density * GramPerCubicCentimetre / (chain + saltPerChain * SaltMass)));
        int pairs = (int)Math.Round(chains * saltPerChain);
        return new ElectrolyteComposition(chains, repeatUnits, pairs, chains * chain + pairs * SaltMass);
    }
}
