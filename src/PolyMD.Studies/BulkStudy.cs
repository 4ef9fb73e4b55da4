using CsvHelper;
using PolyMD.Analysis;
using PolyMD.Analysis.Structure;
using PolyMD.Analysis.Transport;
using PolyMD.Building;
using PolyMD.IO;
using PolyMD.IO.Readers;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Studies;

/// <summary>Analyses the runs of a bulk electrolyte: density, Li-O structure and Li+ diffusion; writes CSV, SVG and the manifest.</summary>
public static class BulkStudy
{
    private const double GramPerCubicCentimetre = 1.0 / 0.602214076;
    private static readonly string[] s_donors = ["O(ether)", "O(TFSI)"];

    /// <summary>Writes everything into the folders of the runs and returns the summary for the screen.</summary>
    /// <param name="study">The study.</param>
    /// <param name="runs">Runs, finished or failed.</param>
    /// <param name="options">Preset and folder.</param>
    /// <param name="written">Receives the paths of what is written.</param>
    public static string Report(StudyDefinition study, IReadOnlyList<CaseRun> runs, StudyOptions options, ICollection<string> written)
    {
        StringWriter text = new();
        StudyPreset preset = study.Preset(options.Preset);
        if (!preset.Publishable) text.WriteLine($"Preset '{options.Preset}': too short to publish. {preset.Note}\n");
        foreach (CaseRun run in runs)
        {
            text.WriteLine($"{run.Case.Label}, seed {run.Seed}, {run.Built.System.Atoms.Count} atoms");
            if (run.Failure is not null) text.WriteLine($"  {run.Failure}");
            else ReportRun(run, preset, text, written);
        }
        string summary = Path.Combine(options.OutputFolder, "summary.txt");
        File.WriteAllText(summary, text.ToString());
        written.Add(summary);
        return text.ToString();
    }

    private static void ReportRun(CaseRun run, StudyPreset preset, TextWriter text, ICollection<string> written)
    {
        MolecularSystem system = DataFileReader.Read(Path.Combine(run.Folder, "final.data"), "full");
        double mass = system.Atoms.Sum(a => system.Masses[a.Type - 1]);
        text.WriteLine(FormattableString.Invariant($"  density                {mass / system.Box.Volume * GramPerCubicCentimetre:f4} g/cm3"));
        int lithium = run.Built.System.TypeNames.IndexOf("LI") + 1;
        if (lithium == 0) return;
        Structure(run, text);
        Diffusion(run, preset, lithium, text);
        foreach (string file in (string[])["rdf.csv", "rdf.svg", "msd.csv", "msd.svg"]) written.Add(Path.Combine(run.Folder, file));
    }

    private static void Structure(CaseRun run, TextWriter text)
    {
        NumberTableSeries series = AveTimeReader.ReadVectors(Path.Combine(run.Folder, "rdf.txt"));
        RdfCurve[] curves = [.. s_donors.Select((_, k) => RdfTable.Average(series, k))];
        Plot plot = new() { Title = $"Li-O pair distribution, {run.Case.Label}", XLabel = "r / Å", YLabel = "g(r) and coordination number", YFromZero = true };
        for (int k = 0; k < curves.Length; k++)
        {
            plot.AddLine(curves[k].R, curves[k].G, Palette.Series[k], $"g, Li-{s_donors[k]}");
            plot.AddLine(curves[k].R, curves[k].Coordination, Palette.Series[k], $"n, Li-{s_donors[k]}", dash: "5 3");
            FirstShell shell = curves[k].FindFirstShell();
            text.WriteLine(double.IsNaN(shell.PeakPosition)
                ? $"  Li-{s_donors[k],-18} no peak"
                : FormattableString.Invariant($"  Li-{s_donors[k],-18} first peak {shell.PeakPosition:f2} A (g = {shell.PeakHeight:f1}), first minimum {shell.MinimumPosition:f2} A, coordination number {shell.CoordinationNumber:f2}"));
        }
        plot.Render().Save(Path.Combine(run.Folder, "rdf.svg"));
        using CsvWriter csv = CsvWriter.ToFile(Path.Combine(run.Folder, "rdf.csv"), new CsvWriterOptions { NewLine = "\n" });
        csv.WriteHeader(["r_A", .. s_donors.SelectMany(d => new[] { $"g_Li-{d}", $"n_Li-{d}" })]);
        for (int r = 0; r < curves[0].R.Length; r++)
        {
            csv.WriteField<double>(curves[0].R[r], "G8");
            foreach (RdfCurve c in curves)
            {
                csv.WriteField<double>(c.G[r], "G8");
                csv.WriteField<double>(c.Coordination[r], "G8");
            }
            csv.EndRecord();
        }
    }

    private static void Diffusion(CaseRun run, StudyPreset preset, int lithium, TextWriter text)
    {
        using DumpReader trajectory = new(Path.Combine(run.Folder, "trajectory.lammpstrj"), preset.Timestep);
        MsdCurve curve = FrameAnalysis.Run(new MeanSquaredDisplacement([lithium], preset.Timestep, removeDrift: true), trajectory);
        DiffusionResult fit = DiffusionFit.Fit(curve, SiFactors.ForStyle("real"));
        text.WriteLine($"  D(Li+)                 {fit}");
        foreach (string warning in fit.Warnings) text.WriteLine($"  warning: {warning}");
        double[] beta = curve.Beta(), error = curve.StandardError;
        using (CsvWriter csv = CsvWriter.ToFile(Path.Combine(run.Folder, "msd.csv"), new CsvWriterOptions { NewLine = "\n" }))
        {
            csv.WriteHeader("time_fs", "msd_A2", "standard_error_A2", "beta");
            for (int k = 0; k < curve.Lag.Length; k++)
            {
                csv.WriteField<double>(curve.Lag[k], "G10");
                csv.WriteField<double>(curve.Msd[k], "G8");
                csv.WriteField<double>(error[k], "G4");
                csv.WriteField<double>(double.IsFinite(beta[k]) ? beta[k] : null, "G4");
                csv.EndRecord();
            }
        }
        Plot plot = new() { Title = $"Li+ mean squared displacement, {run.Case.Label}", XLabel = "time / ps", YLabel = "MSD / Å²", YFromZero = true };
        plot.AddPoints([.. curve.Lag.Select(t => t / 1000)], curve.Msd, error, Palette.Series[0], "MSD");
        plot.Render().Save(Path.Combine(run.Folder, "msd.svg"));
    }
}
