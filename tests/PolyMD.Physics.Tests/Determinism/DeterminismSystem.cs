using PolyMD.Building;
using PolyMD.Building.ForceFields;

namespace PolyMD.Physics.Tests.Determinism;

/// <summary>A small system that a test can run on any number of threads: its files and the head of its deck, up to and without fixes.</summary>
/// <param name="Name">For the name of the test.</param>
/// <param name="Head">Deck up to the force field.</param>
/// <param name="Write">Writes what the deck reads.</param>
/// <param name="Fixes">What moves the atoms.</param>
public sealed record DeterminismSystem(string Name, string Head, Action<string> Write, string Fixes)
{
    /// <summary>A stack with every kind of force, a protein-like solution with constraints, a metal in a cell that breathes.</summary>
    public static IEnumerable<DeterminismSystem> All()
    {
        BuiltCase stack = DeckFolder.Build("peo-xene-li", "graphene");
        yield return new DeterminismSystem("stack", DeckFolder.Head(stack), path => DeckFolder.Write(path, stack), """
            group hot type 1
            fix move all nve
            fix bath hot langevin 300.0 300.0 100.0 ${seed} tally yes
            fix drift all momentum 20 linear 1 1 1
            timestep 0.25
            """);
        yield return new DeterminismSystem("peptide", AmideSolution.Head, path => File.WriteAllText(Path.Combine(path, "amide.data"), AmideSolution.DataFile()), """
            fix move all nvt temp 300.0 300.0 100.0
            fix rigid all shake 1.0e-6 50 0 b 4 6 7 a 3
            timestep 0.5
            """);
        yield return new DeterminismSystem("metal", """
            units metal
            atom_style atomic
            lattice bcc 3.51
            region box block 0 8 0 8 0 8
            create_box 1 box
            create_atoms 1 box
            mass 1 6.941
            pair_style eam/fs
            pair_coeff * * lithium.eam.fs Li

            """, path => File.WriteAllText(Path.Combine(path, "lithium.eam.fs"), NicholAcklandLithium.ToEamFs(6.941)), """
            fix move all npt temp 300.0 300.0 0.1 iso 0.0 0.0 1.0
            timestep 0.002
            """);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
