using PolyMD.Dynamics.Neighbors;
using PolyMD.Engine;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>
/// Stress on planes across one axis by the method of planes (B. D. Todd, D. J. Evans, P. J. Daivis, Phys. Rev. E 52, 1627 (1995)): per area, the pair forces that
/// act across the plane, and the momentum of the atoms that crossed it during the last step, over that step. Pairs with at least one atom in the group count, and atoms
/// of the group. Only the forces of the pair style; the cell is orthogonal, three-dimensional and fixed.
/// </summary>
internal sealed class PlaneStress
{
    private readonly Simulation _simulation;
    private readonly string _owner;
    private readonly uint _group;
    private readonly int _axis;
    private readonly bool[] _configurational, _kinetic;
    private readonly PairSearch _search;
    private Vec3 _lengths;
    private double[] _conf = [], _kin = [];

    /// <summary>Reads the words conf, kin and total up to the end.</summary>
    /// <param name="simulation">Where the atoms are.</param>
    /// <param name="owner">Name for messages.</param>
    /// <param name="group">Group whose atoms count.</param>
    /// <param name="axis">Normal of the planes, 0 … 2.</param>
    /// <param name="args">Words.</param>
    public PlaneStress(Simulation simulation, string owner, uint group, int axis, ArgReader args)
    {
        (_simulation, _owner, _group, _axis) = (simulation, owner, group, axis);
        List<string> words = [];
        do words.Add(args.Choice("value", "conf", "kin", "total"));
        while (!args.AtEnd);
        _configurational = [.. words.Select(w => w != "kin")];
        _kinetic = [.. words.Select(w => w != "conf")];
        if (simulation.Box.IsTwoDimensional) args.Fail("needs three dimensions");
        if (simulation.Box.IsTriclinic) args.Fail("needs an orthogonal cell");
        _search = new PairSearch(simulation);
    }

    /// <summary>Three numbers for each word.</summary>
    public int Columns => 3 * _kinetic.Length;

    /// <summary>Reads x, y or z.</summary>
    /// <param name="args">Words.</param>
    public static int ReadAxis(ArgReader args) => args.Choice("direction", "x", "y", "z")[0] - 'x';

    /// <summary>Reads lower, center, upper or a coordinate inside the cell.</summary>
    /// <param name="args">Words.</param>
    /// <param name="name">Name of the argument.</param>
    /// <param name="box">The cell.</param>
    /// <param name="axis">Normal of the plane.</param>
    public static double ReadPosition(ArgReader args, string name, in SimulationBox box, int axis)
    {
        double low = box.Lo[axis], high = box.Hi[axis];
        if (args.TryKeyword("lower")) return low;
        if (args.TryKeyword("center")) return 0.5 * (low + high);
        if (args.TryKeyword("upper")) return high;
        double x = args.Double(name);
        if (!(x >= low && x <= high)) args.Fail($"'{name}' must be inside the cell, between {low:g6} and {high:g6}, got {x:g6}");
        return x;
    }

    /// <summary>Before a run: remembers the cell and says what this does not cover.</summary>
    public void Initialize()
    {
        _lengths = _simulation.Box.Lengths;
        if (_configurational.Contains(true)) PairSearch.Style(_simulation, _owner);
        foreach (IForce f in _simulation.Forces)
        {
            if (f.Kind != ForceKind.Pair) _simulation.Log($"warning: {_owner} does not account for {f.Kind.ToString().ToLowerInvariant()} forces");
        }
    }

    /// <summary>A number of a plane after <see cref="Compute"/>, in pressure units.</summary>
    /// <param name="plane">Index of the plane.</param>
    /// <param name="column">Column.</param>
    public double At(int plane, int column)
    {
        (int word, int component) = (column / 3, column % 3);
        return (_configurational[word] ? _conf[3 * plane + component] : 0) + (_kinetic[word] ? _kin[3 * plane + component] : 0);
    }

