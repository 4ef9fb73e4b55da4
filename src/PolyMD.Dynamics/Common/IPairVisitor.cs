using PolyMD.Numerics;

namespace PolyMD.Dynamics.Common;

/// <summary>Receives pairs from <see cref="ImageCells"/>.</summary>
internal interface IPairVisitor
{
    /// <summary>A pair.</summary>
    /// <param name="i">First atom.</param>
    /// <param name="j">Second atom.</param>
    /// <param name="d">r_j − r_i for the image met.</param>
    void Visit(int i, int j, Vec3 d);
}
