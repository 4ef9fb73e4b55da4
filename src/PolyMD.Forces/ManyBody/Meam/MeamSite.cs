namespace PolyMD.Forces.ManyBody.Meam;

/// <summary>Numbers of one element that the kernel needs.</summary>
internal unsafe struct MeamSite
{
    /// <summary>β⁰ … β³ over the nearest-neighbour distance.</summary>
    public fixed double Decay[4];

    /// <summary>ρ₀ e^β⁰ … ρ₀ e^β³: the atomic densities extrapolated to no distance (times t for ialloy 1).</summary>
    public fixed double Amplitude[4];

    /// <summary>t¹ … t³.</summary>
    public fixed double Weight[3];

    /// <summary>Shape factors of the element's structure over Z².</summary>
    public fixed double Structure[3];

    /// <summary>ρ₀ Z, the scale of the background under mixture_ref_t.</summary>
    public double BackgroundScale;

    /// <summary>The background otherwise.</summary>
    public double Background;

    /// <summary>A·Ec.</summary>
    public double Embedding;

    /// <summary>ibar.</summary>
    public int Form;
}
