using PolyMD.Model;

namespace PolyMD.Deck.Runtime;

/// <summary>A command that parses itself without knowing the simulation, so that a deck can be checked before anything runs.</summary>
internal interface ICommand<TSelf> : IDeckCommand
    where TSelf : ICommand<TSelf>
{
    /// <summary>Reads the words after the command's name.</summary>
    static abstract TSelf Parse(ArgReader args);
}
