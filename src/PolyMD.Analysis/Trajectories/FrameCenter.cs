using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Analysis.Trajectories;

/// <summary>Centres of groups of atoms on their unwrapped paths.</summary>
public static class FrameCenter
{
    /// <summary>Centre of mass where the frame has masses, mean position elsewhere; zero for no atoms.</summary>
    /// <param name="frame">Frame with unwrapped positions.</param>
    /// <param name="atoms">Indices of the atoms.</param>
    public static Vec3 Of(Frame frame, ReadOnlySpan<int> atoms)
    {
        ArgumentNullException.ThrowIfNull(frame);
        Vec3 sum = default;
        double weight = 0;
        foreach (int i in atoms)
        {
            double m = frame.HasMasses ? frame.Masses[i] : 1;
            sum += frame.Unwrapped(i) * m;
            weight += m;
        }
        return weight > 0 ? sum / weight : default;
    }
}
