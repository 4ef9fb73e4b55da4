namespace PolyMD.Physics.Tests;

/// <summary>Finds files of the repository from wherever the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (DirectoryInfo? d = new(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (File.Exists(Path.Combine(d.FullName, "PolyMD.sln"))) return d.FullName;
        }
        throw new DirectoryNotFoundException("PolyMD.sln is not above the test assembly");
    }
}
