using System.CommandLine;
using PolyMD.Deck;
using PolyMD.Model;

namespace PolyMD.Cli.Verbs;

/// <summary>Options that say when checkpoints are written and when a run stops by itself.</summary>
internal sealed class CheckpointArguments
{
    private const string Never = "never";

    private readonly Option<string> _every = new("--checkpoint-every") { Description = "wall time between checkpoints, such as 15m, or never", DefaultValueFactory = _ => "15m" };
    private readonly Option<long?> _steps = new("--checkpoint-steps") { Description = "also a checkpoint every so many steps" };
    private readonly Option<string?> _limit = new("--max-time") { Description = "wall time, such as 23h50m, before which the run writes a checkpoint and stops" };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_every, _steps, _limit]) command.Options.Add(option);
    }

    /// <summary>The options as given.</summary>
    public CheckpointOptions Read(ParseResult result)
    {
        string every = result.GetRequiredValue(_every);
        if (result.GetValue(_steps) is <= 0) throw new PolyMDException("--checkpoint-steps must be a positive number of steps");
        return new CheckpointOptions
        {
            Every = every == Never ? null : Duration.Parse("--checkpoint-every", every),
            EverySteps = result.GetValue(_steps) ?? 0,
            MaxTime = result.GetValue(_limit) is { } limit ? Duration.Parse("--max-time", limit) : null,
        };
    }
}
