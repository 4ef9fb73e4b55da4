using PolyMD.Model;

namespace PolyMD.Benchmarks;

/// <summary>Places of the checkout that the benchmarks are part of.</summary>
internal static class Repository
{
    /// <summary>The folder of PolyMD.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Where results go that are not committed.</summary>
    public static string Artifacts { get; } = Path.Combine(Root, "artifacts", "benchmarks");

    /// <summary>A path below the root.</summary>
    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "PolyMD.sln"))) return folder.FullName;
        }
        throw new PolyMDException($"no PolyMD.sln above {AppContext.BaseDirectory}: the benchmarks run from a checkout");
    }
}
