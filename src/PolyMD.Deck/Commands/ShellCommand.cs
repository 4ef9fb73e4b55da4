using System.Diagnostics;
using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>
/// shell cd | mkdir | mv | rm | rmdir | putenv, which are done here; other programs are started only where the setting <c>shell</c> allows them.
/// As in LAMMPS, a command that fails gives a warning.
/// </summary>
[Command("shell")]
internal sealed record ShellCommand(ArgToken Action, IReadOnlyList<ArgToken> Words) : ICommand<ShellCommand>
{
    private static readonly string[] s_own = ["cd", "mkdir", "mv", "rm", "rmdir", "putenv"];

    public static ShellCommand Parse(ArgReader args)
    {
        ArgToken action = args.Token("command");
        IReadOnlyList<ArgToken> words = args.Rest();
        // A whole command line may stand in quotes.
        if (words.Count == 0 && action.Text.Contains(' ', StringComparison.Ordinal))
        {
            List<ArgToken> inside = Text.DeckLexer.Split(Text.PlacedText.FromToken(action));
            if (inside.Count > 0) (action, words) = (inside[0], inside.Skip(1).ToArray());
        }
        int expected = action.Text switch { "cd" => 1, "mv" => 2, _ => -1 };
        if (expected >= 0 && words.Count != expected) throw new DeckException(action.Span, $"shell: {action.Text} takes {expected} argument{(expected == 1 ? "" : "s")}, got {words.Count}");
        if (s_own.Contains(action.Text) && words.Count == 0) throw new DeckException(action.Span, $"shell: {action.Text} needs a name");
        return new ShellCommand(action, words);
    }

    /// <summary>Fails, at the word, if a program may not be started.</summary>
    public void CheckAllowed(DeckRunOptions options)
    {
        if (s_own.Contains(Action.Text) || options.ShellPrograms.Contains(Action.Text) || options.ShellPrograms.Contains("all")) return;
        throw new DeckException(Action.Span, $"shell: '{Action.Text}' is not run: a deck may use shell {string.Join(", ", s_own)}, and programs that the setting 'shell' names{NearestName.Hint(Action.Text, s_own)}");
    }

    public void Execute(DeckContext context)
    {
        CheckAllowed(context.Options);
        try { Do(context); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { context.Output.Warning($"shell {Action.Text} failed: {e.Message}"); }
    }

    private void Do(DeckContext context)
    {
        string Full(int k) => context.ChangedPath(Words[k].Text);
        switch (Action.Text)
        {
            case "cd":
                if (!context.FolderExists(Words[0].Text)) throw new DirectoryNotFoundException($"folder '{Words[0].Text}' does not exist");
                context.EnterFolder(Path.GetFullPath(Path.Combine(context.WorkingFolder, Words[0].Text)));
                break;
            case "mkdir":
                for (int k = 0; k < Words.Count; k++) Directory.CreateDirectory(Full(k));
                break;
            case "mv":
                if (Directory.Exists(Full(0))) Directory.Move(Full(0), Full(1));
                else if (File.Exists(Full(0))) File.Move(Full(0), context.Files.Writes(Directory.Exists(Full(1)) ? Path.Combine(Full(1), Path.GetFileName(Full(0))) : Full(1)), true);
                else throw new FileNotFoundException($"'{Words[0].Text}' does not exist");
                break;
            case "putenv":
                foreach (ArgToken word in Words)
                {
                    int equals = word.Text.IndexOf('=', StringComparison.Ordinal);
                    if (equals == 0) throw new DeckException(word.Span, $"shell putenv: expected name=value, got '{word.Text}'");
                    Environment.SetEnvironmentVariable(equals < 0 ? word.Text : word.Text[..equals], equals < 0 ? "" : word.Text[(equals + 1)..]);
                }
                break;
            case "rmdir":
                for (int k = 0; k < Words.Count; k++) Directory.Delete(Full(k));
                break;
            case "rm":
                bool quiet = Words[0].Text == "-f";
                for (int k = quiet ? 1 : 0; k < Words.Count; k++)
                {
                    string[] files = Matching(Full(k));
                    foreach (string file in files) File.Delete(file);
                    if (files.Length == 0 && !quiet) throw new FileNotFoundException($"'{Words[k].Text}' does not exist");
                }
                break;
            default: Start(context); break;
        }
    }

    // The files that a name with * or ? stands for.
    private static string[] Matching(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        string name = Path.GetFileName(path);
        if (name.AsSpan().IndexOfAny('*', '?') < 0) return File.Exists(path) ? [path] : [];
        return folder is not null && Directory.Exists(folder) ? Directory.GetFiles(folder, name) : [];
    }

    private static Process? Started(ProcessStartInfo start)
    {
        try { return Process.Start(start); }
        catch (System.ComponentModel.Win32Exception e) { throw new IOException(e.Message, e); }
    }

    private void Start(DeckContext context)
    {
        if (context.Rehearsal is { } rehearsal)
        {
            rehearsal.MayWriteAnything();
            return;
        }
        string line = string.Join(' ', Words.Prepend(Action).Select(w => w.Text));
        context.Output.Flush();
        // Only a deck that may start everything gets a shell: with ';' or '>' behind a program that is allowed, a shell would do what is not.
        ProcessStartInfo start = !context.Options.ShellPrograms.Contains("all") ? new(Action.Text, Words.Select(w => w.Text))
            : OperatingSystem.IsWindows() ? new("cmd.exe", ["/c", line]) : new("/bin/sh", ["-c", line]);
        start.WorkingDirectory = context.WorkingFolder;
        using Process? process = Started(start);
        process?.WaitForExit();
        if (process is { ExitCode: not 0 }) context.Output.Warning($"shell {Action.Text} ended with status {process.ExitCode}");
    }
}
