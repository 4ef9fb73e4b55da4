using PolyMD.Building.Crystals;
using PolyMD.Building.Decks;
using PolyMD.Building.ForceFields;
using PolyMD.Building.Molecules;
using PolyMD.Building.Packing;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Building;

/// <summary>
/// Builds a case of a study. A stack is periodic in x, y and z: half of the lithium | X | electrolyte | X | the other half, so that
/// the middle of the lithium lies on the periodic face z = 0, the middle of the electrolyte at half height, and each run holds two
/// equal interfaces. A bulk is a cube of electrolyte.
/// </summary>
/// <param name="library">Parameter sets.</param>
public sealed class StackBuilder(ForceFieldLibrary library)
{
    /// <summary>File name of the lithium potential beside the deck.</summary>
    public const string LithiumFile = "lithium-nichol-ackland-2016.eam.fs";

    private const string SheetType = "X";
    private const double LithiumToSheet = 2.6, WallToElectrolyte = 2.7;

    /// <summary>Builds one case; the same arguments give the same files.</summary>
    /// <param name="study">The study.</param>
    /// <param name="caseName">Name of the case.</param>
    /// <param name="presetName">Name of the preset.</param>
    /// <param name="seed">Seed of packing, velocities and baths; positive.</param>
    public BuiltCase Build(StudyDefinition study, string caseName, string presetName, int seed)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (seed <= 0) throw new PolyMDException($"the seed must be a positive integer, got {seed}");
        StudyPreset preset = study.Preset(presetName);
        StudyCase chosen = study.Case(caseName);
        return study.Kind == "bulk" ? BuildBulk(study, chosen, preset, presetName, seed) : BuildStack(study, chosen, preset, presetName, seed);
    }

    private BuiltCase BuildStack(StudyDefinition study, StudyCase chosen, StudyPreset preset, string presetName, int seed)
    {
        SheetPotential? sheet = chosen.Sheet is null ? null : library.Sheet(chosen.Sheet);
        const double a = NicholAcklandLithium.LatticeConstant;
        LateralCell cell = new CommensurateSearch(preset.LateralMinimum, preset.LateralMaximum, preset.TargetArea, study.StrainLimit, study.LithiumStrainShare)
            .Find(a, sheet);
        int layers = 2 * Math.Max(2, (int)Math.Round(preset.LithiumThickness / a));
        double half = 0.25 * a * (layers - 1), wall = half, sheetHeight = double.NaN;
        if (sheet is not null)
        {
            sheetHeight = half + LithiumToSheet;
            wall = sheetHeight + sheet.Buckling;
        }
        ElectrolyteComposition composition = ElectrolyteComposition.Fill(
            cell.Area * preset.ElectrolyteThickness, study.TargetDensity, preset.RepeatUnits, study.EtherPerLithium);
        double thickness = composition.VolumeAt(study.TargetDensity) / cell.Area;
        double low = wall + WallToElectrolyte, high = low + thickness / study.GrowthFraction, height = high + low;
        PackingRegion region = new(cell.LengthX, cell.LengthY, low, high, false);

        MolecularForceField peo = library.Molecular(study.ForceField.Peo), tfsi = library.Molecular(study.ForceField.Tfsi);
        PackedElectrolyte packed = new ElectrolytePacker(peo, tfsi).Pack(composition, region, (ulong)seed);
        ForceFieldTyper typer = new(library, $"PolyMD {study.Name}/{chosen.Name}, preset {presetName}, seed {seed}; units real",
            new SimulationBox(Vec3.Zero, new Vec3(cell.LengthX, cell.LengthY, height)));
        typer.Declare(new TypedAtom(ForceFieldTyper.LithiumMetalType, "Li", MaterialKind.Lithium, 0, 0, 0, "", study.ForceField.LithiumMetal));
        if (sheet is not null) typer.Declare(new TypedAtom(SheetType, sheet.Element, MaterialKind.Sheet, 0, 0, 0, "", sheet.Name));
        DeclareElectrolyte(typer, study, peo, tfsi);
        typer.AddAtoms(ForceFieldTyper.LithiumMetalType, LithiumSlab.Build(cell, a, layers));
        if (sheet is not null)
        {
            typer.AddAtoms(SheetType, HexagonalSheet.Build(cell, sheetHeight, sheet.Buckling));
            typer.AddAtoms(SheetType, HexagonalSheet.Build(cell, height - sheetHeight, -sheet.Buckling));
        }
        AddElectrolyte(typer, packed, peo, tfsi);
        InteractionMatrix matrix = InteractionMatrix.Create(typer.Types, library,
            ("eam/fs", "Nichol, Ackland, Phys. Rev. B 93, 184101 (2016)"), sheet);
        List<(string Name, string Text)> files =
        [
            (LithiumFile, NicholAcklandLithium.ToEamFs(library.Element("Li").Mass)),
            ("interactions.txt", matrix.ToText()),
        ];
        if (sheet is not null) files.Add((sheet.File, library.ReadText(sheet.File)));
        StackPlan plan = new(cell, composition, layers, half, sheetHeight, low, high, height, thickness, packed.Distances, packed.Attempts);
        StackDeckWriter writer = new(study, chosen, presetName, preset, seed, typer, matrix, sheet, plan);
        return new BuiltCase(typer.System, "stack.data", writer.Write(), "in.stack", files, matrix, cell.Strain, plan, writer.Steps);
    }

    private BuiltCase BuildBulk(StudyDefinition study, StudyCase chosen, StudyPreset preset, string presetName, int seed)
    {
        // 0.1053 atoms per cubic Angstrom at 1.1 g/cm^3; only the first guess of how much is wanted
        double volume = preset.BulkAtoms / (0.1053 * study.TargetDensity / 1.1);
        ElectrolyteComposition composition = ElectrolyteComposition.Fill(volume, study.TargetDensity, preset.RepeatUnits, study.EtherPerLithium);
        double edge = Math.Cbrt(composition.VolumeAt(study.TargetDensity) / study.GrowthFraction);
        MolecularForceField peo = library.Molecular(study.ForceField.Peo), tfsi = library.Molecular(study.ForceField.Tfsi);
        PackedElectrolyte packed = new ElectrolytePacker(peo, tfsi).Pack(composition, new PackingRegion(edge, edge, 0, edge, true), (ulong)seed);
        ForceFieldTyper typer = new(library, $"PolyMD {study.Name}/{chosen.Name}, preset {presetName}, seed {seed}; units real",
            new SimulationBox(Vec3.Zero, new Vec3(edge, edge, edge)));
        DeclareElectrolyte(typer, study, peo, tfsi);
        AddElectrolyte(typer, packed, peo, tfsi);
        InteractionMatrix matrix = InteractionMatrix.Create(typer.Types, library, null, null);
        StackPlan plan = new(null, composition, 0, 0, double.NaN, 0, edge, edge, double.NaN, packed.Distances, packed.Attempts);
        BulkDeckWriter writer = new(study, chosen, presetName, preset, seed, typer, matrix);
        return new BuiltCase(typer.System, "bulk.data", writer.Write(), "in.bulk", [("interactions.txt", matrix.ToText())], matrix, null, plan, writer.Steps);
    }

    private void DeclareElectrolyte(ForceFieldTyper typer, StudyDefinition study, MolecularForceField peo, MolecularForceField tfsi)
    {
        IEnumerable<MolecularForceField> fields = study.EtherPerLithium > 0 ? [peo, tfsi] : new[] { peo };
        foreach (MolecularForceField field in fields)
        {
            foreach (AtomTypeParameters t in field.Types)
                typer.Declare(new TypedAtom(t.Type, t.Element, MaterialKind.Electrolyte, t.Charge, t.Epsilon, t.Sigma, field.Mixing, field.Name));
        }
        if (study.EtherPerLithium <= 0) return;
        LithiumIonSet ion = library.LithiumIon(study.ForceField.LithiumIon);
        typer.Declare(new TypedAtom(ForceFieldTyper.LithiumIonType, "Li", MaterialKind.Electrolyte, 1, ion.Epsilon, ion.Sigma, ion.Mixing, ion.Name));
    }

    private static void AddElectrolyte(ForceFieldTyper typer, PackedElectrolyte packed, MolecularForceField peo, MolecularForceField tfsi)
    {
        foreach (Molecule m in packed.Molecules) typer.Add(m, m.Name switch { "PEO" => peo, "TFSI" => tfsi, _ => null });
    }
}
