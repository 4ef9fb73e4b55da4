using System.Numerics.Tensors;
using PolyMD.Engine;
using PolyMD.Engine.State;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Common;

/// <summary>
/// The two moves of velocity Verlet, v += (dt/2) f/m and x += dt v. For a part of the system the factors of the other atoms are zero,
/// so that the whole arrays can be streamed.
/// </summary>
internal sealed class VerletKernel : IDisposable
{
    private readonly Simulation _simulation;
    private readonly uint _bit;
    private const string Cache = "computed when needed from masses, groups and the time step";

    [NotState(Cache)]
    private readonly NativeBuffer<double> _kick = new(), _drift = new();

    [NotState(Cache)]
    private double _dtf = double.NaN, _dtv = double.NaN;

    [NotState(Cache)]
    private int _orderVersion = -1, _groupVersion = -1, _count = -1;

    public VerletKernel(Simulation simulation, Group group)
    {
        _simulation = simulation;
        _bit = group.Bit;
    }

    /// <summary>Length of the step where it is not the simulation's: that of a level of nested time steps.</summary>
    public double? TimeStep { get; set; }

    /// <summary>Forgets the factors: masses, groups or the time step may have changed.</summary>
    public void Invalidate() => _count = -1;

    public void Kick()
    {
        AtomStore a = _simulation.Atoms;
        int n = a.LocalCount;
        Prepare();
        ReadOnlySpan<double> factor = _kick.Span[..n];
        TensorPrimitives.MultiplyAdd(a.Fx.Span[..n], factor, a.Vx.Span[..n], a.Vx.Span[..n]);
        TensorPrimitives.MultiplyAdd(a.Fy.Span[..n], factor, a.Vy.Span[..n], a.Vy.Span[..n]);
        TensorPrimitives.MultiplyAdd(a.Fz.Span[..n], factor, a.Vz.Span[..n], a.Vz.Span[..n]);
    }

    public void Drift()
    {
        AtomStore a = _simulation.Atoms;
        int n = a.LocalCount;
        Prepare();
        if (_bit == 1)
        {
            TensorPrimitives.MultiplyAdd(a.Vx.Span[..n], _dtv, a.X.Span[..n], a.X.Span[..n]);
            TensorPrimitives.MultiplyAdd(a.Vy.Span[..n], _dtv, a.Y.Span[..n], a.Y.Span[..n]);
            TensorPrimitives.MultiplyAdd(a.Vz.Span[..n], _dtv, a.Z.Span[..n], a.Z.Span[..n]);
            return;
        }
        ReadOnlySpan<double> factor = _drift.Span[..n];
        TensorPrimitives.MultiplyAdd(a.Vx.Span[..n], factor, a.X.Span[..n], a.X.Span[..n]);
        TensorPrimitives.MultiplyAdd(a.Vy.Span[..n], factor, a.Y.Span[..n], a.Y.Span[..n]);
        TensorPrimitives.MultiplyAdd(a.Vz.Span[..n], factor, a.Z.Span[..n], a.Z.Span[..n]);
    }

    public void Dispose()
    {
        _kick.Dispose();
        _drift.Dispose();
    }

    private void Prepare()
    {
        AtomStore a = _simulation.Atoms;
        double dtv = TimeStep ?? _simulation.TimeStep, dtf = 0.5 * dtv * _simulation.Units.ForceToMassAcceleration;
        if (_count == a.LocalCount && _orderVersion == a.OrderVersion && _groupVersion == a.GroupVersion && dtf == _dtf && dtv == _dtv) return;
        (_count, _orderVersion, _groupVersion, _dtf, _dtv) = (a.LocalCount, a.OrderVersion, a.GroupVersion, dtf, dtv);
        _kick.EnsureLength(_count);
        _drift.EnsureLength(_count);
        for (int i = 0; i < _count; i++)
        {
            bool part = (a.GroupMask[i] & _bit) != 0;
            _kick[i] = part ? dtf / a.Mass[i] : 0;
            _drift[i] = part ? dtv : 0;
        }
    }
}
