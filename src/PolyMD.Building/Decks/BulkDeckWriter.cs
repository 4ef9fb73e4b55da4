using PolyMD.Building.ForceFields;

namespace PolyMD.Building.Decks;

/// <summary>
/// Writes the deck of a melt: minimise, relax hot, NPT compressed and at the target pressure, then production in NVT with the
/// radial distributions of lithium with ether and TFSI oxygen and its mean squared displacement.
/// </summary>
internal sealed class BulkDeckWriter(
    StudyDefinition study, StudyCase chosen, string presetName, StudyPreset preset, int seed, ForceFieldTyper typer, InteractionMatrix matrix)
{
    private const int SampleEvery = 20;

    /// <summary>Steps of all runs together.</summary>
    public long Steps => StepsOf(preset.HotTime) + StepsOf(preset.CompressTime) + StepsOf(preset.PressureTime) + StepsOf(preset.SettleTime) + MeasureSteps;

    private long StepsOf(double picoseconds) => (long)Math.Round(1000 * picoseconds / preset.Timestep);

    private long BlockSteps => Math.Max(1, (long)Math.Round(1000 * preset.BlockTime / preset.Timestep / SampleEvery)) * SampleEvery;

    private long MeasureSteps => Math.Max(1, (long)Math.Round(1000 * preset.MeasureTime / preset.Timestep / BlockSteps)) * BlockSteps;

    public string Write()
    {
        DeckText deck = new();
        deck.Line($"# {study.Name}: case {chosen.Name}, preset {presetName}. A plain LAMMPS deck, written by PolyMD.");
        if (preset.Note.Length > 0) deck.Line($"# {preset.Note}");
        deck.Section("settings; override any of them with -var name value")
            .Setting("dt", $"{preset.Timestep}", "time step, fs")
            .Setting("seed", $"{seed}", "velocities and baths")
            .Setting("T", $"{study.Temperature}", "temperature, K")
            .Setting("Thigh", $"{preset.HotTemperature}", "first relaxation, K")
            .Setting("P", $"{study.Pressure}", "pressure, atm")
            .Setting("Pcompress", $"{preset.CompressPressure}", "pressure of the compression, atm")
            .Setting("nHot", $"{StepsOf(preset.HotTime)}", "steps: hot at packing density")
            .Setting("nCompress", $"{StepsOf(preset.CompressTime)}", "steps: NPT hot at Pcompress")
            .Setting("nPressure", $"{StepsOf(preset.PressureTime)}", "steps: NPT at T and P")
            .Setting("nSettle", $"{StepsOf(preset.SettleTime)}", "steps: NVT")
            .Setting("nMeasure", $"{MeasureSteps}", "steps: NVT, measured")
            .Setting("nBlock", $"{BlockSteps}", "steps of one block of g(r)")
            .Setting("nFrame", $"{Math.Max(1, StepsOf(preset.FrameTime))}", "steps between frames of the trajectory")
            .Setting("nThermo", $"{Math.Max(1, StepsOf(0.25))}", "steps between rows of the log and of the MSD")
            .Section("system and force field")
            .Line("units real").Line("atom_style full").Line("boundary p p p")
            .Line($"pair_style lj/cut/coul/long {DeckText.Number(preset.Cutoff)}")
            .Line("bond_style harmonic").Line("angle_style harmonic").Line("dihedral_style opls")
            .Line("special_bonds lj/coul 0.0 0.0 0.5")
            .Line("read_data bulk.data")
            .PairCoefficients(matrix, false).BondedCoefficients(typer)
            .Line($"kspace_style pppm {DeckText.Number(preset.KspaceAccuracy)}")
            .Line("neighbor 2.0 bin").Line("neigh_modify every 1 delay 0 check yes")
            .Line("timestep ${dt}")
            .Line("thermo_style custom step temp pe ke etotal evdwl ecoul elong ebond eangle edihed press vol density")
            .Line("thermo ${nThermo}")
            .Section("1 minimise").Line("print \"PolyMD stage: minimise\"")
            .Line("min_style cg").Line("minimize 1.0e-6 1.0e-3 400 4000")
            .Section("2 hot at packing density").Line("print \"PolyMD stage: hot\"")
            .Line("velocity all create ${Thigh} ${seed} mom yes dist gaussian")
            .Line("fix move all nve").Line("fix bath all langevin ${Thigh} ${Thigh} 100.0 ${seed}")
            .Line("fix drift all momentum 100 linear 1 1 1")
            .Line("run ${nHot}").Line("unfix bath").Line("unfix move")
            .Section("3 compress hot, then the target temperature and pressure")
            .Line("print \"PolyMD stage: compress\"")
            .Line("fix move all npt temp ${Thigh} ${T} 100.0 iso ${Pcompress} ${Pcompress} 500.0").Line("run ${nCompress}").Line("unfix move")
            .Line("print \"PolyMD stage: pressure\"")
            .Line("fix move all npt temp ${T} ${T} 100.0 iso ${P} ${P} 500.0").Line("run ${nPressure}").Line("unfix move")
            .Section("4 production").Line("print \"PolyMD stage: settle\"")
            .Line("fix move all nvt temp ${T} ${T} 100.0").Line("run ${nSettle}").Line("write_data equilibrated.data")
            .Line("print \"PolyMD stage: measure\"").Line("reset_timestep 0");
        if (study.EtherPerLithium > 0)
        {
            int li = typer.TypeNumber(ForceFieldTyper.LithiumIonType), ether = typer.TypeNumber("OS"), anion = typer.TypeNumber("OF");
            deck.Line($"group lithium type {li}")
                .Line("# columns: r, g and running coordination number of Li-O(ether), then of Li-O(TFSI)")
                .Line($"compute rdf all rdf 200 {li} {ether} {li} {anion}")
                .Line($"variable nSample equal $(v_nBlock/{SampleEvery})")
                .Line($"fix rdf all ave/time {SampleEvery} ${{nSample}} ${{nBlock}} c_rdf[*] mode vector file rdf.txt")
                .Line("# columns: msd x, y, z, total of lithium ions, A^2")
                .Line("compute msd lithium msd")
                .Line("fix msd all ave/time ${nThermo} 1 ${nThermo} c_msd[*] file msd.txt");
        }
        deck.Line("dump trajectory all custom ${nFrame} trajectory.lammpstrj id mol type x y z ix iy iz")
            .Line("run ${nMeasure}").Line("write_data final.data").Line("print \"PolyMD stage: done\"");
        return deck.ToString();
    }
}
