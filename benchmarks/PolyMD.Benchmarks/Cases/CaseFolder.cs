using PolyMD.Benchmarks.Programs;
using PolyMD.Building;
using PolyMD.Building.ForceFields;
using PolyMD.IO;
using PolyMD.Model;

namespace PolyMD.Benchmarks.Cases;

/// <summary>The folder in which a case runs, and the ways to fill it. What was made once is kept: relaxing takes longer than timing.</summary>
internal sealed class CaseFolder(string path, string polymd)
{
    private static ForceFieldLibrary? s_library;

    /// <summary>Full path.</summary>
    public string FullPath { get; } = path;

    /// <summary>Copies a file of the checkout or of the machine here.</summary>
    public void Copy(string file) => File.Copy(file, Path.Combine(FullPath, Path.GetFileName(file)), overwrite: true);

    /// <summary>Copies a parameter file of forcefields/.</summary>
    public void CopyForceField(string name) => Copy(Repository.File("forcefields", name));

    /// <summary>Writes a text file here.</summary>
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(FullPath, name), text);

    /// <summary>Builds a case of a study: its data file, potentials, and head.in, its deck up to the first minimisation; then relaxes it.</summary>
    /// <param name="study">Folder below inputs/.</param>
    /// <param name="name">Case of the study.</param>
    /// <param name="relax">Deck of benchmarks/decks that relaxes it.</param>
    public void BuildRelaxed(string study, string name, string relax)
    {
        s_library ??= ForceFieldLibrary.Load(Repository.File("forcefields"));
        const string marker = "# ----- 1 minimise";
        Relax(relax, folder =>
        {
            BuiltCase built = new StackBuilder(s_library).Build(StudyDefinition.Load(Repository.File("inputs", study, "study.json")), name, "quick", 12345);
            DataFileWriter.Write(Path.Combine(folder, built.DataFileName), built.System);
            foreach ((string file, string text) in built.Files) File.WriteAllText(Path.Combine(folder, file), text);
            int end = built.Deck.IndexOf(marker, StringComparison.Ordinal);
            if (end < 0) throw new PolyMDException($"the deck of {study}/{name} has no line that begins with '{marker}'");
            File.WriteAllText(Path.Combine(folder, "head.in"), built.Deck[..end]);
            return built.DataFileName;
        });
    }

    /// <summary>Runs a relaxing deck, which writes relaxed.data, on inputs made before; the result takes the place of the data file they read.</summary>
    /// <param name="deck">Deck of benchmarks/decks.</param>
    /// <param name="inputs">Makes the inputs in a folder; returns the name under which the timed deck reads the relaxed system.</param>
    public void Relax(string deck, Func<string, string> inputs)
    {
        string done = Path.Combine(FullPath, "relaxed");
        if (File.Exists(done)) return;
        Console.WriteLine($"  relaxing with {deck} ...");
        string data = inputs(FullPath);
        Copy(Repository.File("benchmarks", "decks", deck));
        ProgramRun run = ProgramRunner.Run(polymd, ["run", deck, "-log", "none"], FullPath);
        if (run.ExitCode != 0) throw new PolyMDException($"{deck} failed:\n{run.Tail}");
        File.Move(Path.Combine(FullPath, "relaxed.data"), Path.Combine(FullPath, data), overwrite: true);
        Write("relaxed", deck + "\n");
    }
}
