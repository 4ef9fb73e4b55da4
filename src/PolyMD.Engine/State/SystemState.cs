using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine.State;

/// <summary>Atoms, cell, step and settings of a simulation as a checkpoint keeps them. Atoms keep their order; positions are not wrapped.</summary>
public sealed class SystemState
{
    private string _units = "";
    private SimulationBox _box;
    private long _step, _rampStart, _rampStop, _lastStep;
    private double _timeStep, _dielectric, _skin;
    private double? _forceFieldCoulomb;
    private bool _stopRequested, _ownMass;
    private SpecialWeights _special;
    private Vec3 _latticeSpacing;
    private Needs _lastNeeds;
    private (long State, int Box, int Order, int Groups) _versions;
    private int[][] _integers = [];
    private double[][] _numbers = [];
    private uint[] _groups = [];
    private (string Name, bool IsInteger, double[] Values)[] _columns = [];
    private string[] _fixes = [], _computes = [], _forces = [];
    private BoxDeformation? _deformation;

    /// <summary>The present state of a simulation.</summary>
    /// <param name="s">The simulation.</param>
    public static SystemState Of(Simulation s)
    {
        ArgumentNullException.ThrowIfNull(s);
        AtomStore a = s.Atoms;
        int n = a.LocalCount;
        return new SystemState
        {
            _units = s.Units.Name, _box = s.Box, _step = s.Step, _rampStart = s.RampStart, _rampStop = s.RampStop, _timeStep = s.TimeStep, _dielectric = s.Dielectric, _skin = s.Neighbors.Skin,
            _forceFieldCoulomb = s.ForceFieldCoulombConstant, _stopRequested = s.StopRequested, _special = s.Special, _latticeSpacing = s.LatticeSpacing, _deformation = s.Deformation,
            _lastNeeds = s.Evaluator.LastNeeds, _lastStep = s.Evaluator.LastStep, _versions = s.Versions, _ownMass = a.HasOwnMass,
            _integers = [.. Integers(a).Select(b => b.Span[..n].ToArray())],
            _numbers = [.. Numbers(a).Select(b => b.Span[..n].ToArray())],
            _groups = a.GroupMask.Span[..n].ToArray(),
            _columns = [.. a.Columns.Select(c => (c.Name, c.IsInteger, c.Values.Span[..n].ToArray()))],
            _fixes = [.. s.Fixes.Select(f => f.Id)], _computes = [.. s.Computes.Select(c => c.Id)], _forces = [.. s.Forces.Select(f => $"{f.Kind} {f.Name}")],
        };
    }

    /// <summary>Gives a new simulation units, cell, step and atoms, so that the lines of the deck that refer to them can be executed again.</summary>
    /// <param name="s">The simulation.</param>
    public void Begin(Simulation s)
    {
        ArgumentNullException.ThrowIfNull(s);
        s.Units = Units.Find(_units) ?? throw new PolyMDException($"the checkpoint has units '{_units}', which do not exist");
        Settings(s);
        s.Atoms.SetLocalCount(_groups.Length);
        Atoms(s.Atoms);
        Columns(s.Atoms);
    }

    /// <summary>Restores what making fixes, computes and forces again has changed.</summary>
    /// <param name="s">The simulation.</param>
    public void Restore(Simulation s)
    {
        ArgumentNullException.ThrowIfNull(s);
        Settings(s);
        s.Atoms.HasOwnMass = _ownMass;
        Atoms(s.Atoms);
        Columns(s.Atoms);
    }

    /// <summary>Restores everything once all parts are ready to go on.</summary>
    /// <param name="s">The simulation.</param>
    public void Complete(Simulation s)
    {
        ArgumentNullException.ThrowIfNull(s);
        Restore(s);
        s.Evaluator.RestoreNeeds(_lastNeeds, _lastStep);
        s.Versions = _versions;
    }

    /// <summary>Puts fixes, computes and forces into the order that they had.</summary>
    /// <param name="s">The simulation.</param>
    public void Arrange(Simulation s)
    {
        ArgumentNullException.ThrowIfNull(s);
        Arrange(s.Fixes, _fixes, f => f.Id);
        Arrange(s.Computes, _computes, c => c.Id);
        Arrange(s.Forces, _forces, f => $"{f.Kind} {f.Name}");
    }

    private static void Arrange<T>(List<T> parts, string[] order, Func<T, string> name)
    {
        string[] have = [.. parts.Select(name)];
        if (!have.Order(StringComparer.Ordinal).SequenceEqual(order.Order(StringComparer.Ordinal)))
            throw new PolyMDException($"the lines in the checkpoint make [{string.Join(' ', have)}] instead of [{string.Join(' ', order)}]");
        T[] sorted = [.. parts.OrderBy(p => Array.IndexOf(order, name(p)))];
        parts.Clear();
        parts.AddRange(sorted);
    }

    private void Settings(Simulation s)
    {
        (s.Box, s.Step, s.RampStart, s.RampStop, s.TimeStep, s.Dielectric) = (_box, _step, _rampStart, _rampStop, _timeStep, _dielectric);
        (s.ForceFieldCoulombConstant, s.StopRequested, s.Special, s.LatticeSpacing, s.Neighbors.Skin, s.Deformation) = (_forceFieldCoulomb, _stopRequested, _special, _latticeSpacing, _skin, _deformation);
    }

    private void Atoms(AtomStore a)
    {
        if (a.LocalCount != _groups.Length) throw new PolyMDException($"the lines in the checkpoint make {a.LocalCount} atoms instead of {_groups.Length}");
        foreach ((NativeBuffer<int> to, int[] from) in Integers(a).Zip(_integers)) from.CopyTo(to.Span);
        foreach ((NativeBuffer<double> to, double[] from) in Numbers(a).Zip(_numbers)) from.CopyTo(to.Span);
        _groups.CopyTo(a.GroupMask.Span);
    }

    private void Columns(AtomStore a)
    {
        foreach ((string name, _, double[] values) in _columns) if (a.Column(name) is { } column) values.CopyTo(column.Values.Span);
    }

    private static NativeBuffer<int>[] Integers(AtomStore a) => [a.Id, a.TypeIndex, a.Molecule, a.ImageX, a.ImageY, a.ImageZ];

    private static NativeBuffer<double>[] Numbers(AtomStore a) => [a.X, a.Y, a.Z, a.Vx, a.Vy, a.Vz, a.Fx, a.Fy, a.Fz, a.Charge, a.Mass];
}
