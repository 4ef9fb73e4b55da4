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
    [TestCase("overlap", "frequency_THz,a_total_per_THz,error_a_total,a_x_per_THz,error_a_x,a_y_per_THz,error_a_y,a_z_per_THz,error_a_z,b_total_per_THz,error_b_total,b_x_per_THz,error_b_x,b_y_per_THz,error_b_y,b_z_per_THz,error_b_z", "--layers", "a=type 1", "b=type 2", "--segment", "4")]
    [TestCase("heat-spectrum", "frequency_THz,power_W_per_THz,standard_error,x,y,z,cumulative_power_W,error_cumulative", "--from", "type 1", "--to", "type 2", "--segment", "4", "--force", "c_f")]
    [TestCase("heat-spectrum", "frequency_THz,conductance_W_per_m2K_per_THz,standard_error,x,y,z,cumulative_conductance_W_per_m2K,error_cumulative", "--from", "type 1", "--to", "type 2", "--segment", "4", "--force", "c_f", "--area", "400", "--difference", "10")]
    [TestCase("contact", "gap_A,share_per_A,error_share,distance_A,nearest_per_A,error_nearest", "--surface", "type 2", "--partners", "type 1 3", "--radii", "1:1.5", "2:1", "3:1.5", "--bins", "10")]
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

    /// <summary>Two lumped bodies (heat capacities 300 and 600, conductance 2, area 4): both transient estimates, then a comparison that refuses another method.</summary>
    [Test]
    public void Itr_TransientRuns_AreComparedByTheirMethodOnly()
    {
        string folder = Folder();
        string[] runs = [.. Enumerable.Range(0, 2).Select(f =>
        {
            string path = Path.Combine(folder, $"run{f}.csv");
            File.WriteAllLines(path, ["Step,T1,T2,E1,E2", .. Enumerable.Range(0, 300).Select(k =>
            {
                double d = Math.Exp(-k * (1 + f) / 100.0), t1 = 1 + d * 2 / 3, t2 = 1 - d / 3;
                return FormattableString.Invariant($"{k * 200},{t1:R},{t2:R},{300 * t1:R},{600 * t2:R}");
            })]);
            return path;
        })];
        string[] common = ["--first", "T1", "--second", "T2", "--first-energy", "E1", "--second-energy", "E2", "--units", "lj", "--timestep", "0.005", "--area", "4"];
        JsonElement one = Check("itr-transient", "run,decay_time_tau,error_decay_time,conductance_balance_reduced,error_conductance_balance,conductance_decay_reduced,window_from_tau,window_to_tau", [runs[0], .. common]);
        Assert.That(one.GetProperty("conductance.TransientDecay").GetProperty("value").GetDouble(), Is.EqualTo(0.5).Within(1e-6));
        Assert.That(one.GetProperty("conductance.TransientBalance").GetProperty("value").GetDouble(), Is.EqualTo(0.5).Within(1e-4));
        foreach (string run in runs) Assert.That(Run(["analyze", "itr-transient", run, .. common, "-o", folder, "--name", Path.GetFileNameWithoutExtension(run)]).Code, Is.Zero);
        string[] files = [.. runs.Select(r => Path.ChangeExtension(r, ".json"))];
        JsonElement both = Check("itr-compare", "run,resistance_reduced,standard_error,ratio_to_first,error_ratio", [.. files, "--method", "TransientDecay"]);
        Assert.That(both.GetProperty("conductanceRatio.2").GetProperty("value").GetDouble(), Is.EqualTo(2).Within(1e-6));
        (int code, _, string error) = Run(["analyze", "itr-compare", .. files, "--method", "Stationary", "-o", folder]);
        Assert.That(code, Is.EqualTo(1));
        Assert.That(error, Does.Contain("no conductance by the method Stationary; it has TransientBalance, TransientDecay"));
    }

    [Test]
    public void ItrEquilibrium_Series_NamesItsPlateau()
    {
        string path = Path.Combine(Folder(), "series.csv");
        Random random = new(1);
        double e = 0;
        File.WriteAllLines(path, ["Step,E,T1,T2", .. Enumerable.Range(0, 400).Select(k => FormattableString.Invariant($"{k},{e = 0.9 * e + random.NextDouble() - 0.5:R},{1 + e / 100:R},{1 - e / 100:R}"))]);
        string[] common = ["--units", "lj", "--timestep", "1", "--area", "1", "--temperature", "1", "--lags", "50"];
        const string header = "lag_tau,correlation,standard_error,running_conductance_reduced,error_running_conductance";
        Assert.That(Check("itr-equilibrium", header, [path, "--energy", "E", .. common]).TryGetProperty("conductance.EquilibriumCurrent", out _), Is.True);
        JsonElement difference = Check("itr-equilibrium", header, [path, "--first", "T1", "--second", "T2", "--plateau-from", "20", "--plateau-to", "30", .. common]);
        Assert.That(difference.GetProperty("conductance.EquilibriumDifference").GetProperty("window").GetString(), Is.EqualTo("20 to 30"));
        Assert.That(Run(["analyze", "itr-equilibrium", path, "--energy", "E", "--current", "E", .. common]).Error, Does.Contain("one of --current, --energy and --first with --second is needed, got 2"));
    }

    /// <summary>A stack of two slabs of 10 (conductivity 1) between z = 0 and 20: flux 0.05, jumps of 0.1 at both contacts.</summary>
    [Test]
    public void Itr_StationaryStack_GivesAllConventions()
    {
        string folder = Folder();
        string[] profiles = ["a.txt", "b.txt"];
        for (int m = 0; m < 2; m++)
        {
            using StreamWriter text = new(Path.Combine(folder, profiles[m]));
            text.Write("# Chunk-averaged data for fix p and group all\n# Timestep Number-of-chunks Total-count\n# Chunk Coord1 Ncount temp\n");
            for (int b = 1; b <= 10; b++)
            {
                text.Write(FormattableString.Invariant($"{b * 1000} 40 100\n"));
                for (int k = 0; k < 40; k++)
                {
                    double z = 0.25 + 0.5 * k, way = Math.Abs(z - (m == 0 ? 5 : 15)), t = m == 0 ? 2 - 0.05 * way : 1.4 + 0.05 * way;
                    bool inside = way < 5;
                    text.Write(FormattableString.Invariant($"  {k + 1} {z} {(inside ? 20 : 0)} {(inside ? t + 0.001 * ((b + k) % 3 - 1) : 0)}\n"));
                }
            }
        }
        string heat = Path.Combine(folder, "heat.txt");
        File.WriteAllText(heat, "# Time-averaged data\n# TimeStep hot cold\n" + string.Join('\n', Enumerable.Range(0, 101).Select(k => FormattableString.Invariant($"{100 * k} {k * (0.5 + 0.01 * (k % 2)):R} {-0.5 * k:R}"))) + "\n");
        JsonElement json = Check("itr", "material,z_sigma,temperature_reduced,standard_error,atoms,fitted", ["--first", Path.Combine(folder, "a.txt"), "--second", Path.Combine(folder, "b.txt"), "--heat", heat, "--box", "10", "5", "0", "20", "--hot", "4", "6", "--cold", "14", "16", "--exclusion", "1", "--bath-margin", "0.5", "--layer", "1", "--units", "lj", "--timestep", "0.001"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(json.GetProperty("flux").GetProperty("value").GetDouble(), Is.EqualTo(0.05).Within(2).Percent);
            Assert.That(json.GetProperty("jump").GetProperty("value").GetDouble(), Is.EqualTo(0.1).Within(2).Percent);
            Assert.That(json.GetProperty("resistance.Stationary").GetProperty("value").GetDouble(), Is.EqualTo(2).Within(3).Percent);
            // The layers of 1 next to the contact have their centres half of it away.
            Assert.That(json.GetProperty("jumpDirect").GetProperty("value").GetDouble(), Is.EqualTo(0.1 + 2 * 0.05 * 0.5).Within(3).Percent);
        }
        (int code, _, string error) = Run(["analyze", "itr", "--first", Path.Combine(folder, "a.txt"), "--second", Path.Combine(folder, "b.txt"), "--heat", heat, "--box", "10", "5", "20", "--hot", "4", "6", "--cold", "14", "16", "--timestep", "1"]);
        Assert.That((code, error), Is.EqualTo((1, "error: --box needs 4 numbers, got 3" + Environment.NewLine)));
    }

    [Test]
    public void TemperatureMap_Chunks_AreDrawn()
    {
        string path = Path.Combine(Folder(), "map.txt");
        File.WriteAllText(path, "# Chunk-averaged data\n# Timestep Number-of-chunks Total-count\n# Chunk Coord1 Coord2 Ncount temp\n" + string.Concat(Enumerable.Range(1, 8).Select(b =>
            $"{b * 100} 4 40\n" + string.Concat(Enumerable.Range(0, 4).Select(c => FormattableString.Invariant($"  {c + 1} {0.5 + c % 2} {0.5 + c / 2} 10 {300 + 20 * (c % 2) + (b * 7 + c) % 3}\n"))))));
        JsonElement json = Check("temperature-map", "x_A,y_A,temperature_K,standard_error,atoms", [path]);
        Assert.That(json.GetProperty("spreadBeyondNoise").GetDouble(), Is.EqualTo(10 * Math.Sqrt(4.0 / 3)).Within(5).Percent);
    }

    [Test]
    public void Adhesion_ThreeLogs_GiveTheirDifference()
    {
        string folder = Folder();
        string[] paths = [.. new[] { -330.0, -100, -200 }.Select((mean, f) =>
        {
            Random random = new(f);
            string path = Path.Combine(folder, $"{f}.csv");
            File.WriteAllLines(path, ["Step,PotEng", .. Enumerable.Range(0, 200).Select(k => FormattableString.Invariant($"{k},{mean + random.NextDouble() - 0.5:R}"))]);
            return path;
        })];
        JsonElement json = Check("adhesion", "energy_deck_unit,standard_error,effective_samples", [paths[0], "--first", paths[1], "--second", paths[2], "--area", "100"]);
        Assert.That(json.GetProperty("workOfAdhesion").GetProperty("value").GetDouble(), Is.EqualTo(0.3 * 0.694769).Within(1e-3));
    }

    [TestCase("--segment must be an even number of frames, at least 4; got 7", "overlap", "--layers", "a=type 1", "--segment", "7")]
    [TestCase("the dump needs the columns c_x[1] c_x[2] c_x[3]", "heat-spectrum", "--from", "type 1", "--to", "type 2", "--force", "c_x")]
    [TestCase("--difference needs --area", "heat-spectrum", "--from", "type 1", "--to", "type 2", "--difference", "1")]
    [TestCase("--side must be above or below, got 'left'", "contact", "--surface", "type 1", "--partners", "type 2", "--radii", "1:1", "--side", "left")]
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
            text.Write(FormattableString.Invariant($"ITEM: TIMESTEP\n{100 * f}\nITEM: NUMBER OF ATOMS\n24\nITEM: BOX BOUNDS pp pp pp\n0 20\n0 20\n0 20\nITEM: ATOMS id mol type q mass xu yu zu vx vy vz c_f[1] c_f[2] c_f[3]\n"));
            for (int i = 0; i < 24; i++)
            {
                int chain = i % 4, place = i / 4;
                bool ion = place == 5;
                double Noise() => 0.2 * random.NextDouble();
                text.Write(FormattableString.Invariant($"{chain * 6 + place + 1} {(ion ? 100 + chain : chain + 1)} {(ion ? 2 : place % 2 == 0 ? 3 : 1)} {(ion ? 1 : -0.2)} {12} {(ion ? 2 : place) * 1.4 + Noise()} {5 * chain + place % 2 + Noise()} {(ion ? 1 : 0) + 4 + Noise()} {Noise() - 0.1} {Noise() - 0.1} {Noise() - 0.1} {Noise()} {-Noise()} {Noise()}\n"));
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
