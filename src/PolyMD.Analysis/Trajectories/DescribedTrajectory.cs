using PolyMD.Model;

namespace PolyMD.Analysis.Trajectories;

/// <summary>A trajectory whose files lack types, molecules, charges or masses (xtc, dcd), which are taken from a system such as a data file. Atoms are matched by id.</summary>
public sealed class DescribedTrajectory : ITrajectory
{
    private readonly ITrajectory _source;
    private readonly Dictionary<int, AtomRecord> _atoms;
    private readonly List<double> _masses;

    /// <summary>Makes the trajectory.</summary>
    /// <param name="source">Positions; closed with this object.</param>
    /// <param name="system">What is known of the atoms.</param>
    public DescribedTrajectory(ITrajectory source, MolecularSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        _source = source;
        _atoms = system.Atoms.ToDictionary(a => a.Id);
        _masses = system.Masses;
    }

    /// <inheritdoc/>
    public bool TryRead(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (!_source.TryRead(frame)) return false;
        for (int i = 0; i < frame.Count; i++)
        {
            if (!_atoms.TryGetValue(frame.Ids[i], out AtomRecord a))
                throw new PolyMDException($"the frame of step {frame.Step} has an atom {frame.Ids[i]}, the data file has none; it holds {_atoms.Count} atoms");
            if (!frame.HasTypes) frame.Types[i] = a.Type;
            if (!frame.HasMolecules) frame.Molecules[i] = a.Molecule;
            if (!frame.HasCharges) frame.Charges[i] = a.Charge;
            if (!frame.HasMasses) frame.Masses[i] = frame.Types[i] <= _masses.Count ? _masses[frame.Types[i] - 1] : double.NaN;
        }
        frame.HasTypes = frame.HasMolecules = frame.HasCharges = true;
        frame.HasMasses |= _masses.Count > 0;
        return true;
    }

    /// <summary>Closes the positions.</summary>
    public void Dispose() => _source.Dispose();
}
