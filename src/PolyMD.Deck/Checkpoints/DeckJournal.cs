using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Checkpoints;

/// <summary>
/// The lines that made what exists now (fixes, computes, dumps, regions, settings), as executed: references filled in, loops unrolled, and without the lines whose
/// objects are gone. Executed again, they make the same objects, whose state a checkpoint then restores. Lines of the force field are in
/// <see cref="DeckContext.ForceField"/>; everything else a deck does acts on atoms, variables or files and is state.
/// </summary>
internal sealed class DeckJournal
{
    private readonly List<JournalLine> _lines = [];

    /// <summary>The lines, in the order in which they were executed.</summary>
    public IReadOnlyList<JournalLine> Lines => _lines;

    public void Clear() => _lines.Clear();

    /// <summary>Takes over the lines of a checkpoint.</summary>
    public void Restore(IEnumerable<JournalLine> lines)
    {
        _lines.Clear();
        _lines.AddRange(lines);
    }

    /// <summary>Takes notice of a command that has been executed.</summary>
    public void Record(string command, ArgToken[] words)
    {
        string id = words.Length > 0 ? words[0].Text : "";
        switch (command)
        {
            case "fix" or "compute" or "dump":
                Forget($"{command}:{id}");
                Add($"{command}:{id}");
                break;
            case "fix_modify" or "compute_modify" or "dump_modify": Add($"{command[..command.IndexOf('_', StringComparison.Ordinal)]}:{id}"); break;
            case "unfix" or "undump": Forget($"{command[2..]}:{id}"); break;
            case "uncompute": Forget($"compute:{id}"); break;
            case "region":
                if (words[1].Text == "delete") Forget($"region:{id}");
                else Add($"region:{id}");
                break;
            case "group":
                // Members of other groups are kept with the atoms.
                if (words[1].Text is "dynamic" or "static" or "delete") Forget($"group:{id}");
                if (words[1].Text == "dynamic") Add($"group:{id}");
                break;
            case "kspace_style":
                Forget("kspace");
                Add("kspace");
                break;
            case "kspace_modify": Add("kspace"); break;
            case "min_style" or "run_style":
                Forget(command);
                Add(command);
                break;
            case "restart":
                if (words.Length < 2) Forget("restart:1", "restart:2");
                else
                {
                    Forget($"restart:{words.Length - 1}");
                    Add($"restart:{words.Length - 1}");
                }
                break;
            // What child processes and getenv variables see.
            case "shell" when id == "putenv": Add("shell"); break;
            case "molecule" or "lattice" or "neigh_modify" or "thermo" or "thermo_style" or "thermo_modify" or "min_modify" or "atom_modify": Add(command); break;
        }

        void Add(string key)
        {
            // A line repeated in a loop of a deck has its effect once.
            if (command.EndsWith("_modify", StringComparison.Ordinal) || command is "thermo" or "thermo_style")
                _lines.RemoveAll(l => l.Key == key && l.Command == command && l.Words.Select(w => w.Text).SequenceEqual(words.Select(w => w.Text)));
            else if (_lines.Count > 0 && _lines[^1].Command == command && _lines[^1].Words.Select(w => w.Text).SequenceEqual(words.Select(w => w.Text))) return;
            _lines.Add(new JournalLine { Key = key, Command = command, Words = words });
        }
    }

    /// <summary>Leaves out the lines of objects that are no longer there.</summary>
    public IEnumerable<JournalLine> Present(DeckContext context)
    {
        Simulation s = context.Simulation;
        return _lines.Where(l => l.Key.Split(':', 2) switch
        {
            ["fix", { } id] => s.FindFix(id) is not null,
            ["compute", { } id] => s.FindCompute(id) is not null,
            ["dump", { } id] => context.Dumps.ContainsKey(id),
            ["region", { } id] => s.Regions.ContainsKey(id),
            _ => true,
        });
    }

    private void Forget(params string[] keys) => _lines.RemoveAll(l => keys.Contains(l.Key));
}
