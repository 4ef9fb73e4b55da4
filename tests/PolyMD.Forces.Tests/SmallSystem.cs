using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Forces.Tests;

/// <summary>A small simulation built by hand: a perturbed lattice of three charged types, optionally bonded into chains of eight.</summary>
public sealed class SmallSystem : IDisposable
{
    private readonly ThreadTeam _team;

    public SmallSystem(int threads = 1, int perSide = 6, double spacing = 3.3, bool bonded = false, int seed = 1, Units? units = null)
    {
        _team = new ThreadTeam(threads);
        Simulation = new Simulation(new StyleRegistry(typeof(ForceFactory).Assembly), _team) { Units = units ?? Units.Real };
        Vec3 cell = new(spacing, spacing * 1.05, spacing * 0.97);
        Simulation.Box = new SimulationBox(new Vec3(-1, 0.5, 2), cell * perSide);
        Simulation.Types.SetCount(3);
        (Simulation.Types.Mass[0], Simulation.Types.Mass[1], Simulation.Types.Mass[2]) = (12, 16, 1);
        AtomStore atoms = Simulation.Atoms;
        int n = perSide * perSide * perSide;
        atoms.SetLocalCount(n);
        Random random = new(seed);
        for (int k = 0; k < n; k++)
        {
            // Snake order keeps consecutive ids next to each other, so that chains are chains in space too.
            int i = k / (perSide * perSide), j = k / perSide % perSide, l = k % perSide;
            if (i % 2 == 1) j = perSide - 1 - j;
            if ((k / perSide) % 2 == 1) l = perSide - 1 - l;
            Vec3 r = Simulation.Box.Lo + new Vec3((i + 0.5) * cell.X, (j + 0.5) * cell.Y, (l + 0.5) * cell.Z);
            double Jitter() => (random.NextDouble() - 0.5) * 0.7;
            (atoms.X[k], atoms.Y[k], atoms.Z[k]) = (r.X + Jitter(), r.Y + Jitter(), r.Z + Jitter());
            atoms.Id[k] = k + 1;
            atoms.TypeIndex[k] = k % 3;
            atoms.Molecule[k] = k / 8 + 1;
            atoms.Charge[k] = new[] { 0.4, -0.3, -0.1 }[k % 3];
            atoms.GroupMask[k] = 1;
        }
        if (!bonded) return;
        Topology t = Simulation.Topology;
        (t.BondTypes, t.AngleTypes, t.DihedralTypes, t.ImproperTypes) = (2, 1, 2, 1);
        for (int first = 1; first + 7 <= n; first += 8)
        {
            for (int b = 0; b < 7; b++) t.Bonds.Add(new BondedRecord(1 + b % 2, first + b, first + b + 1));
            for (int b = 0; b < 6; b++) t.Angles.Add(new BondedRecord(1, first + b, first + b + 1, first + b + 2));
            for (int b = 0; b < 5; b++) t.Dihedrals.Add(new BondedRecord(1 + b % 2, first + b, first + b + 1, first + b + 2, first + b + 3));
        }
    }

    public Simulation Simulation { get; }

    public IPairStyle AddPair(string style, string settings, params string[] coefficients)
    {
        IPairStyle pair = ForceFactory.CreatePair(Simulation.Registry, style, ArgReader.FromText("pair_style", style));
        pair.ReadSettings(ArgReader.FromText($"pair_style {style}", settings), Simulation);
        foreach (string line in coefficients) pair.ReadCoefficients(ArgReader.FromText("pair_coeff", line), Simulation);
        Simulation.Forces.Add(pair);
        return pair;
    }

    public IBondedStyle AddBonded(string family, string style, params string[] coefficients)
    {
        IBondedStyle bonded = ForceFactory.CreateBonded(Simulation.Registry, family, style, ArgReader.FromText(family, style));
        bonded.ReadSettings(ArgReader.FromText($"{family} {style}", ""), Simulation);
        foreach (string line in coefficients) bonded.ReadCoefficients(ArgReader.FromText(family, line), Simulation);
        Simulation.Forces.Add(bonded);
        return bonded;
    }

    /// <summary>Sets up and computes everything; returns the potential energy.</summary>
    public double Compute(Needs needs = Needs.Global)
    {
        Simulation.Evaluator.Setup();
        Simulation.Evaluator.Compute(needs);
        return Simulation.Evaluator.PotentialEnergy();
    }

    public Vec3[] Forces() => Enumerable.Range(0, Simulation.Atoms.LocalCount).Select(Simulation.Atoms.Force).ToArray();

    public void Move(int atom, Vec3 by)
    {
        Simulation.Atoms.X[atom] += by.X;
        Simulation.Atoms.Y[atom] += by.Y;
        Simulation.Atoms.Z[atom] += by.Z;
    }

    /// <summary>Strains box and atoms: component (a, b) of the strain moves r_a by e·r_b. Off-diagonal strains tilt the cell, so they are applied to diagonal components only.</summary>
    public void StrainDiagonal(int axis, double strain)
    {
        SimulationBox box = Simulation.Box;
        Vec3 lo = box.Lo;
        Simulation.Box = box with { Lengths = box.Lengths.With(axis, box.Lengths[axis] * (1 + strain)) };
        NativeBuffer<double> x = axis == 0 ? Simulation.Atoms.X : axis == 1 ? Simulation.Atoms.Y : Simulation.Atoms.Z;
        for (int i = 0; i < Simulation.Atoms.LocalCount; i++) x[i] = lo[axis] + (x[i] - lo[axis]) * (1 + strain);
    }

    public void Dispose()
    {
        Simulation.Dispose();
        _team.Dispose();
    }
}
