using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Engine.Respa;

/// <summary>The forces of one level: whole styles, sub-styles of a hybrid one, or parts of the pair style by distance.</summary>
internal sealed class RespaForces
{
    private readonly List<IForce> _whole = [];
    private readonly List<PairWindow> _windows = [];
    private IDistanceSplit? _split;
    private IPartialForce? _partial;
    private bool[] _parts = [];
    private bool _rest;

    /// <summary>Distributes the forces of a simulation over the levels.</summary>
    public static RespaForces[] Distribute(IEnumerable<IForce> forces, RespaSettings settings)
    {
        RespaForces[] levels = Enumerable.Range(0, settings.Levels).Select(_ => new RespaForces()).ToArray();
        foreach (IForce force in forces)
        {
            if (force.Kind != ForceKind.Pair || settings.Pair >= 0) levels[settings.LevelOf(force.Kind)]._whole.Add(force);
            else if (settings.SplitsPair) Split(levels, settings, force);
            else if (settings.Hybrid is { } hybrid) SplitHybrid(levels, hybrid, force);
        }
        return levels;
    }

    /// <summary>Adds the forces of this level.</summary>
    /// <param name="step">The step.</param>
    /// <param name="computed">Called after each style.</param>
    public void Compute(in StepContext step, Action<IForce> computed)
    {
        // The pair style first: 1-4 terms of dihedrals add to its tally.
        if (_split is not null)
        {
            if (_rest) Whole(_split, step, computed);
            foreach (PairWindow window in _windows) _split.ComputeWindow(step, window);
            computed(_split);
        }
        if (_partial is not null)
        {
            _partial.ComputeParts(step, _parts);
            computed(_partial);
        }
        foreach (IForce force in _whole) Whole(force, step, computed);
    }

    private static void Whole(IForce force, in StepContext step, Action<IForce> computed)
    {
        force.Tally.Clear();
        if (force is not IPairStyle { Modify.Compute: false }) force.Compute(step);
        computed(force);
    }

    private static void Split(RespaForces[] levels, RespaSettings settings, IForce force)
    {
        if (force is not IDistanceSplit { CanSplit: true } split) throw new PolyMDException($"pair_style {force.Name} does not support the keywords inner, middle and outer of run_style respa");
        RespaSwitch innerEnd = settings.InnerEnd, outerStart = settings.Middle >= 0 ? settings.MiddleEnd : innerEnd;
        Add(settings.Inner, new PairWindow(default, innerEnd, 1), false);
        if (settings.Middle >= 0) Add(settings.Middle, new PairWindow(innerEnd, outerStart, 1), false);
        // The outer level has everything, tallies included, less what the levels inside have applied.
        Add(settings.Outer, new PairWindow(default, outerStart, -1), true);

        void Add(int level, PairWindow window, bool rest)
        {
            RespaForces target = levels[level];
            target._split = split;
            target._windows.Add(window);
            target._rest |= rest;
        }
    }

    private static void SplitHybrid(RespaForces[] levels, IReadOnlyList<int> hybrid, IForce force)
    {
        if (force is not IPartialForce partial) throw new PolyMDException($"run_style respa … hybrid needs a hybrid pair style, not {force.Name}");
        if (partial.PartCount != hybrid.Count) throw new PolyMDException($"run_style respa … hybrid gives {hybrid.Count} levels, pair_style {force.Name} has {partial.PartCount} sub-styles");
        for (int k = 0; k < levels.Length; k++)
        {
            if (!hybrid.Contains(k)) continue;
            levels[k]._partial = partial;
            levels[k]._parts = [.. hybrid.Select(l => l == k)];
        }
    }
}
