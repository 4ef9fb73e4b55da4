using PolyMD.Deck.Variables;
using PolyMD.IO;

namespace PolyMD.Fuzz.Tests;

/// <summary>Readers of what a deck names besides potentials: data, molecules, values of atoms.</summary>
internal static class InputReaders
{
    private const string Sphere = """
        two grains

        2 atoms
        1 atom types

        0 4 xlo xhi
        0 4 ylo yhi
        0 4 zlo zhi
        0.5 0 0.25 xy xz yz

        Atoms # sphere

        1 1 0.5 2.5 1 1 1 0 0 1
        2 1 0.5 2.5 2 2 2

        Velocities

        1 0.1 0.2 0.3 0 0 1
        2 -0.1 -0.2 -0.3 0 0 -1

        """;

    private const string Labelled = """
        labels

        3 atoms
        2 bonds
        1 angles
        2 atom types
        1 bond types
        1 angle types
        2 extra bond per atom

        -5 5 xlo xhi
        -5 5 ylo yhi
        -5 5 zlo zhi

        Atom Type Labels

        1 OW
        2 HW

        Bond Type Labels

        1 OH

        Masses

        OW 16.0 # oxygen
        HW 1.008

        PairIJ Coeffs

        1 1 0.1 3.0
        1 2 0.0 1.0
        2 2 0.0 1.0

        Atoms # full

        1 1 OW -0.8 0 0 0
        2 1 HW 0.4 0.95 0 0
        3 1 HW 0.4 -0.24 0.92 0

        Bonds

        1 OH 1 2
        2 OH 1 3

        Angles

        1 1 2 1 3

        """;

    private const string Fragment = """
        part

        2 atoms
        1 bonds
        2 fragments
        3.5 mass

        Coords

        1 0 0 0
        2 1 0 0

        Types

        1 1
        2 1

        Masses

        1 12
        2 12

        Shake Flags

        1 2
        2 2

        Shake Atoms

        1 1 2
        2 1 2

        Shake Bond Types

        1 1
        2 1

        Special Bond Counts

        1 1 0 0
        2 1 0 0

        Special Bonds

        1 2
        2 1

        Bonds

        1 1 1 2

        Fragments

        a 1
        b 1 2

        """;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzReader> All { get; } =
    [
        new("data", "fuzz.data", () => [.. Readers.Files("decks/good/molecule.data", "decks/good/pair.data", "decks/good/coreshell.data")(), .. Readers.Texts(Sphere, Labelled)()], p => DataFileReader.Read(p, Style(p))),
        new("molecule", "fuzz.mol", () => [.. Readers.Files("decks/good/water.mol")(), .. Readers.Texts(Fragment)()], p => MoleculeFileReader.Read(p, Path.GetFileName(p))),
        new("atomfile", "fuzz.values", Readers.Texts("# values\n3\n1 0.5\n2 -1e3\n3 7\n\n2 # again\n1 1\n3 2\n"), p => AtomFile.Read(File.ReadAllText(p), p).Count()),
    ];

    // Two seeds do not say their style themselves.
    private static string? Style(string path) => File.ReadLines(path).Any(l => l.StartsWith("Atoms #", StringComparison.Ordinal)) ? null : "full";
}
