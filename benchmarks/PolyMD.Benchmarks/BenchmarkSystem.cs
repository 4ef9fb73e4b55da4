using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Benchmarks;

/// <summary>A perturbed lattice of charged atoms of three types at the density of a polymer electrolyte (0.1 atoms per cubic Angstrom).</summary>
internal sealed class BenchmarkSystem : IDisposable
{
    private readonly ThreadTeam _team = new(1);

    public BenchmarkSystem(int perSide)
    {
        Simulation = new Simulation(new StyleRegistry(typeof(ForceFactory).Assembly), _team) { Units = Units.Real };
        const double spacing = 2.154;
        int n = perSide * perSide * perSide;
        Simulation.Box = new SimulationBox(Vec3.Zero, new Vec3(perSide, perSide, perSide) * spacing);
        Simulation.Types.SetCount(3);
        Array.Fill(Simulation.Types.Mass, 12.0);
        AtomStore atoms = Simulation.Atoms;
        atoms.SetLocalCount(n);
        Random random = new(1);
        for (int k = 0; k < n; k++)
        {
            double Coordinate(int cell) => (cell + 0.5 + 0.3 * (random.NextDouble() - 0.5)) * spacing;
            (atoms.X[k], atoms.Y[k], atoms.Z[k]) = (Coordinate(k / (perSide * perSide)), Coordinate(k / perSide % perSide), Coordinate(k % perSide));
            (atoms.Id[k], atoms.TypeIndex[k], atoms.GroupMask[k]) = (k + 1, k % 3, 1);
            atoms.Charge[k] = k == n - 1 ? 0 : (k % 3) switch { 0 => 0.4, 1 => -0.3, _ => -0.1 };
        }
    }

    public Simulation Simulation { get; }

    public void Add(string style, string settings, params string[] coefficients)
    {
        IPairStyle pair = ForceFactory.CreatePair(Simulation.Registry, style, ArgReader.FromText("pair_style", style));
        pair.ReadSettings(ArgReader.FromText(style, settings), Simulation);
        foreach (string line in coefficients) pair.ReadCoefficients(ArgReader.FromText("pair_coeff", line), Simulation);
        Simulation.Forces.Add(pair);
    }

    public void AddKSpace(string style, string settings)
    {
        IKSpaceStyle kspace = ForceFactory.CreateKSpace(Simulation.Registry, style, ArgReader.FromText("kspace_style", style));
        kspace.ReadSettings(ArgReader.FromText(style, settings), Simulation);
        Simulation.Forces.Add(kspace);
    }

    public void Dispose()
    {
        Simulation.Dispose();
        _team.Dispose();
    }
}
