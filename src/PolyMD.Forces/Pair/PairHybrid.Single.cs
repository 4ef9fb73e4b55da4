using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Forces.Pair;

// One pair at a time, for output: the sum over the sub-styles that own the pair of types.
public sealed partial class PairHybrid : IPairInteraction
{
    /// <inheritdoc/>
    public IReadOnlyList<IForce> Parts => _parts.Select(p => (IForce)p.Style).ToArray();

    /// <inheritdoc/>
    public double CutoffOf(int i, int j)
    {
        double cutoff = 0;
        foreach (Part part in _parts) if (part.Style is IPairInteraction pair) cutoff = Math.Max(cutoff, pair.CutoffOf(i, j));
        return cutoff;
    }

    /// <inheritdoc/>
    public double Interaction(Simulation simulation, int i, int j, double distanceSquared, int kind, out double forceOverR)
    {
        double energy = 0;
        forceOverR = 0;
        int a = simulation.Atoms.TypeIndex[i], b = simulation.Atoms.TypeIndex[j];
        foreach (Part part in _parts)
        {
            if (!part.Style.Covers(a, b)) continue;
            if (part.Style is not IPairInteraction pair) throw new PolyMDException($"pair_style {part.Style.Name} has no energy of a single pair");
            double cutoff = pair.CutoffOf(a, b);
            if (distanceSquared >= cutoff * cutoff) continue;
            double factor = part.Factor?.Value ?? 1;
            energy += factor * pair.Interaction(simulation, i, j, distanceSquared, kind, out double force);
            forceOverR += factor * force;
        }
        return energy;
    }
}
