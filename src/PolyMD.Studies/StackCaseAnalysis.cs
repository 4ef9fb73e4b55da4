using PolyMD.Analysis;
using PolyMD.Analysis.Interfaces;
using PolyMD.Building;
using PolyMD.IO;
using PolyMD.IO.Readers;
using PolyMD.Model;

namespace PolyMD.Studies;

/// <summary>Turns the files that the deck of a stack leaves behind into an interface resistance.</summary>
public static class StackCaseAnalysis
{
    /// <summary>Analyses a finished run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="preset">Bath widths and time step.</param>
    public static InterfaceResistanceResult Analyze(CaseRun run, StudyPreset preset)
    {
        string File(string name) => Path.Combine(run.Folder, name);
        SimulationBox box = DataFileReader.Read(File("equilibrated.data"), "full").Box;
        double middle = box.Lo.Z + 0.5 * box.Lengths.Z;
        InterfaceResistanceInput input = new()
        {
            Name = $"{run.Case.Name}, seed {run.Seed}",
            Lithium = AveTimeReader.ReadChunks(File("profile_li.txt")),
            Sheet = run.Case.Sheet is null ? null : AveTimeReader.ReadChunks(File("profile_sheet.txt")),
            Electrolyte = AveTimeReader.ReadChunks(File("profile_electrolyte.txt")),
            Heat = AveTimeReader.ReadScalars(File("heat.txt")),
            // Other engines run the deck without it.
            Current = System.IO.File.Exists(File("current.txt")) ? AveTimeReader.ReadVectors(File("current.txt")) : null,
            Box = box,
            TimeStep = preset.Timestep,
            Units = SiFactors.ForStyle("real"),
            // The middle of the lithium lies on the periodic face.
            HotBath = new BathRegion(box.Lo.Z - preset.SourceHalfWidth, box.Lo.Z + preset.SourceHalfWidth),
            ColdBath = new BathRegion(middle - preset.SinkHalfWidth, middle + preset.SinkHalfWidth),
        };
        MolecularSystem system = run.Built.System;
        int lithium = 1 + system.TypeNames.IndexOf(ForceFieldTyper.LithiumMetalType), sheet = 1 + system.TypeNames.IndexOf("X");
        double PerAtom(Func<int, bool> type) => 3 * Units.Real.Boltzmann * system.Atoms.Count(a => type(a.Type));
        return InterfaceResistance.Analyze(input, new InterfaceResistanceSettings
        {
            HotColumn = "v_sourceEnergy",
            ColdColumn = "v_sinkEnergy",
            HotStorage = new HeatStorage("c_Tli", PerAtom(t => t == lithium)),
            ColdStorage = new HeatStorage("c_Tel", PerAtom(t => t != lithium && t != sheet)),
        });
    }
}
