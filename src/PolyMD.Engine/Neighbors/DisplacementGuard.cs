using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine.Neighbors;

/// <summary>Remembers positions and tells when a list made with a skin at that moment may have missed a pair.</summary>
public sealed unsafe class DisplacementGuard : IDisposable
{
    private readonly NativeBuffer<double> _x = new(), _y = new(), _z = new();
    private SimulationBox _box;
    private bool _forgotten;

    /// <summary>Step at which positions were remembered.</summary>
    public long Step { get; private set; } = -1;

    /// <summary>The positions remembered, for a checkpoint; null before the first.</summary>
    /// <param name="count">Local atoms.</param>
    internal HeldPositions? Held(int count) =>
        Step < 0 || _x.Length < count ? null : new HeldPositions { Step = Step, Box = _box, X = _x.Span[..count].ToArray(), Y = _y.Span[..count].ToArray(), Z = _z.Span[..count].ToArray() };

    /// <summary>Makes the next question whether atoms have moved be answered with yes.</summary>
    internal void Forget() => _forgotten = true;

    /// <summary>Remembers the present positions and cell.</summary>
    /// <param name="simulation">Atoms and box.</param>
    public void Hold(Simulation simulation)
    {
        AtomStore atoms = simulation.Atoms;
        int n = atoms.LocalCount;
        _x.EnsureLength(n);
        _y.EnsureLength(n);
        _z.EnsureLength(n);
        atoms.X.Span[..n].CopyTo(_x.Span);
        atoms.Y.Span[..n].CopyTo(_y.Span);
        atoms.Z.Span[..n].CopyTo(_z.Span);
        _box = simulation.Box;
        Step = simulation.Step;
        _forgotten = false;
    }

    /// <summary>True if some atom has moved more than half of the skin that the cell's own change leaves.</summary>
    /// <param name="simulation">Atoms and box.</param>
    /// <param name="skin">Skin of the list.</param>
    public bool Moved(Simulation simulation, double skin)
    {
        AtomStore atoms = simulation.Atoms;
        double allowance = skin;
        if (_forgotten) return true;
        if (simulation.Box != _box)
        {
            allowance -= CornerShift(simulation.Box);
        }
        if (allowance <= 0) return true;
        double limit = 0.25 * allowance * allowance;
        double* x = atoms.X.Pointer, y = atoms.Y.Pointer, z = atoms.Z.Pointer, hx = _x.Pointer, hy = _y.Pointer, hz = _z.Pointer;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            double dx = x[i] - hx[i], dy = y[i] - hy[i], dz = z[i] - hz[i];
            // Written so that a NaN also counts as moved; the rebuild then names the atom.
            if (!(dx * dx + dy * dy + dz * dz <= limit)) return true;
        }
        return false;
    }

    // How much two atoms that stay where they are in the cell can come nearer: the two largest displacements of corners.
    private double CornerShift(in SimulationBox box)
    {
        double first = 0, second = 0;
        for (int k = 0; k < 8; k++)
        {
            Vec3 s = new(k & 1, (k >> 1) & 1, k >> 2);
            double d = (box.FromFractional(s) - _box.FromFractional(s)).Length;
            if (d > first) (first, second) = (d, first);
            else if (d > second) second = d;
        }
        return first + second;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _x.Dispose();
        _y.Dispose();
        _z.Dispose();
    }
}
