using System.Diagnostics;
using System.Text.RegularExpressions;
using PolyMD.Model;

namespace PolyMD.Fuzz.Tests;

/// <summary>Decides whether a reader stood a file: it reads it or refuses it with a message that names it, within ten seconds and a gigabyte.</summary>
internal static class Judge
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);
    private const long MostBytes = 1L << 30;

    /// <summary>Reads a file.</summary>
    public static Verdict Of(FuzzReader reader, string path)
    {
        TimeSpan begun = Environment.CpuUsage.TotalTime;
        long before = GC.GetAllocatedBytesForCurrentThread();
        string? fault = null;
        bool refused = false, line = false;
        try { reader.Read(path); }
        catch (PolyMDException e)
        {
            string file = Path.GetFileName(path);
            (fault, refused, line) = (FaultOfMessage(reader, e, file), true, Regex.IsMatch(e.Message, Regex.Escape(file) + @":\d+"));
        }
        catch (OperationCanceledException) { }
        catch (Exception e) { fault = $"{e.GetType().Name} at {Place(e)}: {Shortened(e.Message)}"; }
        long taken = GC.GetAllocatedBytesForCurrentThread() - before;
        if (Environment.CpuUsage.TotalTime - begun > s_longest) fault = $"takes more than {s_longest.TotalSeconds} s";
        if (taken > MostBytes) fault = "takes more than 1 GB";
        return new Verdict(fault, refused, line);
    }

    private static string? FaultOfMessage(FuzzReader reader, PolyMDException e, string file)
    {
        if (!reader.NamesFile || e is SimulationException) return null;
        return e.Message.Contains(file, StringComparison.Ordinal) ? null : $"message does not name the file, from {Place(e)}: {Shortened(e.Message)}";
    }

    // The innermost of our own methods.
    private static string Place(Exception e) =>
        new StackTrace(e).GetFrames().Select(f => f.GetMethod()).FirstOrDefault(m => m?.DeclaringType?.FullName?.StartsWith("PolyMD.", StringComparison.Ordinal) == true) is { } m
            ? $"{m.DeclaringType!.Name}.{m.Name}" : "?";

    private static string Shortened(string text) => text.Length > 300 ? text[..300] + "…" : text;
}
