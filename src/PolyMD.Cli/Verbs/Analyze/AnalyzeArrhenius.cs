using System.CommandLine;
using PolyMD.Analysis.Transport;
using PolyMD.Model;
using PolyMD.Studies.Reporting;

namespace PolyMD.Cli.Verbs.Analyze;

/// <summary>polymd analyze arrhenius: Arrhenius and Vogel–Tammann–Fulcher fits over temperatures, with bands.</summary>
internal static class AnalyzeArrhenius
{
    public static Command Create(TextWriter output)
    {
        Argument<string> file = new("table") { Description = "CSV file with a column of temperatures (K), one of values and, if known, one of their standard errors" };
        Option<string?> temperature = new("--temperature") { Description = "name of the column of temperatures; default: the first" };
        Option<string?> value = new("--value") { Description = "name of the column of values; default: the second" };
        Option<string?> error = new("--error") { Description = "name of the column of standard errors; default: the third, if there is one" };
        OutputArguments where = new("arrhenius");
        Command command = new("arrhenius", "Arrhenius and Vogel-Tammann-Fulcher fits over temperatures, with confidence bands") { file, temperature, value, error };
        where.AddTo(command);
        command.SetAction(result =>
        {
            string path = result.GetRequiredValue(file);
            NumberTable table = NumberFile.Read(path);
            if (table.Columns.Count < 2) throw new PolyMDException($"file '{path}' needs columns of temperatures and values; it has {string.Join(", ", table.Columns)}");
            string Name(Option<string?> option, int column) => result.GetValue(option) ?? table.Columns[column];
            string valueName = Name(value, 1);
            double[] t = NumberFile.Column(table, path, Name(temperature, 0)), y = NumberFile.Column(table, path, valueName);
            bool hasErrors = result.GetValue(error) is not null || table.Columns.Count > 2;
            double[] e = hasErrors ? NumberFile.Column(table, path, Name(error, 2)) : [];
            TemperatureFit arrhenius = TemperatureFit.Arrhenius(t, y, e);
            TemperatureFit? vogel = t.Distinct().Count() > 3 ? TemperatureFit.Vogel(t, y, e) : null;
            List<string> warnings = [];
            if (vogel is null) warnings.Add("fewer than four temperatures: no Vogel-Tammann-Fulcher fit");
            else if (vogel.VogelTemperature.Value < vogel.VogelTemperature.StandardError) warnings.Add("the data show no curvature: T0 is zero within its error, the Arrhenius law is enough");
            if (!hasErrors) warnings.Add("no errors of the points: errors come from their scatter about the fit");
            double[] grid = [.. Enumerable.Range(0, 101).Select(k => t.Min() + (t.Max() - t.Min()) * k / 100)];
            (double Value, double Low, double High)[] a = [.. grid.Select(arrhenius.At)], v = vogel is null ? [.. grid.Select(_ => (double.NaN, double.NaN, double.NaN))] : [.. grid.Select(vogel.At)];
            ResultFiles files = where.Files(result, [path]);
            files.Table(["temperature_K", $"arrhenius_{valueName}", "arrhenius_low95", "arrhenius_high95", $"vtf_{valueName}", "vtf_low95", "vtf_high95"],
                [grid, [.. a.Select(p => p.Value)], [.. a.Select(p => p.Low)], [.. a.Select(p => p.High)], [.. v.Select(p => p.Value)], [.. v.Select(p => p.Low)], [.. v.Select(p => p.High)]]);
            Dictionary<string, object?> numbers = new()
            {
                ["arrhenius.activationEnergy"] = arrhenius.ActivationEnergy,
                ["arrhenius.logPrefactor"] = arrhenius.LogPrefactor,
                ["arrhenius.chiSquare"] = arrhenius.ChiSquare,
                ["arrhenius.akaike"] = arrhenius.Akaike,
                ["points"] = t.Length,
            };
            output.WriteLine($"Arrhenius: E = {arrhenius.ActivationEnergy}, ln A = {arrhenius.LogPrefactor.Format()}, chi2 = {arrhenius.ChiSquare.ToString("G4", System.Globalization.CultureInfo.InvariantCulture)} of {t.Length} points");
            if (vogel is not null)
            {
                numbers["vtf.pseudoActivationEnergy"] = vogel.ActivationEnergy;
                numbers["vtf.vogelTemperature"] = vogel.VogelTemperature;
                numbers["vtf.logPrefactor"] = vogel.LogPrefactor;
                numbers["vtf.chiSquare"] = vogel.ChiSquare;
                numbers["vtf.akaike"] = vogel.Akaike;
                output.WriteLine($"VTF: R B = {vogel.ActivationEnergy}, T0 = {vogel.VogelTemperature}, ln A = {vogel.LogPrefactor.Format()}, chi2 = {vogel.ChiSquare.ToString("G4", System.Globalization.CultureInfo.InvariantCulture)}");
            }
            files.Numbers(numbers, warnings);
            Plot plot = new() { Title = $"{valueName} over temperature", XLabel = "1000 K / T", YLabel = $"ln {valueName}", Id = "arrhenius" };
            double[] x = [.. grid.Select(k => 1000 / k)];
            double[] Log(IEnumerable<double> values) => [.. values.Select(p => Math.Log(p))];
            plot.AddBand(x, Log(a.Select(p => p.Low)), Log(a.Select(p => p.High)), Palette.Lithium);
            plot.AddLine(x, Log(a.Select(p => p.Value)), Palette.Lithium, "Arrhenius, 95 % band");
            if (vogel is not null)
            {
                plot.AddBand(x, Log(v.Select(p => p.Low)), Log(v.Select(p => p.High)), Palette.Electrolyte);
                plot.AddLine(x, Log(v.Select(p => p.Value)), Palette.Electrolyte, "Vogel-Tammann-Fulcher, 95 % band");
            }
            plot.AddPoints([.. t.Select(k => 1000 / k)], Log(y), hasErrors ? [.. y.Zip(e, (p, q) => q / p)] : [], Palette.Ink);
            files.Picture(plot.Render());
            foreach (string warning in warnings) output.WriteLine($"warning: {warning}");
            output.WriteLine(files);
            return ExitCode.Ok;
        });
        return command;
    }
}
