using PolyMD.Analysis.Interfaces;
using PolyMD.Building;
using PolyMD.Building.ForceFields;
using PolyMD.Model;
using PolyMD.Model.Provenance;
using PolyMD.Studies.Reporting;

namespace PolyMD.Studies;

/// <summary>Analyses the runs of an interface study and writes ranking.csv, report.html, manifest.json and the plots of every case.</summary>
public static class InterfaceStudy
{
    /// <summary>Writes everything into the output folder.</summary>
    /// <param name="study">The study.</param>
    /// <param name="library">Force fields, for the sources.</param>
    /// <param name="runs">Runs, finished or failed.</param>
    /// <param name="options">Preset and folder.</param>
    /// <param name="created">Time to print.</param>
    /// <param name="written">Receives the paths of what is written.</param>
    public static Ranking Report(StudyDefinition study, ForceFieldLibrary library, IReadOnlyList<CaseRun> runs, StudyOptions options, DateTimeOffset created, ICollection<string> written)
    {
        StudyPreset preset = study.Preset(options.Preset);
        List<CaseReport> cases = [];
        foreach (IGrouping<StudyCase, CaseRun> group in runs.GroupBy(r => r.Case)) cases.Add(ReportCase(group.Key, [.. group], preset, library, options.OutputFolder, written));
        RunEnvironment environment = RunEnvironment.Capture(options.Threads);
        StudyReport report = new()
        {
            Title = study.Title.Length > 0 ? study.Title : study.Name,
            Study = study.Name,
            Preset = options.Preset,
            TooShortToPublish = !preset.Publishable,
            Reference = study.Reference,
            Cases = cases,
            Created = created,
            Protocol = Protocol(study, preset, runs),
            Provenance =
            [
                new("PolyMD", options.Version), new("runtime", environment.Runtime), new("processor", environment.Processor),
                new("threads", $"{options.Threads}"), new("seeds", string.Join(", ", runs.Select(r => r.Seed).Distinct())),
            ],
        };
        Ranking ranking = Ranking.From(report);
        Directory.CreateDirectory(options.OutputFolder);
        RankingCsv.Write(ranking, Output("ranking.csv"));
        File.WriteAllText(Output("ranking.txt"), ranking.ToText());
        RankingChart.Draw(ranking).Save(Output("ranking.svg"));
        HtmlReport.Write(ranking, Output("report.html"));
        return ranking;

        string Output(string file)
        {
            written.Add(Path.Combine(options.OutputFolder, file));
            return Path.Combine(options.OutputFolder, file);
        }
    }

    private static CaseReport ReportCase(StudyCase studyCase, IReadOnlyList<CaseRun> runs, StudyPreset preset, ForceFieldLibrary library, string outputFolder, ICollection<string> written)
    {
        List<InterfaceResistanceResult> results = [];
        List<string> failures = [];
        List<KeyValuePair<string, string>> files = [];
        string? material = studyCase.Sheet is null ? null : library.Sheet(studyCase.Sheet).Material;
        foreach (CaseRun run in runs)
        {
            string name = runs.Count > 1 ? $"seed {run.Seed}: " : "";
            void Link(string label, string file)
            {
                if (File.Exists(Path.Combine(run.Folder, file)))
                    files.Add(new(name + label, Path.GetRelativePath(outputFolder, Path.Combine(run.Folder, file)).Replace('\\', '/')));
            }
            Link("deck", run.Built.DeckFileName);
            Link("data", run.Built.DataFileName);
            Link("log", "log.lammps");
            Link("trajectory", "trajectory.lammpstrj");
            if (run.Failure is not null)
            {
                failures.Add($"seed {run.Seed}: {run.Failure}");
                continue;
            }
            try
            {
                InterfaceResistanceResult result = StackCaseAnalysis.Analyze(run, preset);
                ProfileCsv.Write(result, Path.Combine(run.Folder, "profile.csv"));
                TemperaturePlot.Draw(result, $"{studyCase.Label}, seed {run.Seed}", material).Save(Path.Combine(run.Folder, "profile.svg"));
                foreach (string file in (string[])["profile.csv", "profile.svg"]) written.Add(Path.Combine(run.Folder, file));
                Link("profile", "profile.csv");
                Link("plot", "profile.svg");
                results.Add(result);
            }
            catch (PolyMDException e)
            {
                failures.Add($"seed {run.Seed}: {e.Message}");
            }
        }
        BuiltCase built = runs[0].Built;
        return new CaseReport
        {
            Name = studyCase.Name,
            Label = studyCase.Label,
            SheetLabel = material,
            Result = results.Count > 0 ? InterfaceResistance.Combine(studyCase.Name, results) : null,
            Failure = failures.Count > 0 ? string.Join("; ", failures) : null,
            Atoms = built.System.Atoms.Count,
            Strains = Strains(built, material),
            Interactions = [.. built.Matrix.Pairs.Select(p => new InteractionRow(built.Matrix.TypeNames[p.I - 1], built.Matrix.TypeNames[p.J - 1], p.PairStyle, Detail(p)))],
            Notes = studyCase.Sheet is null ? [] : [$"{material}: {library.Sheet(studyCase.Sheet).Source}"],
            Files = files,
        };
    }

