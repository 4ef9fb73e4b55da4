using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze contact: gap and contact area between a surface and a material.</summary>
internal static class AnalyzeContact
{
    public static Command Create(TextWriter output)
    {
        TrajectoryArguments trajectory = new("contact");
        Option<string> surface = new("--surface") { Description = "atoms of a sheet or of the outermost layer of a slab across z", Required = true };
        Option<string> partners = new("--partners") { Description = "atoms of the material", Required = true };
        Option<string[]> radii = new("--radii") { Description = "radius of each atom type as type:radius, such as 1:1.7 2:1.2", Required = true, AllowMultipleArgumentsPerToken = true };
        Option<string> side = new("--side") { Description = "above or below: where the material lies", DefaultValueFactory = _ => "above" };
        Option<double> probe = new("--probe") { Description = "radius of the probe: contact where it does not fit between the two", DefaultValueFactory = _ => 0.5 };
        Option<double> grid = new("--grid") { Description = "largest distance of grid points", DefaultValueFactory = _ => 0.5 };
        Option<double> reach = new("--reach") { Description = "largest gap and distance that are looked at", DefaultValueFactory = _ => 8 };
        Option<int> bins = new("--bins") { Description = "bins of the distributions", DefaultValueFactory = _ => 100 };
        Command command = new("contact", "gap between a surface and a material, contact area by a probe, distances of nearest atoms") { surface, partners, radii, side, probe, grid, reach, bins };
        trajectory.AddTo(command);
        command.SetAction(result =>
        {
            SiFactors units = trajectory.Factors(result);
            string where = result.GetRequiredValue(side);
            if (where is not ("above" or "below")) throw new PolyMDException($"--side must be above or below, got '{where}'");
            ContactGapSettings settings = new()
            {
                Surface = AtomSelection.Parse(result.GetRequiredValue(surface)),
                Partners = AtomSelection.Parse(result.GetRequiredValue(partners)),
                Radii = AnalyzeFreeVolume.Radii(result.GetRequiredValue(radii)),
                Above = where == "above",
                Probe = result.GetValue(probe),
                Spacing = result.GetValue(grid),
                Reach = result.GetValue(reach),
                LargestGap = result.GetValue(reach),
                Bins = result.GetValue(bins),
            };
            using ITrajectory frames = trajectory.Open(result);
            ContactGapResult found = FrameAnalysis.Run(new ContactGap(settings), frames);
            string length = units.Length();
            ResultFiles files = new(trajectory, result);
            files.Table([$"gap_{length}", $"share_per_{length}", "error_share", $"distance_{length}", $"nearest_per_{length}", "error_nearest"],
                [found.Gap, found.Share.Values(), found.Share.Errors(), found.Distance, found.Nearest.Values(), found.Nearest.Errors()]);
            files.Numbers(new Dictionary<string, object?>
            {
                ["meanGap"] = found.MeanGap,
                ["meanNearestDistance"] = found.MeanDistance,
                ["contactShare"] = found.ContactShare,
                ["contactArea"] = found.ContactArea,
                ["crossSection"] = found.CrossSection,
                ["lengthUnit"] = length,
                ["frames"] = found.Frames,
            });
            Plot plot = new() { Title = $"Gap between {result.GetRequiredValue(surface)} and {result.GetRequiredValue(partners)}", Subtitle = $"contact on {found.ContactShare.Format()} of the cross-section", XLabel = $"gap, distance / {units.LengthSign()}", YLabel = $"distribution / (1/{units.LengthSign()})", YFromZero = true, Id = "contact" };
            plot.AddLine(found.Gap, found.Share.Values(), Palette.Lithium, "gap between the faces");
            plot.AddLine(found.Distance, found.Nearest.Values(), Palette.Electrolyte, "distance of the nearest atoms");
            files.Picture(plot.Render());
            output.WriteLine($"gap {found.MeanGap.Format()}, nearest atoms {found.MeanDistance.Format()} {length}; contact on {found.ContactShare.Format()} of {FormattableString.Invariant($"{found.CrossSection:G6}")} {length}2");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
