using System.Diagnostics;

namespace PolyMD.Cli.Tests;

/// <summary>Starts the program as a user does.</summary>
internal static class Cli
{
    /// <summary>Starts it in a folder.</summary>
    public static Process Start(string folder, params string[] args)
    {
        ProcessStartInfo start = new("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(TestContext.CurrentContext.TestDirectory, "polymd.dll"));
        foreach (string arg in args) start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>Exit code and everything it said.</returns>
    public static (int Code, string Text) Run(string folder, params string[] args)
    {
        using Process process = Start(folder, args);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        Assert.That(process.WaitForExit(120_000), Is.True, "the program did not end");
        return (process.ExitCode, output.Result + error.Result);
    }

    /// <summary>A new folder.</summary>
    public static string Folder()
    {
        string folder = Path.Combine(Path.GetTempPath(), "polymd-cli-" + Guid.NewGuid().ToString("n"));
        Directory.CreateDirectory(folder);
        return folder;
    }
}
