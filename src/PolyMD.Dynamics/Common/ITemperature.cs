using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Common;

/// <summary>A compute that yields a temperature: used by thermostats, barostats and pressure.</summary>
public interface ITemperature : ICompute, IScalarSource
{
    /// <summary>Group whose atoms count.</summary>
    Group Group { get; }

    /// <summary>Degrees of freedom of the last evaluation.</summary>
    double DegreesOfFreedom { get; }

    /// <summary>Whether part of the velocities is left out (region, streaming velocity).</summary>
    bool HasBias { get; }

    /// <summary>The part of an atom's velocity that is not thermal; only called when <see cref="HasBias"/>.</summary>
    /// <param name="atom">Local index of an atom of the group.</param>
    Vec3 Bias(int atom);

    /// <summary>
    /// Called when all velocities were drawn anew, before the bias of the old ones is added to them: takes out of the new velocities what this
    /// temperature leaves out, where that cannot stand beside the remembered bias.
    /// </summary>
    /// <param name="remembered">Bias of each local atom under its old velocity.</param>
    void AcceptDrawnVelocities(Span<Vec3> remembered) { }

    /// <summary>T = Σ m v² / (dof k_B) now, without regard to caches.</summary>
    double ComputeTemperature();

    /// <summary>Σ m v⊗v in energy units now, order xx, yy, zz, xy, xz, yz.</summary>
    SymTensor ComputeKineticTensor();
}
