using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PolyMD.Deck;

namespace PolyMD.Fuzz.Tests;

/// <summary>Decks, what they include, and the files from which decks go on.</summary>
internal static class DeckReaders
{
    /// <summary>Sets up 32 atoms.</summary>
    public const string SmallDeck = """
        units lj
        lattice fcc 0.8442
        region box block 0 2 0 2 0 2
        create_box 1 box
        create_atoms 1 box
        mass 1 1.0
        velocity all create 1.0 4711
        pair_style lj/cut 1.5
        pair_coeff 1 1 1.0 1.0
        fix 1 all nve
        thermo 10
        """;

    private const string Language = """"
        variable a index 1 2 3
        variable l loop 4
        variable e equal "sqrt(v_a^2+1)*(2+random(1,2,7))"
        variable s string "some text"
        label top
        if "(${a} > 1 && $(v_e) < 5) || ${l} == 3" then "print 'big ${a}'" "variable s string other" elif "${a} == 1" "print one" else "print none"
        print "$(v_e:%10.4f) ${s}" # a comment
        next l
        jump SELF top
        variable long equal &
            1+2*(3+4)/5
        print """three
        lines $(v_long)"""
        units lj
        atom_style atomic
        lattice fcc 0.8442 orient x 1 0 0
        region box block 0 2 0 2 0 2 units lattice
        create_box 2 box
        create_atoms 1 box
        set type 1 type/fraction 2 0.5 77
        mass * 1.0
        group g type 2
        variable r atom "sqrt(x*x+y*y)*(id%2)"
        compute t g temp
        compute m all reduce max x y v_r
        velocity all create 1.0 4711 mom yes rot yes dist gaussian
        pair_style lj/cut 1.5
        pair_coeff * * 1.0 1.0
        pair_coeff 1 2 0.5 1.0 1.4
        neighbor 0.3 bin
        neigh_modify every 2 delay 0 check yes
        fix 1 all nve
        fix 2 g langevin 1.0 1.0 0.5 991
        fix 3 all ave/time 1 2 4 c_t c_m[1] file averages.txt
        fix 4 all print 5 "at $(step)" file print.txt
        dump d all custom 4 d.custom id type x y z v_r
        dump_modify d sort id format float %.6g
        thermo_style custom step temp pe c_t v_e
        thermo 4
        run 8 upto every 4 "print hello"
        unfix 2
        minimize 1e-4 1e-4 5 10
        write_data out.data
        write_restart out.restart

        """";

    private const string Included = "variable b equal 2*3\nprint \"included ${b}\"\nif \"${b} > 1\" then \"variable c index 1\"\nregion box block 0 2 0 2 0 2\n";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzReader> All { get; } =
    [
        new("deck check", "in.fuzz", Readers.Texts(SmallDeck + "\nrun 10\n", Language), p => DeckRunner.Check(p, Options(p))) { Cost = 20, NamesFile = false },
        new("deck run", "in.fuzz", Readers.Texts(SmallDeck + "\nrun 10\n", Language), p => DeckRunner.Run(p, Options(p))) { Cost = 50 },
        new("include", "fuzz.inc", Readers.Texts(Included, Language), p => DeckRunner.RunText("units lj\ninclude fuzz.inc\n", "in.whole", Options(p) with { CheckFirst = false })) { Cost = 50, NamesFile = false },
        new("read_data", "fuzz.data", Readers.Files("decks/good/molecule.data"), p => DeckRunner.RunText("atom_style full\npair_style lj/cut 8\nbond_style harmonic\nangle_style harmonic\ndihedral_style opls\nread_data fuzz.data\nrun 0\n", "fuzz.data's deck", Options(p))) { Cost = 50 },
        new("rigid infile", "fuzz.bodies", Readers.Texts("# one body\n\n1\n1 50.0 1 1.5 1.7 60.0 70.0 80.0 1.0 -2.0 3.0 0.001 -0.002 0.003 0.1 0.2 0.3 0 0 0\n"), p => DeckRunner.RunText($"{SmallDeck}\nunfix 1\nfix 2 all rigid single infile fuzz.bodies\nrun 1\n", "in.whole", Options(p) with { CheckFirst = false })) { Cost = 50 },
        new("restart", "fuzz.restart", () => [Restart()], p => DeckRunner.RunText("read_restart fuzz.restart\nrun 0\n", "in.whole", Options(p) with { CheckFirst = false })) { IsBinary = true, Seal = b => Sealed(b, "PolyMD restart\n"), Cost = 50, NamesFile = false },
        // Never sealed: its content is the memory of a run, which only the checksum vouches for.
        new("checkpoint", CheckpointOptions.FileName, () => [Checkpoint()], p => DeckRunner.Resume(p, Options(p))) { IsBinary = true, Cost = 50 },
    ];

    /// <summary>A file of a kind with a new checksum and, in its head, the length that it has.</summary>
    public static byte[] Sealed(byte[] file, string magic)
    {
        int head = magic.Length + 12;
        if (file.Length < head + SHA256.HashSizeInBytes) return file;
        byte[] content = file[head..^SHA256.HashSizeInBytes];
        byte[] whole = [.. Encoding.ASCII.GetBytes(magic), .. file[magic.Length..head], .. content];
        BinaryPrimitives.WriteInt64LittleEndian(whole.AsSpan(head - 8), content.Length);
        return [.. whole, .. SHA256.HashData(whole)];
    }

    private static DeckRunOptions Options(string path) => new()
    {
        WorkingFolder = Path.GetDirectoryName(path),
        // A changed number of steps may be a long run: that is what it says, and no fault of the reader.
        Cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(2)).Token,
    };

    private static byte[] Restart()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("polymd-fuzz");
        DeckRunner.RunText($"{SmallDeck}\ngroup g id 1:5\nfix 2 g langevin 1.0 1.0 0.5 991\nrun 5\nwrite_restart fuzz.restart\n", "in.seed", new DeckRunOptions { WorkingFolder = folder.FullName });
        return Taken(folder, "fuzz.restart");
    }

    private static byte[] Checkpoint()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("polymd-fuzz");
        string deck = $"{SmallDeck}\nvariable i loop 3\nfix 3 all ave/time 1 2 4 c_thermo_temp\nlabel top\nrun 5\nnext i\njump SELF top\n";
        try { DeckRunner.RunText(deck, "in.seed", new DeckRunOptions { WorkingFolder = folder.FullName, Checkpoints = new CheckpointOptions { StopAfter = 7 } }); }
        catch (RunStoppedException) { }
        return Taken(folder, CheckpointOptions.FileName);
    }

    private static byte[] Taken(DirectoryInfo folder, string file)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(folder.FullName, file));
        folder.Delete(true);
        return bytes;
    }
}
