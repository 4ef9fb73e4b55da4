namespace PolyMD.Numerics;

/// <summary>Which lane this machine runs best.</summary>
public static class LaneWidth
{
    /// <summary>8, 4 or 1: the widest lane with registers of its own.</summary>
    public static int Widest => Lane8.IsSupported ? 8 : Lane4.IsSupported ? 4 : 1;
}
