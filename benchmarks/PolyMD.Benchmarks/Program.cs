using System.CommandLine;
using BenchmarkDotNet.Running;
using PolyMD.Benchmarks.Commands;
using PolyMD.Model;

namespace PolyMD.Benchmarks;

/// <summary>decks, scaling and startup time whole programs; any other arguments go to BenchmarkDotNet, which times kernels.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is not ["decks" or "scaling" or "startup", ..])
        {
            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
            return 0;
        }
        RootCommand root = new("Times PolyMD against LAMMPS") { DecksCommand.Create(), ScalingCommand.Create(), StartupCommand.Create() };
        try
        {
            return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (PolyMDException e)
        {
            Console.Error.WriteLine($"error: {e.Message}");
            return 1;
        }
    }
}
