using PolyMD.Model;

namespace PolyMD.Engine;

/// <summary>The seeds that a deck has given to random numbers, for the manifest. Not thread-safe.</summary>
public sealed class RunSeeds
{
    private readonly HashSet<(string Command, int Seed)> _seeds = [];

    /// <summary>Commands with their seeds, sorted.</summary>
    public IEnumerable<(string Command, int Seed)> All => _seeds.Order();

    /// <summary>Notes a seed.</summary>
    /// <param name="command">Command and style that draws with it.</param>
    /// <param name="seed">Seed.</param>
    /// <returns>The seed.</returns>
    public int Note(string command, int seed)
    {
        _seeds.Add((command, seed));
        return seed;
    }

    /// <summary>Reads the next word as a seed, a positive integer, and notes it.</summary>
    /// <param name="args">Arguments of the command.</param>
    public int Read(ArgReader args) => Note(args.Owner, args.Integer("seed", 1));
}
