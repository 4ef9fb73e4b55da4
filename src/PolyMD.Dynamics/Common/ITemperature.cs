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

    /// <summary>T = Σ m v² / (dof k_B) now, without regard to caches.</summary>
    double ComputeTemperature();

    /// <summary>Σ m v⊗v in energy units now, order xx, yy, zz, xy, xz, yz.</summary>
    SymTensor ComputeKineticTensor();
}
