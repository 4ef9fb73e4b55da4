using PolyMD.Building.ForceFields;

namespace PolyMD.Building.Decks;

/// <summary>
/// Writes the deck of a stack: minimise, relax the electrolyte hot at fixed metal and sheets, compress and relax with NPT along z,
/// fix the cell, settle, heat, discard, measure. Run lengths, temperatures and seeds are index variables at the top.
/// </summary>
internal sealed class StackDeckWriter(
    StudyDefinition study, StudyCase chosen, string presetName, StudyPreset preset, int seed,
    ForceFieldTyper typer, InteractionMatrix matrix, SheetPotential? sheet, StackPlan plan)
{
    private readonly DeckText _deck = new();

    /// <summary>Steps of all runs together.</summary>
    public long Steps => StepsOf(preset.HotTime) + StepsOf(preset.CompressTime) + StepsOf(preset.ReleaseTime) + StepsOf(preset.PressureTime)
        + StepsOf(preset.SettleTime) + StepsOf(preset.PreheatTime) + StepsOf(preset.DiscardTime) + MeasureSteps * preset.MeasureSegments;

    private long StepsOf(double picoseconds) => (long)Math.Round(1000 * picoseconds / preset.Timestep);

    /// <summary>Steps of one block of a profile, a multiple of the sampling interval.</summary>
    private long BlockSteps => Math.Max(1, (long)Math.Round(1000 * preset.BlockTime / preset.Timestep / SampleEvery)) * SampleEvery;

    private const int SampleEvery = 10;

    /// <summary>Steps of one segment of the measurement, a whole number of blocks.</summary>
    private long MeasureSteps => Math.Max(1, (long)Math.Round(1000 * preset.MeasureTime / preset.Timestep / preset.MeasureSegments / BlockSteps)) * BlockSteps;

    /// <summary>Mean over the atoms with lithium at the source's, the electrolyte at the sink's and the sheets at the mean temperature.</summary>
    private double MixedTemperature => Math.Round(study.Temperature + typer.System.Atoms.Average(a => typer.Types[a.Type - 1].Material switch
    {
        MaterialKind.Lithium => 0.5 * study.BathDifference,
        MaterialKind.Electrolyte => -0.5 * study.BathDifference,
        _ => 0,
    }), 2);

    public string Write()
    {
        Settings();
        ForceField();
        Groups();
        Relax();
        FixCell();
        Flux();
        return _deck.ToString();
    }

    private void Settings()
    {
        string order = sheet is null ? "Li | PEO | (periodic)" : $"Li | {sheet.Material} | PEO | {sheet.Material} | (periodic)";
        _deck.Line($"# {study.Name}: case {chosen.Name}, preset {presetName}. A plain LAMMPS deck, written by PolyMD.")
            .Line($"# {order}; the middle of the lithium is on the periodic face in z, the middle of the electrolyte at half height.")
            .Line($"# {(plan.Cell is null ? "" : plan.Cell.Strain.ToString())}");
        if (preset.Note.Length > 0) _deck.Line($"# {preset.Note}");
        _deck.Section("settings; override any of them with -var name value")
            .Setting("dt", $"{preset.Timestep}", "time step, fs")
            .Setting("seed", $"{seed}", "velocities and baths")
            .Setting("T", $"{study.Temperature}", "mean temperature, K")
            .Setting("Tsource", $"{study.Temperature + 0.5 * study.BathDifference}", "bath in the lithium, K")
            .Setting("Tsink", $"{study.Temperature - 0.5 * study.BathDifference}", "bath in the electrolyte, K")
            .Setting("Tmix", $"{MixedTemperature}", "mean over the atoms when each slab is at its bath's temperature, K")
            .Setting("Thigh", $"{preset.HotTemperature}", "first relaxation of the electrolyte, K")
            .Setting("P", $"{study.Pressure}", "pressure along z, atm")
            .Setting("Pcompress", $"{preset.CompressPressure}", "pressure that closes the gap, atm")
            .Setting("damp", $"{study.BathDamping}", "damping time of the baths, fs")
            .Setting("sourceHalf", $"{preset.SourceHalfWidth}", "half thickness of the heated layer, A")
            .Setting("sinkHalf", $"{preset.SinkHalfWidth}", "half thickness of the cooled layer, A")
            .Setting("bins", $"{preset.Bins}", "bins along z")
            .Setting("nHot", $"{StepsOf(preset.HotTime)}", "steps: electrolyte hot, metal and sheets fixed")
            .Setting("nSettle", $"{StepsOf(preset.SettleTime)}", "steps: everything to T")
            .Setting("nCompress", $"{StepsOf(preset.CompressTime)}", "steps: NPT along z at Pcompress")
            .Setting("nRelease", $"{StepsOf(preset.ReleaseTime)}", "steps: NPT along z from Pcompress down to P")
            .Setting("nPressure", $"{StepsOf(preset.PressureTime)}", "steps: NPT along z at P")
            .Setting("nPreheat", $"{StepsOf(preset.PreheatTime)}", "steps: cell fixed, whole slabs at the bath temperatures")
            .Setting("nDiscard", $"{StepsOf(preset.DiscardTime)}", "steps: flux, thrown away")
            .Setting("nMeasure", $"{MeasureSteps}", $"steps: flux, measured ({preset.MeasureSegments} segment(s) of this length)")
            .Setting("nBlock", $"{BlockSteps}", "steps of one block of the profiles")
            .Setting("nFrame", $"{Math.Max(1, StepsOf(preset.FrameTime))}", "steps between frames of the trajectory")
            .Setting("nThermo", $"{Math.Max(1, StepsOf(0.25) / 10) * 10}", "steps between rows of the log and of heat.txt, a multiple of 10");
    }

    private void ForceField()
    {
        string cutoff = DeckText.Number(preset.Cutoff);
        string many = sheet is null ? "eam/fs" : $"eam/fs {sheet.PairStyle}";
        int types = typer.Types.Count;
        string Map(MaterialKind kind, string element) =>
            string.Join(' ', typer.Types.Select(t => t.Material == kind ? element : "NULL"));
        _deck.Section("system and force field")
            .Line("units real").Line("atom_style full").Line("boundary p p p")
            .Line($"pair_style hybrid lj/cut/coul/long {cutoff} {many} lj/cut {cutoff}")
            .Line("bond_style harmonic").Line("angle_style harmonic").Line("dihedral_style opls")
            .Line("special_bonds lj/coul 0.0 0.0 0.5")
            .Line("read_data stack.data").Line()
            .Line($"# {types} atom types: {string.Join(", ", typer.Types.Select((t, i) => $"{i + 1} {t.Name}"))}")
            .Line($"pair_coeff * * eam/fs {StackBuilder.LithiumFile} {Map(MaterialKind.Lithium, "Li")}");
        if (sheet is not null) _deck.Line($"pair_coeff * * {sheet.PairStyle} {sheet.File} {Map(MaterialKind.Sheet, sheet.Element)}");
        _deck.PairCoefficients(matrix, true).BondedCoefficients(typer)
            .Line($"kspace_style pppm {DeckText.Number(preset.KspaceAccuracy)}")
            .Line("neighbor 2.0 bin").Line("neigh_modify every 1 delay 0 check yes")
            .Line("timestep ${dt}");
    }

    private string TypesOf(MaterialKind kind) =>
        string.Join(' ', typer.Types.Select((t, i) => (t, i)).Where(p => p.t.Material == kind).Select(p => p.i + 1));

    private void Groups()
    {
        _deck.Section("groups and output")
            .Line($"group li type {TypesOf(MaterialKind.Lithium)}")
            .Line($"group electrolyte type {TypesOf(MaterialKind.Electrolyte)}");
        if (sheet is not null) _deck.Line($"group sheet type {TypesOf(MaterialKind.Sheet)}").Line("group solid union li sheet");
        else _deck.Line("group solid union li");
        _deck.Line("compute Tli li temp").Line("compute Tel electrolyte temp");
        if (sheet is not null) _deck.Line("compute Tsheet sheet temp");
        _deck.Line($"thermo_style custom step temp c_Tli {(sheet is null ? "" : "c_Tsheet ")}c_Tel pe ke etotal evdwl ecoul elong ebond eangle edihed press pzz lz density")
            .Line("thermo ${nThermo}");
    }

    private void Relax()
    {
        _deck.Section("1 minimise, metal and sheets fixed")
            .Line("print \"PolyMD stage: minimise\"")
            .Line("fix hold solid setforce 0.0 0.0 0.0")
            .Line("min_style cg").Line("minimize 1.0e-6 1.0e-3 400 4000")
            .Line("unfix hold")
            .Section("2 electrolyte hot, metal and sheets fixed")
            .Line("print \"PolyMD stage: hot\"")
            .Line("velocity electrolyte create ${Thigh} ${seed} mom yes dist gaussian")
            .Line("fix move electrolyte nve")
            .Line("fix bath electrolyte langevin ${Thigh} ${Thigh} ${damp} ${seed}")
            .Line("run ${nHot}")
            .Line("unfix bath").Line("unfix move")
            .Section("3 everything to the mean temperature")
            .Line("print \"PolyMD stage: settle\"")
            .Line("velocity solid create ${T} ${seed} mom yes dist gaussian")
            .Line("fix move all nve")
            .Line("fix bath all langevin ${T} ${T} ${damp} ${seed}")
            .Line("fix drift all momentum 100 linear 1 1 1")
            .Line("run ${nSettle}")
            .Line("unfix bath").Line("unfix move")
            .Section("4 close the gap: NPT along z; the weak local bath keeps the parts at one temperature")
            .Line("print \"PolyMD stage: compress\"")
            .Line("fix bath all langevin ${T} ${T} 500.0 $(v_seed+1)")
            .Line("fix move all npt temp ${T} ${T} 100.0 z ${Pcompress} ${Pcompress} 500.0")
            .Line("run ${nCompress}")
            .Line("unfix bath").Line("unfix move");
    }

    private void FixCell()
    {
        _deck.Section("5 slabs at the bath temperatures, so that each takes its final volume; release slowly, or a contact tears; then hold P")
            .Line("print \"PolyMD stage: release\"");
        SlabBaths(2);
        _deck.Line("fix move all npt temp ${Tmix} ${Tmix} 1000.0 z ${Pcompress} ${P} 500.0")
            .Line("run ${nRelease}")
            .Line("unfix move")
            .Line("print \"PolyMD stage: pressure\"")
            .Line("fix move all npt temp ${Tmix} ${Tmix} 1000.0 z ${P} ${P} 500.0")
            .Line("run ${nPressure}")
            .Line("unfix move")
            .Section("6 the cell keeps its last height")
            .Line("print \"PolyMD stage: preheat\"")
            .Line("fix move all nve")
            .Line("run ${nPreheat}")
            .Line("unfix source").Line("unfix sink")
            .Line("write_data equilibrated.data");
    }

    private void SlabBaths(int stream)
    {
        _deck.Line($"fix source li langevin ${{Tsource}} ${{Tsource}} ${{damp}} $(v_seed+{stream})")
            .Line($"fix sink electrolyte langevin ${{Tsink}} ${{Tsink}} ${{damp}} $(v_seed+{stream + 1})");
    }

    private void Flux()
    {
        _deck.Section("7 heat enters the middle of the lithium and leaves the middle of the electrolyte; discard")
            .Line("print \"PolyMD stage: discard\"")
            .Line("variable zMiddle equal 0.5*(zlo+zhi)")
            .Line("region sourceLow block INF INF INF INF INF $(zlo+v_sourceHalf) units box")
            .Line("region sourceHigh block INF INF INF INF $(zhi-v_sourceHalf) INF units box")
            .Line("region sinkLayer block INF INF INF INF $(v_zMiddle-v_sinkHalf) $(v_zMiddle+v_sinkHalf) units box")
            .Line("group source region sourceLow").Line("group source region sourceHigh")
            .Line("group sink region sinkLayer");
        Baths(0);
        _deck.Line("run ${nDiscard}").Line("unfix source").Line("unfix sink")
            .Section("8 measure; profiles per material in blocks, bath energies, trajectory")
            .Line("print \"PolyMD stage: measure\"")
            .Line("reset_timestep 0")
            .Line("variable binWidth equal $(lz/v_bins*1.0000001)")
            .Line("compute layers all chunk/atom bin/1d z lower ${binWidth} units box")
            .Line($"variable nSample equal $(v_nBlock/{SampleEvery})")
            .Line("fix profileLi li ave/chunk 10 ${nSample} ${nBlock} layers density/number density/mass temp file profile_li.txt");
        if (sheet is not null) _deck.Line("fix profileX sheet ave/chunk 10 ${nSample} ${nBlock} layers density/number density/mass temp file profile_sheet.txt");
        _deck.Line("fix profileEl electrolyte ave/chunk 10 ${nSample} ${nBlock} layers density/number density/mass temp file profile_electrolyte.txt")
            .Line("# heat current in the layers by PolyMD's own compute, beside the baths; another engine goes on without it")
            .Line("if \"$(is_available(feature,polymd))\" then &")
            .Line("  \"compute current all heat/current z bins EDGE EDGE ${bins}\" &")
            .Line("  \"fix current all ave/time 10 ${nSample} ${nBlock} c_current[*] mode vector file current.txt\"")
            .Line("dump trajectory all custom ${nFrame} trajectory.lammpstrj id mol type x y z ix iy iz")
            .Line("# a bath's tally is the energy that it took out of the atoms, kcal/mol, since the run began")
            .Line("variable sourceBefore equal 0.0").Line("variable sinkBefore equal 0.0")
            .Line("variable sourceEnergy equal v_sourceBefore+f_source").Line("variable sinkEnergy equal v_sinkBefore+f_sink");
        for (int segment = 1; segment <= preset.MeasureSegments; segment++)
        {
            if (preset.MeasureSegments > 1)
            {
                _deck.Line($"# segment {segment}: the sink is whatever fills the layer now");
                if (segment > 1)
                {
                    _deck.Line("variable sourceBefore equal $(v_sourceEnergy)").Line("variable sinkBefore equal $(v_sinkEnergy)")
                        .Line("unfix source").Line("unfix sink");
                }
                _deck.Line("group sink clear").Line("group sink region sinkLayer");
            }
            Baths(segment);
            if (segment == 1)
            {
                _deck.Line("# averaged over the interval; the slabs' temperatures tell how much of a bath's energy they store")
                    .Line($"fix heat all ave/time 10 $(v_nThermo/10) ${{nThermo}} v_sourceEnergy v_sinkEnergy c_Tli {(sheet is null ? "" : "c_Tsheet ")}c_Tel file heat.txt");
            }
            _deck.Line("run ${nMeasure}");
        }
        _deck.Line("write_data final.data").Line("print \"PolyMD stage: done\"");
    }

    private void Baths(int segment)
    {
        _deck.Line($"fix source source langevin ${{Tsource}} ${{Tsource}} ${{damp}} $(v_seed+{10 + 2 * segment}) tally yes")
            .Line($"fix sink sink langevin ${{Tsink}} ${{Tsink}} ${{damp}} $(v_seed+{11 + 2 * segment}) tally yes");
    }
}
