using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze chains: radius of gyration, end-to-end distance, torsions.</summary>
internal static class AnalyzeChains
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("chains");
        Option<string> backbone = new("--backbone") { Description = "backbone atoms, such as \"type 1 3\"; a chain is a molecule, its backbone goes by ascending ids", Required = true };
        Command command = new("chains", "radius of gyration, end-to-end distance, characteristic ratio, torsions of chains") { backbone };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            SiFactors units = trajectory.Factors(result);
            using ITrajectory frames = trajectory.Open(result);
            ChainConformationResult found = FrameAnalysis.Run(new ChainConformation(AtomSelection.Parse(result.GetRequiredValue(backbone))), frames);
            string length = units.Length(), length2 = length + "2";
            double[] p = [.. found.Distribution.Select(m => m.Value)], e = [.. found.Distribution.Select(m => m.StandardError)];
            ResultFiles files = new(trajectory, result);
            files.Table(["torsion_degree", "probability_per_degree", "standard_error"], [found.Angle, p, e]);
            files.Numbers(new Dictionary<string, object?>
            {
                ["gyrationSquared"] = found.GyrationSquared with { Unit = length2 },
                ["endToEndSquared"] = found.EndToEndSquared with { Unit = length2 },
                ["characteristicRatio"] = found.CharacteristicRatio,
                ["bondLength"] = found.BondLength with { Unit = length },
                ["trans"] = found.Trans,
                ["gauchePlus"] = found.GauchePlus,
                ["gaucheMinus"] = found.GaucheMinus,
                ["chains"] = found.Chains,
                ["bondsPerChain"] = found.Bonds,
                ["frames"] = found.Frames,
            });
            Plot plot = new() { Title = $"Torsions of {result.GetRequiredValue(backbone)}", XLabel = "torsion / degree", YLabel = "probability per degree", XRange = (-180, 180), YFromZero = true, Id = "chains" };
            if (p.Length > 0) plot.AddLine(found.Angle, p, Palette.Lithium);
            files.Picture(plot.Render());
            output.WriteLine($"{found.Chains} chains of {found.Bonds:G4} bonds: <Rg2> = {found.GyrationSquared.Format()} {length2}, <R2> = {found.EndToEndSquared.Format()} {length2}, C_N = {found.CharacteristicRatio.Format()}");
            if (p.Length > 0) output.WriteLine($"torsions: trans {found.Trans.Format()}, gauche+ {found.GauchePlus.Format()}, gauche- {found.GaucheMinus.Format()}");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
