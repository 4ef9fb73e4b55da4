using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>shell cd | mkdir | mv | rm | rmdir | putenv. Other programs are not started.</summary>
[Command("shell")]
internal sealed record ShellCommand(string Action, IReadOnlyList<ArgToken> Words) : ICommand<ShellCommand>
{
    public static ShellCommand Parse(ArgReader args)
    {
        string action = args.Word("command");
        string[] known = ["cd", "mkdir", "mv", "rm", "rmdir", "putenv"];
        if (!known.Contains(action)) args.Fail($"'{action}' is not run: a deck may use shell {string.Join(", ", known)} only");
        IReadOnlyList<ArgToken> words = args.Rest();
        int expected = action switch { "cd" => 1, "mv" => 2, _ => -1 };
        if (expected >= 0 && words.Count != expected) args.Fail($"{action} takes {expected} argument{(expected == 1 ? "" : "s")}, got {words.Count}");
        if (words.Count == 0) args.Fail($"{action} needs a name");
        return new ShellCommand(action, words);
    }

    public void Execute(DeckContext context)
    {
        string Full(int k) => context.OutputPath(Words[k].Text);
        switch (Action)
        {
            case "cd":
                if (!Directory.Exists(Full(0))) throw new PolyMDException($"folder '{Words[0].Text}' does not exist");
                context.EnterFolder(Path.GetFullPath(Full(0)));
                break;
            case "mkdir":
                for (int k = 0; k < Words.Count; k++) Directory.CreateDirectory(Full(k));
                break;
            case "mv":
                if (Directory.Exists(Full(0))) Directory.Move(Full(0), Full(1));
                else File.Move(Full(0), Full(1), true);
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
            default:
                for (int k = 0; k < Words.Count; k++) if (Words[k].Text != "-f") File.Delete(Full(k));
                break;
        }
    }
}
