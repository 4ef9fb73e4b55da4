namespace PolyMD.Model;

/// <summary>What happens at a face of the cell (the letters p, f, s, m of the boundary command).</summary>
public enum FaceKind
{
    /// <summary>p: atoms go round to the opposite face.</summary>
    Periodic,

    /// <summary>f: the face stays; atoms beyond it are lost.</summary>
    Fixed,

    /// <summary>s: the face follows the outermost atom.</summary>
    Shrink,

    /// <summary>m: the face follows the outermost atom, but never comes further in than it was at first.</summary>
    Minimum,
}
