using System.CommandLine;
using PolyMD.Cli.Verbs.Analyze;

namespace PolyMD.Cli.Verbs;

/// <summary>polymd analyze: analyses of trajectories that exist already.</summary>
internal static class AnalyzeVerb
{
    public static Command Create(TextWriter output)
    {
        Command command = new("analyze", "analyse a trajectory: structure, transport, profiles, with standard errors");
        command.Subcommands.Add(AnalyzeRdf.Create(output));
        command.Subcommands.Add(AnalyzeCoordination.Create(output));
        command.Subcommands.Add(AnalyzeStructureFactor.Create(output));
        command.Subcommands.Add(AnalyzeSpeciation.Create(output));
        command.Subcommands.Add(AnalyzeResidence.Create(output));
        command.Subcommands.Add(AnalyzeHopping.Create(output));
        command.Subcommands.Add(AnalyzeChains.Create(output));
        command.Subcommands.Add(AnalyzeFreeVolume.Create(output));
        command.Subcommands.Add(AnalyzeMsd.Create(output));
        command.Subcommands.Add(AnalyzeConductivity.Create(output));
        command.Subcommands.Add(AnalyzeLayers.Create(output));
        command.Subcommands.Add(AnalyzeVacf.Create(output));
        command.Subcommands.Add(AnalyzeVanHove.Create(output));
        command.Subcommands.Add(AnalyzeArrhenius.Create(output));
        command.Subcommands.Add(AnalyzeSeries.Create(output));
        command.Subcommands.Add(AnalyzeVdos.Create(output));
        command.Subcommands.Add(AnalyzeOverlap.Create(output));
        command.Subcommands.Add(AnalyzeHeatSpectrum.Create(output));
        command.Subcommands.Add(AnalyzeItr.Create(output));
        command.Subcommands.Add(AnalyzeItrCompare.Create(output));
        command.Subcommands.Add(AnalyzeTemperatureMap.Create(output));
        command.Subcommands.Add(AnalyzeAdhesion.Create(output));
        command.Subcommands.Add(AnalyzeContact.Create(output));
        command.Subcommands.Add(AnalyzeTransient.Create(output));
        command.Subcommands.Add(AnalyzeEquilibrium.Create(output));
        command.Subcommands.Add(AnalyzeDensity.Create(output));
        command.Subcommands.Add(AnalyzePotential.Create(output));
        command.Subcommands.Add(AnalyzeOrientation.Create(output));
        return command;
    }
}
