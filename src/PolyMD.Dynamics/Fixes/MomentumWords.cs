using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>What fix momentum and fix momentum/chunk take out: <c>[linear xflag yflag zflag] [angular] [rescale]</c>.</summary>
/// <param name="Linear">Linear momentum.</param>
/// <param name="Directions">1 for every component of it that goes, else 0.</param>
/// <param name="Angular">Angular momentum.</param>
/// <param name="Rescale">The kinetic energy is restored.</param>
internal readonly record struct MomentumWords(bool Linear, Vec3 Directions, bool Angular, bool Rescale)
{
    /// <summary>Reads the remaining words.</summary>
    public static MomentumWords Read(ArgReader args)
    {
        MomentumWords words = default;
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "linear": words = words with { Linear = true, Directions = new Vec3(args.Integer("xflag", 0, 1), args.Integer("yflag", 0, 1), args.Integer("zflag", 0, 1)) }; break;
                case "angular": words = words with { Angular = true }; break;
                case "rescale": words = words with { Rescale = true }; break;
                default: args.UnknownKeyword("linear", "angular", "rescale"); break;
            }
        }
        if (!words.Linear && !words.Angular) args.Fail("say what to remove: linear xflag yflag zflag, angular, or both");
        return words;
    }

    /// <summary>The part of a drift velocity that goes.</summary>
    public Vec3 Chosen(Vec3 drift) => new(drift.X * Directions.X, drift.Y * Directions.Y, drift.Z * Directions.Z);
}
