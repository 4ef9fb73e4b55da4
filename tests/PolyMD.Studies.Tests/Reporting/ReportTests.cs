using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using CsvHelper;
using PolyMD.Analysis.Interfaces;
using PolyMD.Analysis.Statistics;
using PolyMD.Deck.Provenance;
using PolyMD.Model.Provenance;
using PolyMD.Studies.Reporting;

namespace PolyMD.Studies.Tests.Reporting;

[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class ReportTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("polymd-report-").FullName;

    [TearDown]
    public void Remove()
    {
        if (Environment.GetEnvironmentVariable("POLYMD_KEEP_REPORTS") is null) Directory.Delete(_folder, recursive: true);
        else TestContext.Out.WriteLine(_folder);
    }

    [Test]
    public void Ranking_FourCases_OrdersByResistanceAndComparesWithTheReference()
    {
        Ranking ranking = Ranking.From(SampleStudy.Make());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ranking.Rows.Select(r => r.Case.Name), Is.EqualTo(new[] { "silicene", "graphene", "germanene", "bare" }));
            Assert.That(ranking.Rows[0].Change.Value, Is.EqualTo(-80).Within(4));
            Assert.That(ranking.Rows[3].IsReference, Is.True);
            Assert.That(ranking.Rows[3].Change.IsKnown, Is.False);
            Assert.That(ranking.Conclusion(), Does.Contain("Silicene").And.Contain("against no interlayer"));
        }
    }

    [Test]
    public void Ranking_FailedCase_ComesLastWithItsReason()
    {
        Ranking ranking = Ranking.From(SampleStudy.Make(withFailure: true));
        Assert.That(ranking.Rows[^1].Case.Name, Is.EqualTo("germanene"));
        Assert.That(ranking.Rows[^1].Rank, Is.Zero);
        Assert.That(ranking.ToText(), Does.Contain("germanene: lost atoms"));
    }

    [Test]
    public void Ranking_NoErrorsKnown_SaysThatTheOrderIsOpen()
    {
        string text = Ranking.From(SampleStudy.Make(blocks: 2)).ToText();
        Assert.That(text, Does.Contain("Not told apart").And.Contain("± n/a").And.Contain("too short to publish"));
    }

    [Test]
    public void ToText_Columns_AreAligned()
    {
        string[] lines = Ranking.From(SampleStudy.Make(quick: false)).ToText().Split('\n');
        int rule = Array.FindIndex(lines, l => l.StartsWith('-'));
        int end = lines[rule].Split("  ")[0].Length + 2;
        Assert.That(lines[rule - 1], Does.StartWith("#"));
        int at = lines[rule - 1].IndexOf("runs", StringComparison.Ordinal) + 3;
        for (int i = 1; i <= 4; i++) Assert.That(lines[rule + i][at], Is.EqualTo('1'), lines[rule + i]);
        Assert.That(end, Is.EqualTo(3));
    }

    [Test]
    public void Csv_ReadBack_AgreesWithTheTable()
    {
        Ranking ranking = Ranking.From(SampleStudy.Make(withFailure: true));
        string path = Path.Combine(_folder, "ranking.csv");
        RankingCsv.Write(ranking, path);
        using CsvReader reader = CsvReader.FromFile(path);
        int row = 0;
        while (reader.Read())
        {
            Measured? r = ranking.Rows[row].Result?.Resistance;
            using (Assert.EnterMultipleScope())
            {
                Assert.That(reader.GetString("case"), Is.EqualTo(ranking.Rows[row].Case.Name));
                string value = reader.GetString("R_per_interface_m2K_per_W"), error = reader.GetString("R_standard_error_m2K_per_W");
                if (r is { } known)
                {
                    Assert.That(double.Parse(value, CultureInfo.InvariantCulture), Is.EqualTo(known.Value).Within(1e-7).Percent);
                    Assert.That(double.Parse(error, CultureInfo.InvariantCulture), Is.EqualTo(known.StandardError).Within(1e-7).Percent);
                }
                else
                {
                    Assert.That(value, Is.Empty);
                    Assert.That(reader.GetString("warnings"), Does.Contain("\"friends\""));
                }
            }

            row++;
        }

        Assert.That(row, Is.EqualTo(4));
    }

    [Test]
    public void Html_Report_IsSelfContainedWellFormedAndCarriesEverything()
    {
        Ranking ranking = Ranking.From(SampleStudy.Make(withFailure: true));
        string path = Path.Combine(_folder, "report.html");
        HtmlReport.Write(ranking, path);
        string html = File.ReadAllText(path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(html, Does.Contain("Too short to publish"));
            Assert.That(html, Does.Contain("electrons"));
            Assert.That(html, Does.Contain("&lt;3, 7&gt; &amp; &quot;friends&quot;"));
            Assert.That(html, Does.Not.Contain("<script").And.Not.Contain("src=").And.Not.Contain("@import").And.Not.Contain("url(http"));
            Assert.That(html.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), Does.Not.Contain("http"));
            Assert.That(html, Does.Not.Contain("NaN").And.Not.Contain("Infinity"));
            foreach (RankingRow row in ranking.Rows.Where(r => r.Rank > 0))
            {
                Assert.That(html, Does.Contain($"<td class=\"n\">{row.Result!.Resistance.Scale(1e9, "").Format()}</td>"));
            }
        }

        // Everything but the void tags of the head is XML: a parser finds unbalanced elements.
        string body = html[html.IndexOf("<body>", StringComparison.Ordinal)..html.IndexOf("</html>", StringComparison.Ordinal)].Replace("<br>", "<br/>", StringComparison.Ordinal);
        XElement tree = XElement.Parse(body);
        string[] ids = [.. tree.DescendantsAndSelf().Attributes("id").Select(a => a.Value)];
        Assert.That(ids, Is.Unique);
    }

    [Test]
    public void Html_FullPreset_HasNoBanner() =>
        Assert.That(HtmlReport.Render(Ranking.From(SampleStudy.Make(quick: false))), Does.Not.Contain("Too short to publish"));

    [Test]
    public void TemperaturePlot_Svg_IsXmlWithBathsFitsAndJumps()
    {
        InterfaceResistanceResult run = SampleStudy.Make().Cases[1].Result!.Runs[0];
        string path = Path.Combine(_folder, "t.svg");
        TemperaturePlot.Draw(run, "A <title> & more", "graphene").Save(path);
        XElement svg = XDocument.Load(path).Root!;
        XNamespace ns = "http://www.w3.org/2000/svg";
        string[] texts = [.. svg.Descendants(ns + "text").Select(t => t.Value)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(texts, Has.Some.EqualTo("A <title> & more"));
            Assert.That(texts.Count(t => t.StartsWith("ΔT = ", StringComparison.Ordinal)), Is.EqualTo(2));
            Assert.That(texts, Has.Some.EqualTo("graphene"));
            Assert.That(texts.Count(t => t == "heat out"), Is.EqualTo(2));
            Assert.That(svg.Descendants(ns + "path").Count(p => (string?)p.Attribute("stroke") == Palette.Jump), Is.EqualTo(2));
            Assert.That(svg.Descendants(ns + "circle").Count(), Is.GreaterThan(100));
        }
    }

    [Test]
    public void ProfileCsv_Rows_AreTheBinsOfAllMaterials()
    {
        InterfaceResistanceResult run = SampleStudy.Make().Cases[1].Result!.Runs[0];
        string path = Path.Combine(_folder, "profile.csv");
        ProfileCsv.Write(run, path);
        string[] lines = File.ReadAllLines(path);
        Assert.That(lines, Has.Length.EqualTo(1 + run.Profiles.Sum(p => p.Z.Length)));
        Assert.That(lines.Count(l => l.StartsWith("sheet,", StringComparison.Ordinal)), Is.EqualTo(run.Profiles[1].Z.Length).And.GreaterThan(0));
    }

    [Test]
    public void Manifest_Json_HoldsHashesThatMatchTheFiles()
    {
        string file = Path.Combine(_folder, "in.deck");
        File.WriteAllText(file, "abc");
        Manifest manifest = new()
        {
            Status = RunStatus.Finished, Study = "s", Preset = "quick", TooShortToPublish = true, Created = DateTimeOffset.UnixEpoch, Environment = RunEnvironment.Capture(2),
            Cases = [new ManifestCase { Name = "bare", Seeds = [1, 2], Files = [FileHash.Of(file, _folder)] }],
        };
        manifest.Save(Path.Combine(_folder, "manifest.json"));
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "manifest.json")));
        JsonElement hash = json.RootElement.GetProperty("cases")[0].GetProperty("files")[0];
        using (Assert.EnterMultipleScope())
        {
            // FIPS 180-2, example of "abc".
            Assert.That(hash.GetProperty("sha256").GetString(), Is.EqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
            Assert.That(hash.GetProperty("path").GetString(), Is.EqualTo("in.deck"));
            Assert.That(json.RootElement.GetProperty("environment").GetProperty("threads").GetInt32(), Is.EqualTo(2));
        }
    }
}
