using PolyMD.Deck;
using PolyMD.Engine;
using PolyMD.IO.Readers;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Physics.Tests.Styles;

/// <summary>The simulation that a fixture's deck makes, evaluated once; to be moved, strained and evaluated again.</summary>
internal sealed class StyleSystem : IDisposable
{
    private readonly DeckSession _session;
    private readonly StringWriter _log = new();

    public StyleSystem(StyleFixture fixture, int threads = 1, int lanes = 0)
    {
        _session = new DeckSession(new DeckRunOptions { WorkingFolder = StyleFixture.Folder, Threads = threads, LogWriter = _log, EchoLog = false });
        try
        {
            _session.Run(fixture.Deck, fixture.Name + ".in");
            if (lanes > 0) Simulation.LaneCount = lanes;
            _session.Run(File.ReadAllText(Path.Combine(StyleFixture.Folder, "report.in")), "report.in");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public Simulation Simulation => _session.Simulation;

    public AtomStore Atoms => Simulation.Atoms;

    /// <summary>The row that report.in prints.</summary>
    public NumberTable Report => ThermoLogReader.Read(new StringReader(_log.ToString()), "log")[^1];

    public Vec3[] Forces => [.. Enumerable.Range(0, Atoms.LocalCount).Select(Atoms.Force)];

    public SymTensor Virial => Simulation.Evaluator.Virial();

    /// <summary>Evaluates the present positions with the parameters (mesh, splitting) of the first evaluation; returns the potential energy.</summary>
    public double Evaluate(Needs needs = Needs.Global)
    {
        Simulation.Evaluator.Rebuild();
        Simulation.Evaluator.Compute(needs);
        return Simulation.Evaluator.PotentialEnergy();
    }

    /// <summary>Sets up anew and evaluates.</summary>
    public double SetupAndEvaluate()
    {
        Simulation.Evaluator.Setup();
        Simulation.Evaluator.Compute(Needs.Global);
        return Simulation.Evaluator.PotentialEnergy();
    }

    public int[] Ids() => [.. Enumerable.Range(0, Atoms.LocalCount).Select(i => Atoms.Id[i])];

    public Vec3[] Positions() => [.. Enumerable.Range(0, Atoms.LocalCount).Select(Atoms.Position)];

    public void SetPosition(int i, Vec3 r) => (Atoms.X[i], Atoms.Y[i], Atoms.Z[i]) = (r.X, r.Y, r.Z);

    public void Dispose() => _session.Dispose();
}
