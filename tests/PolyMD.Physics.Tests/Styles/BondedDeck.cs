using PolyMD.Deck;
using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Physics.Tests.Styles;

/// <summary>A deck with the molecules of the fixtures and the given lines for bonds, angles, dihedrals and impropers; families without lines are none.</summary>
internal sealed class BondedDeck : IDisposable
{
    private static readonly string[] s_families = ["bond", "angle", "dihedral", "improper"];
    private readonly DeckSession _session;

    public BondedDeck(string lines, string data = "systems/molecules.data", string before = "", int lanes = 0)
    {
        _session = new DeckSession(new DeckRunOptions { WorkingFolder = StyleFixture.Folder, LogWriter = Log, EchoLog = false });
        string none = string.Concat(s_families.Where(f => !(before + lines).Contains(f + "_style", StringComparison.Ordinal)).Select(f => f + "_style none\n"));
        try
        {
            _session.Run($"units real\natom_style full\n{before}\nread_data {data}\npair_style lj/cut 8.0\npair_coeff * * 0.01 2.0\n{none}{lines}\n", "deck.in");
            if (lanes > 0) Simulation.LaneCount = lanes;
            _session.Run("run 0", "run.in");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public StringWriter Log { get; } = new();

    public Simulation Simulation => _session.Simulation;

    public Vec3[] Forces => [.. Enumerable.Range(0, Simulation.Atoms.LocalCount).Select(Simulation.Atoms.Force)];

    public void Run(string lines) => _session.Run(lines, "more.in");

    public double Evaluate()
    {
        Simulation.Evaluator.Rebuild();
        Simulation.Evaluator.Compute(Needs.Global);
        return Simulation.Evaluator.PotentialEnergy();
    }

    public void Move(int i, Vec3 r) => (Simulation.Atoms.X[i], Simulation.Atoms.Y[i], Simulation.Atoms.Z[i]) = (r.X, r.Y, r.Z);

    public void Dispose() => _session.Dispose();
}
