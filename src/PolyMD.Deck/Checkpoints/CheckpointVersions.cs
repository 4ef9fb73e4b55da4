using PolyMD.Engine.State;

namespace PolyMD.Deck.Checkpoints;

/// <summary>
/// The versions of the checkpoint format. A change of the fields of a type that older checkpoints may hold raises <see cref="Present"/> and is named here; the fixture of the
/// version before (tests/fixtures/checkpoints) stays and must still be resumed. A style that is new needs nothing: no older file has it.
/// </summary>
internal static class CheckpointVersions
{
    /// <summary>The version that is written.</summary>
    public const int Present = 2;

    /// <summary>The oldest version that is read.</summary>
    public const int Oldest = 1;

    private static readonly StateChange[] s_changes =
    [
        // 2: minimisations are interrupted between two iterations, so what passes from one to the next is kept. In files of version 1 no minimisation is under way.
        new(2, "PolyMD.Dynamics.Minimizers.MinimizerBase", ["_postForce", "_potentials"], ["_initialEnergy", "_initialNorm", "_initialLargest", "_timeStepOfDeck", "_order"]),
        new(2, "PolyMD.Dynamics.Minimizers.ConjugateGradientMinimizer", [], ["_previousSquare"]),
        new(2, "PolyMD.Dynamics.Minimizers.FireMinimizer", [], ["_shortest", "_longest"]),
    ];

    /// <summary>What has changed since a version.</summary>
    public static IReadOnlyList<StateChange> Since(int version) => [.. s_changes.Where(c => c.Version > version)];
}
