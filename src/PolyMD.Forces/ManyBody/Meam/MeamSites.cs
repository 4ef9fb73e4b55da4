namespace PolyMD.Forces.ManyBody.Meam;

/// <summary>Densities at the two sites, a and b, of a reference structure.</summary>
internal sealed class MeamSites
{
    /// <summary>ρ⁰ at a.</summary>
    public double A0;

    /// <summary>ρ⁰ at b.</summary>
    public double B0;

    /// <summary>(ρ¹)², (ρ²)², (ρ³)² at a.</summary>
    public double[] A { get; } = new double[3];

    /// <summary>The same at b.</summary>
    public double[] B { get; } = new double[3];

    /// <summary>t¹ … t³ at a, averaged over its neighbours.</summary>
    public double[] WeightA { get; } = new double[3];

    /// <summary>The same at b.</summary>
    public double[] WeightB { get; } = new double[3];
}
