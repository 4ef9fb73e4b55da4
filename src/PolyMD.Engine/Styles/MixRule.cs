namespace PolyMD.Engine.Styles;

/// <summary>pair_modify mix.</summary>
public enum MixRule
{
    /// <summary>ε = √(ε₁ε₂), σ = √(σ₁σ₂).</summary>
    Geometric,

    /// <summary>ε = √(ε₁ε₂), σ = (σ₁+σ₂)/2.</summary>
    Arithmetic,

    /// <summary>σ⁶ = (σ₁⁶+σ₂⁶)/2, ε = 2√(ε₁ε₂) σ₁³σ₂³/(σ₁⁶+σ₂⁶).</summary>
    SixthPower,
}
