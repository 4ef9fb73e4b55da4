using PolyMD.Building.ForceFields;
using PolyMD.Model;

namespace PolyMD.Benchmarks.Cases;

/// <summary>The systems that are timed.</summary>
internal static class CaseLibrary
{
    private const string Graphene = "graphene-lindsay-broido-2010.tersoff";

    /// <summary>The LJ melt; nx is the number of cells along each side, four atoms each.</summary>
    public static DeckCase Melt { get; } = new("lj", "Lennard-Jones melt", "lj.in", 400);

    /// <summary>The polymer electrolyte; nx, ny, nz repeat a relaxed melt of 1,337 atoms.</summary>
    public static DeckCase Polymer { get; } = new("peo-10k", "PEO/LiTFSI, OPLS, PPPM", "peo.in", 60, PolymerInputs);

    /// <summary>All cases in the order in which they run.</summary>
    public static IReadOnlyList<DeckCase> All { get; } =
    [
        Melt,
        new("eam", "copper, EAM", "eam.in", 150, folder => CopyOfLammps(folder, "potentials", "Cu_u3.eam")),
        new("li", "lithium, eam/fs", "li.in", 300, folder =>
        {
            folder.Write("lithium.eam.fs", NicholAcklandLithium.ToEamFs(6.941));
            return null;
        }),
        new("graphene", "graphene, Tersoff", "graphene.in", 150, folder => ForceField(folder, Graphene)),
        new("silicene", "silicene, Stillinger-Weber", "silicene.in", 200, folder => ForceField(folder, "silicene-zhang-2014-1.sw")),
        new("graphite", "graphite NEMD, Tersoff + LJ", "graphite.in", 80, folder => ForceField(folder, Graphene)),
        Polymer,
        new("peo-100k", "PEO/LiTFSI, OPLS, PPPM", "peo.in", 10, PolymerInputs) { Variables = new Dictionary<string, string> { ["nx"] = "4", ["ny"] = "4", ["nz"] = "5" } },
        new("stack", "Li, graphene, PEO/LiTFSI stack", "stack.in", 60, folder =>
        {
            folder.BuildRelaxed("peo-xene-li", "graphene", "relax-stack.in");
            return null;
        }),
        new("water", "SPC/E water, SHAKE, PPPM", "water.in", 60, folder =>
        {
            folder.Relax("relax-water.in", path =>
            {
                File.Copy(Repository.File("benchmarks", "decks", "spce.mol"), Path.Combine(path, "spce.mol"), overwrite: true);
                return "water.data";
            });
            return null;
        }),
        new("peptide", "solvated peptide, CHARMM, SHAKE, PPPM", "peptide.in", 40, folder => CopyOfLammps(folder, "examples/peptide", "data.peptide")),
    ];

    /// <summary>A case by its name.</summary>
    public static DeckCase Find(string name) => All.FirstOrDefault(c => c.Name == name)
        ?? throw new PolyMDException($"unknown case '{name}' (valid: {string.Join(' ', All.Select(c => c.Name))})");

    private static string? PolymerInputs(CaseFolder folder)
    {
        folder.BuildRelaxed("peo-litfsi", "eo20", "relax-peo.in");
        return null;
    }

    private static string? ForceField(CaseFolder folder, string file)
    {
        folder.CopyForceField(file);
        return null;
    }

    // Files that come with LAMMPS and not with PolyMD, which has no use for them.
    private static string? CopyOfLammps(CaseFolder folder, string below, string file)
    {
        string? potentials = Environment.GetEnvironmentVariable("LAMMPS_POTENTIALS");
        string[] places = [potentials is null ? "" : Path.Combine(potentials, "..", below), $"/usr/share/lammps/{below}"];
        string? found = places.Where(p => p.Length > 0).Select(p => Path.Combine(p, file)).FirstOrDefault(File.Exists);
        if (found is null) return $"{file} of LAMMPS' {below} was not found in {places[^1]}";
        folder.Copy(found);
        return null;
    }
}
