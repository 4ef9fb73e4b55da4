using Microsoft.Extensions.Configuration;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Cli;

/// <summary>Machine settings. Precedence: defaults, polymd.json in the current folder, environment variables POLYMD_…, command line.</summary>
internal sealed record RunSettings(int Threads, Precision Precision, IReadOnlyList<string> Potentials, IReadOnlyList<string> ShellPrograms, IReadOnlyList<string>? WritableFolders,
    IReadOnlyList<string>? EnvironmentNames, string? Manifest)
{
    public static RunSettings Load(IReadOnlyDictionary<string, string?> commandLine)
    {
        IConfigurationRoot configuration;
        try
        {
            configuration = new ConfigurationBuilder()
                .SetBasePath(Environment.CurrentDirectory)
                .AddJsonFile("polymd.json", optional: true)
                .AddEnvironmentVariables("POLYMD_")
                .AddInMemoryCollection(commandLine)
                .Build();
        }
        catch (InvalidDataException e)
        {
            throw new PolyMDException($"polymd.json: {e.InnerException?.Message ?? e.Message}", e);
        }
        string threads = configuration["threads"] ?? Environment.ProcessorCount.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!int.TryParse(threads, out int count) || count < 1 || count > 1024) throw new PolyMDException($"threads must be a number from 1 to 1024, got '{threads}'");
        string precision = configuration["precision"] ?? "double";
        if (precision is not ("double" or "mixed")) throw new PolyMDException($"precision must be double or mixed, got '{precision}'");
        string[] potentials = (configuration["potentials"] ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] programs = (configuration["shell"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        return new RunSettings(count, precision == "mixed" ? Precision.Mixed : Precision.Double, potentials, programs,
            configuration["writes"]?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries), configuration["getenv"]?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries),
            configuration["manifest"] switch { null => Deck.Provenance.Manifest.FileName, "none" or "" or "False" => null, var file => file });
    }
}
