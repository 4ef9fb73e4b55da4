using PolyMD.Model;

namespace PolyMD.IO.Readers;

/// <summary>A system as a trajectory of one frame, for analyses of a data file.</summary>
public sealed class SingleFrame : ITrajectory
{
    private readonly AtomRecord[] _atoms;
    private readonly MolecularSystem _system;
    private bool _read;

    /// <summary>Makes the trajectory.</summary>
    /// <param name="system">The system.</param>
    public SingleFrame(MolecularSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        _system = system;
        _atoms = [.. system.Atoms.OrderBy(a => a.Id)];
    }

    /// <inheritdoc/>
    public bool TryRead(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (_read) return false;
        _read = true;
        frame.Resize(_atoms.Length);
        frame.Box = _system.Box;
        frame.Step = 0;
        frame.Time = 0;
        for (int i = 0; i < _atoms.Length; i++)
        {
            AtomRecord a = _atoms[i];
            frame.Ids[i] = a.Id;
            frame.Types[i] = a.Type;
            frame.Molecules[i] = a.Molecule;
            frame.Charges[i] = a.Charge;
            frame.Masses[i] = a.Type <= _system.Masses.Count ? _system.Masses[a.Type - 1] : double.NaN;
            frame.Positions[i] = a.Position;
            frame.Images[i] = new ImageFlags(a.ImageX, a.ImageY, a.ImageZ);
            frame.Velocities[i] = a.Velocity;
        }
        frame.HasTypes = frame.HasMolecules = frame.HasUnwrapped = frame.HasCharges = true;
        frame.HasMasses = _system.Masses.Count > 0;
        frame.HasVelocities = _system.HasVelocities;
        frame.HasForces = false;
        return true;
    }

    /// <summary>Nothing to close.</summary>
    public void Dispose()
    {
    }
}
