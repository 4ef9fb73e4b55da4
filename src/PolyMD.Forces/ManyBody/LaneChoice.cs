using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>Picks a lane width.</summary>
internal static class LaneChoice
{
    /// <summary>The width asked for, or the widest the processor has.</summary>
    /// <param name="wanted">8, 4, 1 or 0.</param>
    public static int Width(int wanted) => wanted switch
    {
        8 or 4 or 1 => wanted,
        0 => Lane8.IsSupported ? 8 : Lane4.IsSupported ? 4 : 1,
        _ => throw new ArgumentOutOfRangeException(nameof(wanted), wanted, "lane width must be 0, 1, 4 or 8"),
    };
}
