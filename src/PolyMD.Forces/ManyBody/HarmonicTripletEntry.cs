namespace PolyMD.Forces.ManyBody;

/// <summary>One entry e1 e2 e3 of an nb3b/harmonic file: K and θ₀ of the angle e2-e1-e3, and, where e2 = e3, the range of the pair e1-e2.</summary>
public struct HarmonicTripletEntry
{
    /// <summary>Words of an entry.</summary>
    public const int WordCount = 6;

    /// <summary>What an entry looks like.</summary>
    public const string Layout = "e1 e2 e3 K theta0 cutoff";

    /// <summary>Energy/rad².</summary>
    public double K;

    /// <summary>Radians.</summary>
    public double Theta0;

    /// <summary>Length.</summary>
    public double Cutoff;

    /// <summary>Reads an entry.</summary>
    /// <param name="entry">Its words.</param>
    public static HarmonicTripletEntry Read(PotentialEntry entry) => new()
    {
        K = entry.NotNegative(3, "K") * entry.File.EnergyFactor,
        Theta0 = entry.NotNegative(4, "theta0") * Math.PI / 180,
        Cutoff = entry.NotNegative(5, "cutoff"),
    };
}
