using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Forces;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Benchmarks.Kernels;

/// <summary>A perturbed lattice of charged atoms of three types at the density of a polymer electrolyte (0.1 atoms per cubic Angstrom).</summary>
internal sealed class BenchmarkSystem : IDisposable
{
    private readonly ThreadTeam _team = new(1);

    public BenchmarkSystem(int perSide)
    {
        Simulation = new Simulation(new StyleRegistry(typeof(ForceFactory).Assembly, typeof(FixBase).Assembly), _team) { Units = Units.Real };
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

    /// <summary>Bonds consecutive atoms into chains of nine (or another divisor of the atoms per side, so that no bond leaves its row).</summary>
    public void AddChains(int length)
    {
        Topology t = Simulation.Topology;
        (t.BondTypes, t.AngleTypes, t.DihedralTypes) = (1, 1, 1);
        for (int first = 1; first + length - 1 <= Simulation.Atoms.LocalCount; first += length)
        {
            for (int k = 0; k < length - 1; k++) t.Bonds.Add(new BondedRecord(1, first + k, first + k + 1));
            for (int k = 0; k < length - 2; k++) t.Angles.Add(new BondedRecord(1, first + k, first + k + 1, first + k + 2));
            for (int k = 0; k < length - 3; k++) t.Dihedrals.Add(new BondedRecord(1, first + k, first + k + 1, first + k + 2, first + k + 3));
        }
    }

    /// <summary>Adds a bonded style with the coefficients of its one type.</summary>
    public void AddBonded(string family, string style, string coefficients)
    {
        IBondedStyle bonded = ForceFactory.CreateBonded(Simulation.Registry, family, style, ArgReader.FromText(family, style));
        bonded.ReadSettings(ArgReader.FromText($"{family} {style}", ""), Simulation);
        bonded.ReadCoefficients(ArgReader.FromText(family, coefficients), Simulation);
        Simulation.Forces.Add(bonded);
    }

    public void Dispose()
    {
        Simulation.Dispose();
        _team.Dispose();
    }
}
