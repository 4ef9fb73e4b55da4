namespace PolyMD.Engine;

/// <summary>Arithmetic of the pair loops.</summary>
public enum Precision
{
    /// <summary>Double throughout.</summary>
    Double,

    /// <summary>Single-precision pair arithmetic, double differences and accumulation.</summary>
    Mixed,
}
