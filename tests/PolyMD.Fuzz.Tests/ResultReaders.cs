using System.IO.Compression;
using System.Text;
using PolyMD.Cli.Verbs.Analyze;
using PolyMD.Deck;
using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.Fuzz.Tests;

/// <summary>Readers of what a run leaves: trajectories, logs, averages, tables.</summary>
internal static class ResultReaders
{
    private const string Dump = """
        ITEM: UNITS
        real
        ITEM: TIME
        0.5
        ITEM: TIMESTEP
        10
        ITEM: NUMBER OF ATOMS
        3
        ITEM: BOX BOUNDS pp pp ff
        0 10
        0 10
        -5 5
        ITEM: ATOMS id type mol x y z ix iy iz vx vy vz q mass element
        2 1 1 1 2 3 0 0 0 0.1 0 0 -0.5 12 C
        1 2 1 4 5 1 0 1 0 0.1 0 0 0.5 16 O
        3 1 2 7 8 0 0 0 -1 0.1 0 0 0 12 C
        ITEM: TIMESTEP
        20
        ITEM: NUMBER OF ATOMS
        2
        ITEM: BOX BOUNDS xy xz yz pp pp pp
        0 10 0.5
        0 10 0
        0 10 -0.5
        ITEM: ATOMS id xs ys zs
        1 0.1 0.2 0.3
        2 0.4 0.5 0.6

        """;

    private const string Xyz = "3\nAtoms. Timestep: 100\nC 0 0 0\nO 1.2 0 0\n2 0 0 1e1\n2\nLattice=\"5 0 0 1 5 0 0 0 5\" Properties=species:S:1:pos:R:3:velo:R:3:mol:I:1 pbc=\"T T F\" Origin=\"0 0 0\" time=0.5 step=7\nC 0 0 0 1 1 1 1\nO 1 1 1 0 0 0 2\n";

    private const string Log = """
        LAMMPS (29 Sep 2021)
        run 20
        Step Temp E_pair Press
               0          1.5   -4.25        nan
        WARNING: something
              10    1.4999  -4.2 inf
              20   1.4 -4.1 3
        Loop time of 0.1 on 1 procs for 20 steps with 4 atoms
        Step Time
        20 0
        30 0.5

        """;

    private const string Scalars = "# Time-averaged data for fix 1\n# TimeStep c_a v_b\n10 1.5 2\n20 -1 nan\n30 0 1e-3\n";
    private const string Vectors = "# Time-averaged data for fix 1\n# TimeStep Number-of-rows\n# Row c_rdf[1] c_rdf[2]\n10 2\n1 0.5 1\n2 1.5 0.9\n20 2\n1 0.5 1\n2 1.5 0.9\n";
    private const string Chunks = "# Chunk-averaged data for fix 1 and group all\n# Timestep Number-of-chunks Total-count\n# Chunk Coord1 Ncount density/mass temp\n10 2 32\n  1 0.5 16 0.8 1.0\n  2 1.5 16 0.8 1.1\n20 2 32\n  1 0.5 16 0.8 1.0\n  2 1.5 16 0.8 1.1\n";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FuzzReader> All { get; } =
    [
        new("dump", "fuzz.dump", Readers.Texts(Dump), Frames),
        new("dump gz", "fuzz.dump.gz", () => [Packed(Dump)], Frames) { IsBinary = true },
        new("snapshot", "fuzz.dump", Readers.Texts(Dump), p => Snapshots(p, false)),
        new("snapshot xyz", "fuzz.xyz", Readers.Texts(Xyz.Replace("C ", "1 ", StringComparison.Ordinal).Replace("O ", "2 ", StringComparison.Ordinal)), p => Snapshots(p, true)),
        new("xyz", "fuzz.xyz", Readers.Texts(Xyz), Frames),
        new("dcd", "fuzz.dcd", () => [Written("fuzz.dcd", "dcd", "")], Frames) { IsBinary = true },
        new("xtc", "fuzz.xtc", () => [Written("fuzz.xtc", "xtc", "")], Frames) { IsBinary = true },
        new("thermo log", "log.fuzz", Readers.Texts(Log), p => ThermoLogReader.Read(p)),
        new("ave/time scalars", "fuzz.ave", Readers.Texts(Scalars), p => AveTimeReader.ReadScalars(p)),
        new("ave/time vectors", "fuzz.ave", Readers.Texts(Vectors), p => AveTimeReader.ReadVectors(p)),
        new("ave/chunk", "fuzz.chunk", Readers.Texts(Chunks), p => AveTimeReader.ReadChunks(p)),
        new("csv", "fuzz.csv", Readers.Texts("step,\"a, b\",c\n1,2,3\n2,,1e5\n3,\"4\",-1\n"), p => NumberFile.Read(p)),
    ];

    private static void Frames(string path)
    {
        using ITrajectory trajectory = TrajectoryFile.Open(path, Units.Real, 1);
        Frame frame = new();
        while (trajectory.TryRead(frame)) { }
    }

    private static void Snapshots(string path, bool xyz)
    {
        using SnapshotReader reader = new(path, xyz);
        while (reader.Next()) reader.ReadAtoms([.. Enumerable.Range(xyz ? 1 : 0, Math.Min(3, Math.Max(0, reader.Columns.Count - 1)))]);
    }

    private static byte[] Packed(string text)
    {
        using MemoryStream memory = new();
        using (GZipStream gzip = new(memory, CompressionLevel.Optimal)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return memory.ToArray();
    }

    private static byte[] Written(string file, string style, string more)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("polymd-fuzz");
        DeckRunner.RunText($"{DeckReaders.SmallDeck}\ndump d all {style} 5 {file} {more}\nrun 20\n", "in.seed", new DeckRunOptions { WorkingFolder = folder.FullName });
        byte[] bytes = File.ReadAllBytes(Path.Combine(folder.FullName, file));
        folder.Delete(true);
        return bytes;
    }
}
