using System.Text.Json;

namespace PolyMD.Cli.Tests;

/// <summary>The verbs of polymd analyze on one small trajectory: that each writes its table with units, its numbers with provenance and its picture, and names what is wrong.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class AnalyzeTests
{
    // 108 Lennard-Jones atoms without molecules and velocities, 30 frames.
    private static readonly string s_walk = Path.Combine(Root(), "tests", "PolyMD.Analysis.Tests", "Structure", "Fixtures", "walk.lammpstrj.gz");

    // 4 chains of 5 atoms (types 1 and 3) with an ion (type 2) each, velocities, charges and masses; 12 frames.
    private static readonly string s_chains = WriteChains();

    [TestCase("rdf", "r_sigma,g,error_g,coordination,error_coordination", "--centers", "type 1", "--partners", "type 2", "--cutoff", "2.4")]
    [TestCase("coordination", "neighbours,share,standard_error", "--centers", "type 1", "--partners", "type 2")]
    [TestCase("msd", "lag_tau,msd_A_xyz_sigma2,standard_error_A_xyz_sigma2,beta_A_xyz,msd_A_z_sigma2,standard_error_A_z_sigma2,beta_A_z", "--atoms", "A=type 1", "--axes", "xyz", "--axes", "z", "--reference", "all")]
    [TestCase("layers", "lag_tau,msd_layer1_sigma2,error_msd_layer1_sigma2,stay_layer1,error_stay_layer1", "--atoms", "all", "--edges", "0", "5", "--lags", "8")]
    [TestCase("vanhove", "r_sigma,self_0.25_tau_per_sigma,error_self_0.25_tau_per_sigma,distinct_0.25_tau,error_distinct_0.25_tau", "--atoms", "type 1", "--partners", "type 2", "--lags", "1", "--cutoff", "2")]
    [TestCase("sq", "q_per_sigma,S,standard_error,vectors", "--largest-q", "10", "--shells", "20")]
    [TestCase("speciation", "cations,anions,clusters_per_frame,standard_error,share_of_cations", "--cations", "type 1", "--anions", "type 2", "--cutoff", "1.1")]
    [TestCase("residence", "lag_tau,intermittent,error_intermittent,continuous,error_continuous", "--centers", "type 1", "--partners", "type 2", "--cutoff", "1.4", "--lags", "10")]
    [TestCase("freevolume", "probe_sigma,share,standard_error", "--radii", "1:0.5", "2:0.5", "--probes", "0", "0.2", "--grid", "0.2")]
    [TestCase("density", "position_sigma,number_per_sigma3,error_number_per_sigma3,charge_per_sigma3,error_charge_per_sigma3", "--bins", "5")]
    [TestCase("potential", "face_sigma,charge_above_per_sigma3,error_charge_per_sigma3,field_reduced,error_field_reduced,potential_reduced,error_potential_reduced", "--ends", "vacuum")]
    public void Analyze_Walk_WritesItsThreeFiles(string verb, string header, params string[] arguments) => Check(verb, header, [s_walk, "--units", "lj", "--timestep", "0.005", .. arguments]);

    [TestCase("hopping", "mechanism,share_of_stretches,error_share,mean_square_A2,error_mean_square_A2,share_of_motion,error_share_of_motion", "--ions", "type 2", "--hosts", "type 3", "--cutoff", "2", "--stretch", "3")]
    [TestCase("chains", "torsion_degree,probability_per_degree,standard_error", "--backbone", "type 1 3")]
    [TestCase("orientation", "position_A,cosine,error_cosine,P2,error_P2,molecules", "--from", "type 1", "--to", "type 3", "--bins", "4")]
    [TestCase("vacf", "lag_fs,correlation,standard_error,running_integral_cm2_per_s,error_running_integral_cm2_per_s", "--atoms", "type 2", "--lags", "4")]
    [TestCase("vacf", "lag_fs,correlation,standard_error,running_integral_S_per_cm,error_running_integral_S_per_cm", "--atoms", "all", "--lags", "4", "--temperature", "300")]
    [TestCase("vdos", "frequency_THz,total,x,y,z", "--points", "10")]
    [TestCase("potential", "face_A,charge_above_e_per_A3,error_charge_e_per_A3,field_V_per_A,error_field_V_per_A,potential_V,error_potential_V")]
    public void Analyze_Chains_WritesItsThreeFiles(string verb, string header, params string[] arguments) => Check(verb, header, [s_chains, "--timestep", "1", .. arguments]);

    [Test]
    public void Arrhenius_Table_WritesFitsWithBands()
    {
        string table = Path.Combine(Folder(), "sigma.csv");
        File.WriteAllLines(table, ["T_K,sigma_S_per_cm,error", .. Enumerable.Range(0, 6).Select(k => FormattableString.Invariant($"{300 + 20 * k},{0.2 * Math.Exp(-1100 / (90.0 + 20 * k)):R},{0.01 * Math.Exp(-1100 / (90.0 + 20 * k)):R}"))]);
        JsonElement json = Check("arrhenius", "temperature_K,arrhenius_sigma_S_per_cm,arrhenius_low95,arrhenius_high95,vtf_sigma_S_per_cm,vtf_low95,vtf_high95", [table]);
        Assert.That(json.GetProperty("vtf.vogelTemperature").GetProperty("value").GetDouble(), Is.EqualTo(210).Within(0.1));
    }

    [Test]
    public void Series_ThreeRuns_GivesEachAndTheBootstrap()
    {
        string[] runs = [.. Enumerable.Range(0, 3).Select(f =>
        {
            string path = Path.Combine(Folder(), "run.csv");
            Random random = new(f);
            File.WriteAllLines(path, ["Step,Temp", .. Enumerable.Range(0, 200).Select(k => FormattableString.Invariant($"{k},{300 + f + random.NextDouble() + (k < 20 ? 50 - 2 * k : 0):R}"))]);
            return path;
        })];
        JsonElement json = Check("series", "column,run,mean,standard_error,effective_samples,autocorrelation_time_samples,first_sample,samples,block_length_samples", runs);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(json.GetProperty("Temp").GetProperty("value").GetDouble(), Is.EqualTo(301.5).Within(0.3));
            Assert.That(json.GetProperty("Temp").GetProperty("standardError").GetDouble(), Is.EqualTo(1 / Math.Sqrt(3)).Within(10).Percent);
            Assert.That(json.GetProperty("Temp.run2").GetProperty("effectiveSamples").GetDouble(), Is.InRange(50, 200));
            Assert.That(json.GetProperty("Temp.run2").GetProperty("window").GetString(), Does.StartWith("samples "));
        }
    }

    [TestCase("--axis must be x, y or z, got 'w'", "potential", "--axis", "w")]
    [TestCase("--cutoff must be a positive number or auto, got 'first'", "coordination", "--centers", "type 1", "--partners", "type 2", "--cutoff", "first")]
    [TestCase("--threads must be at least 1, got 0", "sq", "--threads", "0")]
    [TestCase("--radii must be type:radius, such as 1:1.7; got '1=2'", "freevolume", "--radii", "1=2")]
    [TestCase("chains must be told apart", "chains", "--backbone", "type 1")]
    [TestCase("--viscosity needs a positive --temperature", "msd", "--atoms", "all", "--viscosity", "1")]
    [TestCase("the trajectory has no velocities: dump 'vx vy vz'", "vacf", "--atoms", "all")]
    [TestCase("name=atoms was expected, such as \"Li=type 11\"; got 'type 1'", "conductivity", "--species", "type 1", "--temperature", "300")]
    public void Analyze_Mistake_IsNamed(string message, string verb, params string[] arguments)
    {
        (int code, string _, string error) = Run(["analyze", verb, s_walk, "--units", "lj", "--timestep", "0.005", "-o", Folder(), .. arguments]);
        Assert.That(code, Is.EqualTo(1));
        Assert.That(error, Does.StartWith("error: ").And.Contain(message));
    }

    // Runs a verb and looks at its files; the numbers.
    private static JsonElement Check(string verb, string header, string[] arguments)
    {
        string folder = Folder();
        (int code, string output, string error) = Run(["analyze", verb, .. arguments, "-o", folder, "--name", "found"]);
        Assert.That((code, error), Is.EqualTo((0, "")));
        string[] lines = File.ReadAllLines(Path.Combine(folder, "found.csv"));
        JsonElement json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "found.json"))).RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines[0], Is.EqualTo(header));
            Assert.That(lines, Has.Length.GreaterThan(1));
            Assert.That(lines[1].Split(','), Has.Length.EqualTo(header.Split(',').Length));
            Assert.That(File.ReadAllText(Path.Combine(folder, "found.svg")), Does.Contain("<svg ").And.Contain("</svg>"));
            Assert.That(json.GetProperty("arguments").GetString(), Does.StartWith("analyze " + verb));
            Assert.That(json.GetProperty("inputs")[0].GetProperty("sha256").GetString(), Has.Length.EqualTo(64));
            // As a manifest names them.
            Assert.That(json.GetProperty("version").GetString(), Is.EqualTo(PolyMD.Model.Provenance.ProgramVersion.Number).And.Not.Contains("+"));
            Assert.That(json.GetProperty("commit").GetString(), Is.EqualTo(PolyMD.Model.Provenance.ProgramVersion.Commit));
            Assert.That(output, Does.Contain("written: "));
        }
        return json.GetProperty("results");
    }

    private static (int Code, string Output, string Error) Run(string[] arguments)
    {
        using StringWriter output = new(), error = new();
        int code = new CommandLineProgram(output, error).Run(arguments);
        return (code, output.ToString(), error.ToString());
    }

    private static string Folder() => Directory.CreateTempSubdirectory("polymd-analyze-").FullName;

    private static string WriteChains()
    {
        string path = Path.Combine(Folder(), "chains.lammpstrj");
        Random random = new(1);
        using StreamWriter text = new(path);
        for (int f = 0; f < 12; f++)
        {
            text.Write(FormattableString.Invariant($"ITEM: TIMESTEP\n{100 * f}\nITEM: NUMBER OF ATOMS\n24\nITEM: BOX BOUNDS pp pp pp\n0 20\n0 20\n0 20\nITEM: ATOMS id mol type q mass xu yu zu vx vy vz\n"));
            for (int i = 0; i < 24; i++)
            {
                int chain = i % 4, place = i / 4;
                bool ion = place == 5;
                double Noise() => 0.2 * random.NextDouble();
                text.Write(FormattableString.Invariant($"{chain * 6 + place + 1} {(ion ? 100 + chain : chain + 1)} {(ion ? 2 : place % 2 == 0 ? 3 : 1)} {(ion ? 1 : -0.2)} {12} {(ion ? 2 : place) * 1.4 + Noise()} {5 * chain + place % 2 + Noise()} {(ion ? 1 : 0) + 4 + Noise()} {Noise() - 0.1} {Noise() - 0.1} {Noise() - 0.1}\n"));
            }
        }
        return path;
    }

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PolyMD.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
