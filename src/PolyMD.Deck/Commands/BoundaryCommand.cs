using PolyMD.Deck.Runtime;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>boundary x y z, each one letter for both faces or two for the lower and the upper one: p periodic, f fixed, s shrink-wrapped,
/// m shrink-wrapped with a minimum.</summary>
[Command("boundary")]
internal sealed record BoundaryCommand(IReadOnlyList<FaceKind> Faces) : ICommand<BoundaryCommand>
{
    public static BoundaryCommand Parse(ArgReader args)
    {
        List<FaceKind> faces = [];
        foreach (string name in (ReadOnlySpan<string>)["x", "y", "z"])
        {
            string word = args.Word(name);
            if (word.Length is not (1 or 2) || word.Any(c => !"pfsm".Contains(c, StringComparison.Ordinal)))
                args.Fail($"'{name}' must be one or two of p, f, s, m, got '{word}'");
            FaceKind lower = Kind(word[0]), upper = Kind(word[^1]);
            if ((lower == FaceKind.Periodic) != (upper == FaceKind.Periodic)) args.Fail($"both faces along {name} must be periodic or neither, got '{word}'");
            faces.Add(lower);
            faces.Add(upper);
        }
        args.ExpectEnd();
        return new BoundaryCommand(faces);
    }

    public void Execute(DeckContext context)
    {
        context.RequireNoBox();
        for (int k = 0; k < 6; k++) context.Faces[k] = Faces[k];
    }

    private static FaceKind Kind(char letter) => (FaceKind)"pfsm".IndexOf(letter, StringComparison.Ordinal);
}
