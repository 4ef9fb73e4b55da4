using System.CommandLine;
using PolyMD.Analysis;
using PolyMD.Analysis.Trajectories;
using PolyMD.IO;
using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>Arguments that all analyses of trajectories share: which files, which frames, what is known of the atoms, where results go.</summary>
/// <param name="name">Name of the result files, unless another is given.</param>
internal sealed class TrajectoryArguments(string name)
{
    public Argument<string[]> Files { get; } = new("trajectory") { Description = "files of one run, in order: " + string.Join("; ", TrajectoryFile.Formats), Arity = ArgumentArity.OneOrMore };

    public Option<string?> Data { get; } = new("--data") { Description = "LAMMPS data file that gives types, molecules, charges and masses where the trajectory has none" };

    public Option<string> Units { get; } = new("--units") { Description = "unit system of the simulation: real, metal or lj", DefaultValueFactory = _ => "real" };

    public Option<double> TimeStep { get; } = new("--timestep") { Description = "time per step in that unit, for files that do not tell the time", DefaultValueFactory = _ => double.NaN };

    public Option<long> First { get; } = new("--first") { Description = "first step that counts", DefaultValueFactory = _ => long.MinValue };

    public Option<long> Last { get; } = new("--last") { Description = "last step that counts", DefaultValueFactory = _ => long.MaxValue };

    public Option<int> Every { get; } = new("--every") { Description = "take every n-th frame", DefaultValueFactory = _ => 1 };

    public Option<bool> Unwrap { get; } = new("--unwrap") { Description = "follow atoms across periodic faces where the file has no image flags (right only if no atom moves half a cell between frames; refused where one comes near)" };

    /// <summary>Offered by the analyses of forces.</summary>
    public Option<string?> Force { get; } = new("--force") { Description = "name of the columns of a text dump with the forces, such as c_ID for c_ID[1] c_ID[2] c_ID[3]; default: fx fy fz" };

    /// <summary>Offered by the analyses that are shared out among threads.</summary>
    public Option<int> Threads { get; } = new("--threads") { Description = "threads; results do not depend on them", DefaultValueFactory = _ => Environment.ProcessorCount };

    public OutputArguments Where { get; } = new(name);

    public void AddTo(Command command)
    {
        command.Arguments.Add(Files);
        foreach (Option o in (Option[])[Data, Units, TimeStep, First, Last, Every, Unwrap]) command.Options.Add(o);
        Where.AddTo(command);
    }

    public SiFactors Factors(ParseResult result) => SiFactors.ForStyle(UnitSystem(result).Name);

    public string[] InputFiles(ParseResult result) => [.. result.GetRequiredValue(Files), .. result.GetValue(Data) is { } d ? [d] : Array.Empty<string>()];

    /// <summary>0, 1 or 2 for an option that names an axis.</summary>
    public int Axis(ParseResult result, Option<string> option)
    {
        string axis = result.GetRequiredValue(option);
        return axis is "x" or "y" or "z" ? axis[0] - 'x' : throw new PolyMDException($"{option.Name} must be x, y or z, got '{axis}'");
    }

    public int ThreadCount(ParseResult result) => result.GetValue(Threads) is var threads && threads >= 1 ? threads : throw new PolyMDException($"--threads must be at least 1, got {threads}");

    public double Step(ParseResult result) => result.GetValue(TimeStep);

    public ITrajectory Open(ParseResult result)
    {
        string[] files = result.GetRequiredValue(Files);
        Model.Units units = UnitSystem(result);
        int every = result.GetValue(Every);
        if (every < 1) throw new PolyMDException($"--every must be at least 1, got {every}");
        foreach (string file in files) if (!File.Exists(file)) throw new PolyMDException($"file '{file}' does not exist");
        ITrajectory trajectory = new JoinedTrajectory([.. files.Select<string, Func<ITrajectory>>(f => () => TrajectoryFile.Open(f, units, Step(result), result.GetValue(Force)))]);
        if (result.GetValue(Data) is { } data)
        {
            if (!File.Exists(data)) throw new PolyMDException($"file '{data}' does not exist");
            trajectory = new DescribedTrajectory(trajectory, DataFileReader.Read(data));
        }
        if (result.GetValue(Unwrap)) trajectory = new ContinuedTrajectory(trajectory);
        return new FrameWindow(trajectory, result.GetValue(First), result.GetValue(Last), every);
    }

    private Model.Units UnitSystem(ParseResult result)
    {
        string name = result.GetRequiredValue(Units);
        return name is "real" or "metal" or "lj" ? Model.Units.Find(name)! : throw new PolyMDException($"--units must be real, metal or lj, got '{name}'");
    }
}
