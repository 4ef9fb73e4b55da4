using BenchmarkDotNet.Attributes;
using PolyMD.Building.ForceFields;
using PolyMD.Deck;
using PolyMD.Engine;

namespace PolyMD.Benchmarks.Kernels;

/// <summary>Many-body forces on crystals of 4,000 to 5,000 atoms, each moved by up to 0.05 Angstrom: rows of the result are per system, not per atom.</summary>
public class ManyBodyBenchmarks
{
    private DeckSession _session = null!;

    /// <summary>Style.</summary>
    [Params("eam/fs", "tersoff", "sw", "airebo")]
    public string Style { get; set; } = "";

    /// <summary>Builds the crystal from a deck.</summary>
    [GlobalSetup]
    public void Setup()
    {
        string folder = Directory.CreateTempSubdirectory("polymd-benchmark").FullName;
        if (Style == "eam/fs") File.WriteAllText(Path.Combine(folder, "lithium.eam.fs"), NicholAcklandLithium.ToEamFs(6.941));
        string graphene = Sheet("2.492", "4.31627", "0.5"), silicene = Sheet("3.8121", "6.602751", "0.5106725");
        (string crystal, string mass, string style, string file) = Style switch
        {
            "eam/fs" => ("lattice bcc 3.51\nregion box block 0 13 0 13 0 13", "6.941", Style, "lithium.eam.fs Li"),
            "tersoff" => (graphene, "12.011", Style, "graphene-lindsay-broido-2010.tersoff C"),
            "sw" => (silicene, "28.0855", Style, "silicene-zhang-2014-1.sw Si"),
            _ => (graphene, "12.011", "airebo 3.0", "hydrocarbon.airebo C"),
        };
        _session = new DeckSession(new DeckRunOptions
        {
            WorkingFolder = folder, Threads = 1, PotentialFolders = [Repository.File("forcefields"), Repository.File("tests", "fixtures", "styles", "potentials")],
        });
        _session.Run($"""
            units metal
            atom_style atomic
            {crystal}
            create_box 1 box
            create_atoms 1 box
            mass 1 {mass}
            pair_style {style}
            pair_coeff * * {file}
            displace_atoms all random 0.05 0.05 0.05 4711
            run 0
            """, "deck");
    }

    /// <summary>Frees the system.</summary>
    [GlobalCleanup]
    public void Cleanup() => _session.Dispose();

    /// <summary>Forces only.</summary>
    [Benchmark]
    public void Forces() => _session.Simulation.Evaluator.Compute(Needs.None);

    /// <summary>Forces, energies and virial.</summary>
    [Benchmark]
    public void ForcesAndVirial() => _session.Simulation.Evaluator.Compute(Needs.Global);

    /// <summary>Ghosts and neighbour lists.</summary>
    [Benchmark]
    public void Rebuild() => _session.Simulation.Evaluator.Rebuild();

    // Rectangular cell of four atoms: its sides and the height of the second sublattice, in units of the vacuum.
    private static string Sheet(string a, string b, string height) => $"""
        lattice custom 1.0 a1 {a} 0 0 a2 0 {b} 0 a3 0 0 40 basis 0 0 0.5 basis 0.5 0.16666667 {height} basis 0.5 0.5 0.5 basis 0 0.66666667 {height}
        region box block 0 40 0 25 0 1
        """;
}
