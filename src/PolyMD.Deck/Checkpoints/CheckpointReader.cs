using System.Text;
using PolyMD.Deck.Restarts;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Variables;
using PolyMD.Engine;
using PolyMD.Engine.State;
using PolyMD.Model;

namespace PolyMD.Deck.Checkpoints;

/// <summary>Makes a deck as it was when a checkpoint was written, in a new context: see docs/checkpoint.md for the order of things.</summary>
internal static class CheckpointReader
{
    /// <summary>Restores a deck.</summary>
    /// <param name="context">A new context.</param>
    /// <param name="path">Checkpoint.</param>
    /// <param name="folder">Folder of the run.</param>
    /// <returns>The position in the deck.</returns>
    public static CheckpointContent Read(DeckContext context, string path, string folder)
    {
        string name = Path.GetFileName(path);
        using BinaryReader binary = new(new MemoryStream(StateFile.Checkpoint.Read(path, name, out int version)), Encoding.UTF8);
        Dictionary<string, object> parts = [];
        StateReader reader = new(binary, parts.GetValueOrDefault, type => Service(context, type), CheckpointVersions.Since(version));
        CheckpointContent content = new();
        context.Files.IsResuming = context.Output.IsMuted = true;
        try
        {
            reader.Part(_ => content);
            Settings(context, content, folder);
            foreach ((string key, object part) in CheckpointParts.Foundations(context)) parts[key] = part;
            Load(reader, binary, parts);
            Deck(context, content);
            foreach ((string key, RunState part) in CheckpointParts.RunStates(context))
            {
                parts[key] = part;
                part.Give();
            }
            Load(reader, binary, parts);
            context.LastLoop = new StepLoop(context.Simulation);
            context.LastLoop.Resume(content.Lists);
            foreach ((string key, object part) in CheckpointParts.Actors(context)) parts[key] = part;
            Load(reader, binary, parts);
            content.System.Complete(context.Simulation);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidCastException or ArgumentException or FormatException or IndexOutOfRangeException or OverflowException or System.Reflection.TargetInvocationException)
        {
            throw new PolyMDException($"checkpoint '{name}' does not fit this version of PolyMD: {e.Message}", e);
        }
        finally { context.Files.IsResuming = context.Output.IsMuted = false; }
        context.Output.Restore(content.EchoScreen, content.EchoLog, content.Warnings);
        string[] files = [.. content.Files.Select(f => Path.GetFullPath(Path.Combine(folder, f.Path)))];
        foreach ((string file, (_, long length)) in files.Zip(content.Files)) context.Files.CutBack(file, length);
        new AppendedFiles(folder).CutBack(files);
        return content;
    }

    private static object? Service(DeckContext context, Type type)
    {
        Simulation s = context.Simulation;
        return new object[] { context, s, s.Atoms, s.Topology, s.Types, s.Groups, s.Neighbors, s.Evaluator, s.PerAtom, s.SpecialPairs, s.Files, s.Units, s.Team }.FirstOrDefault(type.IsInstanceOfType);
    }

    private static void Load(StateReader reader, BinaryReader binary, Dictionary<string, object> parts)
    {
        for (int n = binary.ReadInt32(); n > 0; n--) reader.Part(key => parts.GetValueOrDefault(key) ?? throw new PolyMDException($"the lines in the checkpoint do not make '{key}', whose state it holds"));
    }

    private static void Settings(DeckContext context, CheckpointContent content, string folder)
    {
        context.EnterFolder(Path.GetFullPath(Path.Combine(folder, content.WorkingFolder)));
        foreach (string input in content.InputFolders) context.AddInputFolder(Path.Combine(folder, input, "deck"));
        foreach (DeckVariable v in content.Variables) context.Variables.Set(v);
        context.Dimension = content.Dimension;
        content.Faces.CopyTo(context.Faces, 0);
        context.LargeTilt = content.LargeTilt;
        context.MinimizerStyle = content.MinimizerStyle;
        context.StepsDone = content.StepsDone;
        context.LastNeighborInfo = content.LastNeighborInfo;
        foreach (ForceKind kind in content.TurnedOff) context.TurnedOff.Add(kind);
    }

    private static void Deck(DeckContext context, CheckpointContent content)
    {
        // Molecules first: an atom style may be made of them.
        foreach (JournalLine line in content.Journal.Where(l => l.Command == "molecule")) Execute(context, line);
        context.SetLayout(AtomLayout.Of(content.AtomStyle));
        content.System.Begin(context.Simulation);
        context.BoxCreated();
        int number = 0;
        foreach ((string command, string[] words) in content.ForceField)
        {
            context.Commands.Parse(new ArgToken(command, default), ForceFieldLines.Reader(command, words, "force field", ++number)).Execute(context);
            context.ForceField.Record(command, words);
        }
        context.FirstGroup = content.FirstGroup;
        foreach (JournalLine line in content.Journal.Where(l => l.Command != "molecule")) Execute(context, line);
        if (content.HasMinimizer) context.GetMinimizer();
        context.Journal.Restore(content.Journal);
        content.System.Arrange(context.Simulation);
        content.System.Restore(context.Simulation);
        (context.TimeOffset, context.TimeStepOfOffset) = (content.TimeOffset, content.TimeStepOfOffset);
        (context.Random, context.AtomRandom) = (content.Random, content.AtomRandom);
        (context.Interpreter.SkipJump, context.IsBetweenSegments) = (content.SkipJump, content.IsBetweenSegments);
    }

    private static void Execute(DeckContext context, JournalLine line)
    {
        SourceSpan place = line.Words.Length > 0 ? line.Words[0].Span : default;
        try
        {
            context.Commands.Parse(new ArgToken(line.Command, place), new ArgReader(line.Command, line.Words, place)).Execute(context);
        }
        catch (PolyMDException e) when (e is not DeckException)
        {
            throw new DeckException(place, $"{line.Command}, made again from the checkpoint: {e.Message}");
        }
    }
}
