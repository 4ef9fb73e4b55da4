namespace PolyMD.Deck.Variables;

/// <summary>Styles of the variable command.</summary>
internal enum VariableStyle
{
    Index,
    Loop,
    World,
    Universe,
    String,
    Getenv,
    File,
    Format,
    Equal,
    Atom,
    AtomFile,
    Vector,
    Internal,
    Timer,
}
