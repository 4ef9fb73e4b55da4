using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Deck.Dumps;

/// <summary>While it lives, all atoms stand inside the cell; then they are where the run needs them again, which between rebuilds may be outside.</summary>
internal sealed class WrappedAtoms : IDisposable
{
    private readonly AtomStore _atoms;
    private readonly (Vec3 Position, Vec3 Velocity, int X, int Y, int Z)[] _before;

    public WrappedAtoms(Simulation simulation)
    {
        _atoms = simulation.Atoms;
        _before = new (Vec3, Vec3, int, int, int)[_atoms.LocalCount];
        for (int i = 0; i < _before.Length; i++)
        {
            _before[i] = (_atoms.Position(i), _atoms.Velocity(i), _atoms.ImageX[i], _atoms.ImageY[i], _atoms.ImageZ[i]);
            AtomEditing.Wrap(simulation, i);
        }
    }

    public void Dispose()
    {
        for (int i = 0; i < _before.Length; i++)
        {
            (Vec3 r, Vec3 v, _atoms.ImageX[i], _atoms.ImageY[i], _atoms.ImageZ[i]) = _before[i];
            (_atoms.X[i], _atoms.Y[i], _atoms.Z[i]) = (r.X, r.Y, r.Z);
            (_atoms.Vx[i], _atoms.Vy[i], _atoms.Vz[i]) = (v.X, v.Y, v.Z);
        }
    }
}
