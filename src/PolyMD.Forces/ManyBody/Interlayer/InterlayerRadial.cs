namespace PolyMD.Forces.ManyBody.Interlayer;

/// <summary>Functions of the distance in an interlayer potential and their derivatives.</summary>
public struct InterlayerRadial
{
    /// <summary>Attraction.</summary>
    public double Attraction;

    /// <summary>Its derivative.</summary>
    public double AttractionSlope;

    /// <summary>Isotropic repulsion.</summary>
    public double Repulsion;

    /// <summary>Its derivative.</summary>
    public double RepulsionSlope;

    /// <summary>Envelope of the registry term.</summary>
    public double Envelope;

    /// <summary>Its derivative.</summary>
    public double EnvelopeSlope;
}
