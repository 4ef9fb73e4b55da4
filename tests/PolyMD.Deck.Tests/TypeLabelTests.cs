namespace PolyMD.Deck.Tests;

/// <summary>Type labels: a deck with labels is the deck with numbers.</summary>
[TestFixture]
public sealed class TypeLabelTests
{
    private const string Data = """
        chains

        6 atoms
        4 bonds
        2 atom types
        1 bond types

        0 10 xlo xhi
        0 10 ylo yhi
        0 10 zlo zhi

        Atom Type Labels

        1 C
        2 O'x

        Bond Type Labels

        1 C-O

        Masses

        C 12
        O'x 16

        Pair Coeffs

        C 0.1 3.2
        O'x 0.2 2.8

        Bond Coeffs

        C-O 10 1.2

        Atoms # bond

        1 1 C 1 1 1
        2 1 O'x 2.3 1 1
        3 1 C 3.4 1.1 1 0 1 0
        4 2 C 1 5 5
        5 2 O'x 2.2 5 5 0 -1 2
        6 2 2 3.4 5 5.1 0 -3 2

        Bonds

        1 C-O 1 2
        2 C-O 2 3
        3 1 4 5
        4 C-O 5 6
        """;

    private const string Head = """
        units real
        atom_style bond
        pair_style lj/cut 4.5
        bond_style harmonic

        """;

    [Test]
    public void Run_DeckOfLabels_GivesTheNumbersOfTheDeckOfNumbers()
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        File.WriteAllText(folder["chains.data"], Data);
        string[] rows =
        [
            Run(folder, Head + """
                read_data chains.data
                pair_coeff C O'x 0.3 3.0
                bond_coeff C-O 12 1.25
                mass C 13
                group oxygen type O'x
                set type C type/fraction O'x 0.5 77
                set atom 1 type O'x
                create_atoms C single 8 8 8
                neigh_modify exclude type O'x O'x
                delete_bonds all bond C-O any
                fix 1 all nve
                fix 2 all langevin 300 300 100 7 scale O'x 2
                compute 1 all rdf 5 C O'x
                print "$(label2type(atom,O'x)) $(is_typelabel(atom,N)) $(is_typelabel(bond,C-O)) $(count(oxygen))"
                run 5
                """),
            Run(folder, Head + """
                read_data chains.data
                labelmap clear
                pair_coeff 1 2 0.3 3.0
                bond_coeff 1 12 1.25
                mass 1 13
                group oxygen type 2
                set type 1 type/fraction 2 0.5 77
                set atom 1 type 2
                create_atoms 1 single 8 8 8
                neigh_modify exclude type 2 2
                delete_bonds all bond 1 any
                fix 1 all nve
                fix 2 all langevin 300 300 100 7 scale 2 2
                compute 1 all rdf 5 1 2
                print "2 0 1 $(count(oxygen))"
                run 5
                """),
        ];
        Assert.That(rows[0], Does.Contain("2 0 1 3\n"));
        Assert.That(Table(rows[0]), Is.EqualTo(Table(rows[1])).And.Not.Empty);
    }

    [Test]
    public void WriteData_WithLabels_ReadsBackWithThem()
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        File.WriteAllText(folder["chains.data"], Data);
        Run(folder, Head + "read_data chains.data\nwrite_data labels.data types labels\nwrite_data numbers.data\nwrite_data none.data nolabelmap\nlabelmap write map.in\nwrite_restart r\n");
        string labels = File.ReadAllText(folder["labels.data"]), numbers = File.ReadAllText(folder["numbers.data"]);
        Assert.That(labels, Does.Contain("Atom Type Labels\n\n1 C\n2 O'x\n").And.Contain("\n2 1 O'x 2.3 ").And.Contain("\n1 C-O 1 2\n"));
        Assert.That(numbers, Does.Contain("Bond Type Labels\n\n1 C-O\n").And.Contain("\n2 1 2 2.3 "));
        Assert.That(File.ReadAllText(folder["none.data"]), Does.Not.Contain("Labels"));
        Assert.That(File.ReadAllText(folder["map.in"]), Is.EqualTo("labelmap atom 1 C 2 \"O'x\"\nlabelmap bond 1 C-O\n"));
        const string print = "print \"found $(label2type(atom,O'x)) $(label2type(bond,C-O))\"\n";
        foreach (string read in (string[])[Head + "read_data labels.data\n", Head + "read_data none.data\ninclude map.in\n", "read_restart r\n"])
            Assert.That(Run(folder, read + print), Does.Contain("found 2 1\n"), read);
    }

    [Test]
    public void ReadData_Added_HasItsTypesByLabel()
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        File.WriteAllText(folder["chains.data"], Data);
        string swapped = Data.Replace("1 C\n2 O'x", "1 O'x\n2 C", StringComparison.Ordinal).Replace("6 2 2 3.4", "6 2 C 3.4", StringComparison.Ordinal);
        File.WriteAllText(folder["swapped.data"], swapped);
        string found = Run(folder, Head + """
            read_data chains.data
            set atom 6 type C
            read_data swapped.data add append shift 0 0 10
            group c type C
            group heavy type O'x
            print "$(count(c)) $(count(heavy)) $(mass(heavy))"
            """);
        Assert.That(found, Does.Contain("8 4 64\n"));
    }

    [Test]
    public void ResetImages_OfFragments_BringsThemIntoTheBox()
    {
        using TestFiles.ScratchFolder folder = TestFiles.Scratch();
        File.WriteAllText(folder["chains.data"], Data);
        Run(folder, Head + "read_data chains.data\nreset_atoms image all\nwrite_dump all custom out.dump id ix iy iz modify sort id\n");
        string[] atoms = File.ReadAllLines(folder["out.dump"])[9..];
        // Atoms 4 to 6: flags along y 0, -1, -3 have the mean of extremes -1.5; along z 0, 2, 2.
        Assert.That(atoms.Select(a => a.Trim()), Is.EqualTo((string[])["1 0 0 0", "2 0 0 0", "3 0 1 0", "4 0 2 -1", "5 0 1 1", "6 0 -1 1"]));
    }

    private static string Table(string log) => string.Join('\n', log.Split('\n').SkipWhile(l => !l.StartsWith("Step", StringComparison.Ordinal)).TakeWhile(l => !l.StartsWith("Loop", StringComparison.Ordinal)));

    private static string Run(TestFiles.ScratchFolder folder, string deck)
    {
        StringWriter screen = new();
        DeckRunner.RunText(deck, "in.test", new DeckRunOptions { ScreenWriter = screen, WorkingFolder = folder.Path });
        return screen.ToString();
    }
}
