using System.Reflection;
using PolyMD.Model;

namespace PolyMD.Deck.Runtime;

/// <summary>All commands of the deck language that PolyMD knows, by name.</summary>
internal sealed class CommandRegistry
{
    private readonly Dictionary<string, Func<ArgReader, IDeckCommand>> _parsers = [];

    public CommandRegistry(params Assembly[] assemblies)
    {
        MethodInfo create = typeof(CommandRegistry).GetMethod(nameof(Create), BindingFlags.Static | BindingFlags.NonPublic)!;
        foreach (Type type in assemblies.SelectMany(a => a.GetTypes()))
        {
            foreach (CommandAttribute command in type.GetCustomAttributes<CommandAttribute>(false))
            {
                var parser = (Func<ArgReader, IDeckCommand>)create.MakeGenericMethod(type).Invoke(null, null)!;
                if (!_parsers.TryAdd(command.Name, parser)) throw new PolyMDException($"two types claim the command {command.Name}");
            }
        }
    }

    public IEnumerable<string> Names => _parsers.Keys.Order(StringComparer.Ordinal);

    public bool Contains(string name) => _parsers.ContainsKey(name);

    /// <summary>Why a name is not a command, with the nearest one that is.</summary>
    public string Unknown(string name) => KnownNames.Commands.Contains(name)
        ? $"command '{name}' is not supported by PolyMD"
        : $"unknown command '{name}'{NearestName.Hint(name, _parsers.Keys)}";

    /// <summary>Parses the words of a command.</summary>
    public IDeckCommand Parse(ArgToken name, ArgReader args)
    {
        if (!_parsers.TryGetValue(name.Text, out Func<ArgReader, IDeckCommand>? parser)) throw new DeckException(name.Span, Unknown(name.Text));
        return parser(args);
    }

    private static Func<ArgReader, IDeckCommand> Create<T>()
        where T : ICommand<T> => args => T.Parse(args);
}
