using PolyMD.Building.Crystals;
using PolyMD.Building.ForceFields;
using PolyMD.Model;

namespace PolyMD.Building;

/// <summary>Everything that belongs in the folder of one case. The caller writes <see cref="System"/> as <see cref="DataFileName"/>.</summary>
/// <param name="System">Atoms and topology.</param>
/// <param name="DataFileName">Name under which the deck reads the data file.</param>
/// <param name="Deck">The LAMMPS deck.</param>
/// <param name="DeckFileName">Name of the deck.</param>
/// <param name="Files">Further files by name: potentials, interaction matrix.</param>
/// <param name="Matrix">Who provides each pair interaction.</param>
/// <param name="Strain">Strain of the crystals; null in a bulk.</param>
/// <param name="Plan">Geometry and composition.</param>
/// <param name="Steps">Steps of the whole protocol, minimisation not counted.</param>
public sealed record BuiltCase(
    MolecularSystem System, string DataFileName, string Deck, string DeckFileName,
    IReadOnlyList<(string Name, string Text)> Files, InteractionMatrix Matrix, StrainReport? Strain, StackPlan Plan, long Steps);