    private static string Detail(PairInteraction p) =>
        double.IsNaN(p.Sigma) ? p.Origin : FormattableString.Invariant($"{p.Origin}; epsilon {p.Epsilon:g6} kcal/mol, sigma {p.Sigma:g6} A");

    private static List<StrainRow> Strains(BuiltCase built, string? material)
    {
        if (built.Plan.Cell is not { } cell) return [];
        List<StrainRow> rows = [new("Li(001)", $"{cell.LithiumX}x{cell.LithiumY}{(cell.LithiumTurned ? ", turned 45 degrees" : "")}", 100 * cell.Strain.LithiumX, 100 * cell.Strain.LithiumY)];
        if (material is not null) rows.Add(new(material, $"{cell.SheetX}x{cell.SheetY}", 100 * cell.Strain.SheetX, 100 * cell.Strain.SheetY));
        return rows;
    }

    private static List<string> Protocol(StudyDefinition study, StudyPreset preset, IReadOnlyList<CaseRun> runs) =>
    [
        preset.Note,
        FormattableString.Invariant($"Periodic stack Li | X | PEO/LiTFSI | X; EO:Li {study.EtherPerLithium:g3}; {preset.RepeatUnits} repeat units per chain; lithium {preset.LithiumThickness:g3} A, electrolyte {preset.ElectrolyteThickness:g3} A, lateral area about {preset.TargetArea:g4} A2; {runs.Min(r => r.Built.System.Atoms.Count)} to {runs.Max(r => r.Built.System.Atoms.Count)} atoms."),
        FormattableString.Invariant($"Minimisation; electrolyte at {preset.HotTemperature:g4} K for {preset.HotTime:g4} ps with metal and sheets fixed; all at {study.Temperature:g4} K; NPT along z at {preset.CompressPressure:g4} atm for {preset.CompressTime:g4} ps and at {study.Pressure:g4} atm for {preset.PressureTime:g4} ps; cell fixed; {preset.SettleTime:g4} ps at temperature."),
        FormattableString.Invariant($"Langevin baths in the middle of the lithium and of the electrolyte, {study.BathDifference:g4} K apart, damping {study.BathDamping:g4} fs; {preset.DiscardTime:g4} ps discarded, {preset.MeasureTime * preset.MeasureSegments:g5} ps measured; time step {preset.Timestep:g3} fs; cutoff {preset.Cutoff:g3} A; pppm accuracy {preset.KspaceAccuracy:g2}."),
        $"Force fields: PEO {study.ForceField.Peo}, TFSI {study.ForceField.Tfsi}, Li+ {study.ForceField.LithiumIon}, Li {study.ForceField.LithiumMetal}, cross terms {study.ForceField.CrossTerms}.",
    ];
}
