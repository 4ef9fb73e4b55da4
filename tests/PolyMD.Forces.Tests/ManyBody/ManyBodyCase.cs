using System.Text.Json;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces.ManyBody;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests.ManyBody;

/// <summary>One fixture of tests/fixtures/manybody: a small system with the energy, virial and forces LAMMPS gives it (see make_fixtures.py).</summary>
public sealed record ManyBodyCase
{
    private static readonly JsonSerializerOptions s_options = new() { PropertyNameCaseInsensitive = true };

    public string Name { get; init; } = "";
    public required string Style { get; init; }
    public required string Coefficients { get; init; }
    public required string Units { get; init; }
    public required double[] Box { get; init; }
    public required int[] Types { get; init; }
    public required double[][] Positions { get; init; }
    public required double Energy { get; init; }
    public required double[] Virial { get; init; }
    public required double[][] Forces { get; init; }

    public static string Folder
    {
        get
        {
            DirectoryInfo? d = new(TestContext.CurrentContext.TestDirectory);
            while (d is not null && !Directory.Exists(Path.Combine(d.FullName, "tests", "fixtures", "manybody"))) d = d.Parent;
            return Path.Combine(d!.FullName, "tests", "fixtures", "manybody");
        }
    }

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    public static ManyBodyCase Load(string name) =>
        JsonSerializer.Deserialize<ManyBodyCase>(File.ReadAllText(Path.Combine(Folder, name + ".json")), s_options)! with { Name = name };

    /// <summary>A simulation of this system, ready to compute; the caller disposes it and the team.</summary>
    public Simulation Build(ThreadTeam team, int laneWidth = 0, double skin = 1, Action<Simulation>? change = null)
    {
        Simulation s = new(new StyleRegistry(typeof(PairTersoff).Assembly), team)
        {
            Units = Model.Units.Find(Units)!,
            Box = new SimulationBox(Vec3.Zero, new Vec3(Box[0], Box[1], Box[2])),
        };
        s.Neighbors.Skin = skin;
        if (laneWidth > 0) s.LaneCount = laneWidth;
        s.PotentialFolders.Add(Folder);
        int types = Types.Max();
        s.Types.SetCount(types);
        Array.Fill(s.Types.Mass, 10);
        s.Atoms.SetLocalCount(Types.Length);
        for (int i = 0; i < Types.Length; i++)
        {
            s.Atoms.Id[i] = i + 1;
            s.Atoms.TypeIndex[i] = Types[i] - 1;
            (s.Atoms.X[i], s.Atoms.Y[i], s.Atoms.Z[i]) = (Positions[i][0], Positions[i][1], Positions[i][2]);
        }
        IPairStyle style = StyleRegistry.Create<IPairStyle>(s.Registry.Find("pair_style", Style)!);
        style.ReadSettings(ArgReader.FromText($"pair_style {Style}", ""), s);
        string table = Coefficients.Split(' ')[0];
        if (LithiumTable.Knows(table))
        {
            string folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, "manybody-tables");
            LithiumTable.Write(folder, table);
            s.PotentialFolders.Add(folder);
        }
        style.ReadCoefficients(ArgReader.FromText("pair_coeff", "* * " + Coefficients), s);
        s.Forces.Add(style);
        change?.Invoke(s);
        s.Evaluator.Setup();
        return s;
    }
}
