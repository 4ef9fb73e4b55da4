using System.Text;
using PolyMD.Deck.Restarts;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Engine.State;
using PolyMD.Numerics;

namespace PolyMD.Deck.Checkpoints;

/// <summary>Writes a deck in the middle of a run to a checkpoint.</summary>
internal static class CheckpointWriter
{
    /// <summary>Writes the checkpoint; the one before gets another name.</summary>
    /// <param name="context">The deck, between two steps.</param>
    /// <param name="folder">Folder of the run.</param>
    public static void Write(DeckContext context, string folder)
    {
        context.Output.Flush();
        foreach (Dumps.DumpOutput dump in context.Simulation.Outputs.OfType<Dumps.DumpOutput>()) dump.Settle();
        using MemoryStream memory = new();
        using (BinaryWriter binary = new(memory, Encoding.UTF8, true))
        {
            (string Name, object Part)[] actors = [.. CheckpointParts.Actors(context)];
            Dictionary<object, string> names = new(ReferenceEqualityComparer.Instance);
            foreach ((string name, object part) in actors) if (part is not ForceTally) names[part] = name;
            StateWriter writer = new(binary, names.GetValueOrDefault);
            writer.Part("deck", Content(context, folder));
            Parts(writer, binary, CheckpointParts.Foundations(context));
            Parts(writer, binary, CheckpointParts.RunStates(context).Select(p => (p.Name, (object)p.Part)));
            Parts(writer, binary, actors);
        }
        StateFile.Checkpoint.Write(Path.Combine(folder, CheckpointOptions.FileName), memory.GetBuffer().AsMemory(0, (int)memory.Length), Path.Combine(folder, CheckpointOptions.FormerName));
    }

    /// <summary>The machine settings on which the last bits of sums depend.</summary>
    public static string Machine(Simulation s) => $"{s.Precision.ToString().ToLowerInvariant()} precision, {s.LaneCount} lanes, {LaneWidth.Widest} widest";

    private static void Parts(StateWriter writer, BinaryWriter binary, IEnumerable<(string Name, object Part)> parts)
    {
        (string Name, object Part)[] all = [.. parts];
        binary.Write(all.Length);
        foreach ((string name, object part) in all) writer.Part(name, part);
    }

    private static CheckpointContent Content(DeckContext context, string folder)
    {
        Simulation s = context.Simulation;
        string Inside(string path) => path.Length > 0 && Path.GetFullPath(path).StartsWith(folder, StringComparison.Ordinal) ? Path.GetRelativePath(folder, path) : path;
        return new CheckpointContent
        {
            Version = DeckRunner.Version, Machine = Machine(s), AtomStyle = [.. context.Layout.Styles], Dimension = context.Dimension, Faces = context.Faces, LargeTilt = context.LargeTilt,
            FirstGroup = context.FirstGroup, MinimizerStyle = context.MinimizerStyle, HasMinimizer = context.Minimizer is not null, TimeOffset = context.TimeOffset, TimeStepOfOffset = context.TimeStepOfOffset, StepsDone = context.StepsDone,
            LastNeighborInfo = context.LastNeighborInfo, TurnedOff = [.. context.TurnedOff], EchoScreen = context.Output.EchoScreen, EchoLog = context.Output.EchoLog, Warnings = context.Output.Warnings,
            WorkingFolder = Inside(context.WorkingFolder), InputFolders = [.. context.InputFolders.Select(Inside)], LogFile = context.Output.LogPath is { } log ? Inside(log) : null,
            Files = [.. context.Files.Lengths.Select(f => (Inside(f.Path), f.Length))],
            Variables = [.. context.Variables.All], Random = context.Random, AtomRandom = context.AtomRandom,
            ForceField = [.. context.ForceField.Lines], Journal = [.. context.Journal.Present(context)],
            Frames = [.. context.Interpreter.Frames], SkipJump = context.Interpreter.SkipJump, IsBetweenSegments = context.IsBetweenSegments,
            System = SystemState.Of(s), Lists = s.SaveLists(),
        };
    }
}
