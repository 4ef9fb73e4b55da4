using PolyMD.Engine;
using PolyMD.Engine.Respa;

namespace PolyMD.Forces.Pair;

// Nested time steps: sub-styles at levels of their own, or all of them split by distance.
public sealed partial class PairHybrid : IPartialForce, IDistanceSplit
{
    /// <inheritdoc/>
    public int PartCount => _parts.Count;

    /// <inheritdoc/>
    public bool CanSplit => _parts.TrueForAll(p => p.Factor is null && p.Style is IDistanceSplit { CanSplit: true });

    /// <inheritdoc/>
    public void ComputeParts(in StepContext step, ReadOnlySpan<bool> parts)
    {
        for (int k = 0; k < _parts.Count; k++) if (parts[k]) Compute(_parts[k], step);
        SumTallies();
    }

    /// <inheritdoc/>
    public void ComputeWindow(in StepContext step, in PairWindow window)
    {
        foreach (Part part in _parts) ((IDistanceSplit)part.Style).ComputeWindow(step, window);
    }
}