    /// <summary>Adds up forces and momenta across the planes.</summary>
    /// <param name="planes">Coordinates inside the cell.</param>
    public void Compute(double[] planes)
    {
        if (_simulation.Box.Lengths != _lengths) throw new SimulationException(_simulation.Step, $"{_owner}: the cell changes; planes need a fixed one");
        Array.Resize(ref _conf, 3 * planes.Length);
        Array.Resize(ref _kin, 3 * planes.Length);
        Array.Clear(_conf);
        Array.Clear(_kin);
        Vec3 lengths = _simulation.Box.Lengths;
        double area = lengths.X * lengths.Y * lengths.Z / lengths[_axis], pressure = _simulation.Units.EnergyPerVolumeToPressure / area;
        if (_configurational.Contains(true)) AddForces(planes, pressure);
        if (_kinetic.Contains(true)) AddCrossings(planes, pressure * _simulation.Units.MassVelocity2ToEnergy);
    }

    private void AddForces(double[] planes, double factor)
    {
        AtomStore atoms = _simulation.Atoms;
        IPairInteraction style = PairSearch.Style(_simulation, _owner);
        _search.Prepare(1, PairSearch.StyleCutoff(_simulation, _owner));
        SimulationBox box = _simulation.Box;
        double length = box.Lengths[_axis];
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            int ix = 0, iy = 0, iz = 0;
            double x = box.Wrap(atoms.Position(i), ref ix, ref iy, ref iz)[_axis];
            _search.ForEach(i, (j, d, kind) =>
            {
                if (((atoms.GroupMask[i] | atoms.GroupMask[j]) & _group) == 0) return;
                double cutoff = style.CutoffOf(atoms.TypeIndex[i], atoms.TypeIndex[j]), r2 = d.LengthSquared;
                if (r2 >= cutoff * cutoff) return;
                double low = Math.Min(x, x + d[_axis]), high = Math.Max(x, x + d[_axis]), over = double.NaN;
                for (int p = 0; p < planes.Length; p++)
                {
                    // Images of the plane between the two atoms, their own coordinates left out.
                    double count = Math.Ceiling((high - planes[p]) / length) - Math.Floor((low - planes[p]) / length) - 1;
                    if (count <= 0) continue;
                    if (double.IsNaN(over)) style.Interaction(_simulation, i, j, r2, kind, out over);
                    // Every pair is met from both of its atoms; the force of the lower side on the upper one.
                    double f = (d[_axis] > 0 ? 0.5 : -0.5) * count * over * factor;
                    for (int k = 0; k < 3; k++) _conf[3 * p + k] += f * d[k];
                }
            });
        }
    }

    private void AddCrossings(double[] planes, double factor)
    {
        AtomStore atoms = _simulation.Atoms;
        double dt = _simulation.TimeStep, length = _simulation.Box.Lengths[_axis], middle = 0.5 * length;
        for (int i = 0; i < atoms.LocalCount; i++)
        {
            if ((atoms.GroupMask[i] & _group) == 0) continue;
            // Velocity Verlet: x(t) − x(t − dt) = dt v(t − dt/2).
            Vec3 half = atoms.Velocity(i) - atoms.Force(i) * (0.5 * dt / (atoms.Mass[i] * _simulation.Units.MassVelocity2ToEnergy));
            double now = atoms.Position(i)[_axis], before = now - dt * half[_axis];
            for (int p = 0; p < planes.Length; p++)
            {
                // An atom that has just left the cell met the image of the plane that is nearest to it.
                double image = planes[p] + Math.CopySign(length, middle - planes[p]);
                double plane = Math.Abs(now - planes[p]) < Math.Abs(now - image) ? planes[p] : image;
                if ((now - plane) * (before - plane) >= 0) continue;
                double m = Math.CopySign(atoms.Mass[i] / dt * factor, atoms.Velocity(i)[_axis]);
                for (int k = 0; k < 3; k++) _kin[3 * p + k] += m * half[k];
            }
        }
    }
}
