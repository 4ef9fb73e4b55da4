namespace PolyMD.Dynamics.Deformation;

/// <summary>How one length or tilt of the cell changes.</summary>
internal enum DeformStyle
{
    /// <summary>Not at all (by this fix).</summary>
    None,

    /// <summary>Linearly to given bounds.</summary>
    Final,

    /// <summary>Linearly by given amounts.</summary>
    Delta,

    /// <summary>Linearly by a factor.</summary>
    Scale,

    /// <summary>At a velocity.</summary>
    Vel,

    /// <summary>At a rate relative to the first length.</summary>
    Erate,

    /// <summary>At a rate relative to the present length.</summary>
    Trate,

    /// <summary>So that the volume stays.</summary>
    Volume,

    /// <summary>Along a sine.</summary>
    Wiggle,

    /// <summary>By variables.</summary>
    Variable,
}
