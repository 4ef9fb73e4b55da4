using System.CommandLine;
using System.Globalization;
using PolyMD.Analysis;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Trajectories;
using PolyMD.Model;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>The option --cutoff of analyses of the first shell: a number, or "auto" for the first minimum of g(r), found in a pass of its own.</summary>
internal sealed class ShellCutoff
{
    private const double Farthest = 8;
    private const int Bins = 160;

    public Option<string> Option { get; } = new("--cutoff") { Description = "largest distance of a contact, or auto: the first minimum of g(r)", DefaultValueFactory = _ => "auto" };

    public double Find(TrajectoryArguments trajectory, ParseResult result, AtomSelection centers, AtomSelection partners, bool between, TextWriter output)
    {
        string text = result.GetRequiredValue(Option);
        if (text != "auto")
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double given) && given > 0 ? given : throw new PolyMDException($"--cutoff must be a positive number or auto, got '{text}'");
        }
        double reach = Farthest;
        using (ITrajectory first = trajectory.Open(result))
        {
            Frame frame = new();
            if (!first.TryRead(frame)) throw new PolyMDException("the trajectory has no frame");
            // A breathing cell may be a little smaller later on.
            for (int axis = 0; axis < 3; axis++) if (frame.Box.IsPeriodic(axis)) reach = Math.Min(reach, 0.45 * frame.Box.Heights[axis]);
        }
        using ITrajectory frames = trajectory.Open(result);
        FirstShell shell = FrameAnalysis.Run(new RadialDistribution(centers, partners, reach, Bins, between), frames).FindFirstShell();
        // A minimum at the end of the curve is none: g(r) is cut off on its way down.
        if (!double.IsFinite(shell.MinimumPosition) || shell.MinimumPosition > reach * (1 - 2.0 / Bins))
            throw new PolyMDException(FormattableString.Invariant($"no first shell of '{partners.Text}' about '{centers.Text}' within {reach:G4}: give --cutoff a number"));
        output.WriteLine(FormattableString.Invariant($"cutoff {shell.MinimumPosition:F3}: the first minimum of g(r), which is {shell.MinimumHeight:F2} there"));
        return shell.MinimumPosition;
    }
}
