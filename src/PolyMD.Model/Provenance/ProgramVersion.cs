using System.Reflection;

namespace PolyMD.Model.Provenance;

/// <summary>The version as built.</summary>
public static class ProgramVersion
{
    /// <summary>Number and commit, such as 0.1.0+9ff44d4….</summary>
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>The number.</summary>
    public static string Number { get; } = Text.Split('+')[0];

    /// <summary>The commit that was built, or null if that was not told.</summary>
    public static string? Commit { get; } = Text.Split('+') is [_, var commit] ? commit : null;
}
