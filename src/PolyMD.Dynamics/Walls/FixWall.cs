using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Walls;

/// <summary>
/// Flat walls on faces of the box that act on the atoms of a group through a potential of their distance, cut and shifted to zero:
/// <see cref="WallLj93"/>, <see cref="WallLj126"/>, <see cref="WallLj1043"/>, <see cref="WallHarmonic"/>, <see cref="WallMorse"/>. Position and
/// parameters may be equal-style variables. Scalar: energy of all walls. Vector: normal force on each wall. Also acts in minimisations;
/// fix_modify energy and virial count them.
/// </summary>
[FixStyle("wall/lj93")]
[FixStyle("wall/lj126")]
[FixStyle("wall/lj1043")]
[FixStyle("wall/harmonic")]
[FixStyle("wall/morse")]
public sealed class FixWall : FixBase, IMinimizerPostForce, IScalarSource, IVectorSource, IPotentialContributor, IVirialContributor, IModifiable
{
    private sealed record Wall(WallFace Face, ScalarArgument[] Parameters, double Cutoff);

    private readonly List<Wall> _walls = [];
    private readonly IReadOnlyList<string> _names;
    private readonly WallPotential _potential;
    private readonly ExternalVirial _virial;
    private readonly bool _lattice = true;
    private readonly double[] _forces;
    private readonly double[] _values;

    /// <summary>Reads <c>fix ID group wall/… face position parameters cutoff … [units lattice|box] [pbc yes|no]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Faces with positions and parameters; keywords.</param>
    public FixWall(StyleContext context, ArgReader args) : base(context)
    {
        (_names, _potential) = WallPotentials.Find(Style);
        _values = new double[_names.Count];
        _virial = new ExternalVirial(Simulation);
        bool periodic = false;
        while (!args.AtEnd)
        {
            string word = args.Word("face");
            if (WallFace.Names.Contains(word))
            {
                WallFace face = WallFace.Read(args, word, Simulation.Box, _walls.Select(w => w.Face));
                ScalarArgument[] parameters = _names.Select(n => ScalarArgument.Read(args, n)).ToArray();
                _walls.Add(new Wall(face, parameters, args.Positive("cutoff")));
                continue;
            }
            switch (word)
            {
                case "units": _lattice = LatticeUnits.Read(args); break;
                case "pbc": periodic = args.YesNo("pbc"); break;
                case "fld":
                    if (args.YesNo("fld")) args.Fail("'fld yes' is not supported");
                    break;
                default: args.UnknownKeyword([.. WallFace.Names, "units", "pbc", "fld"]); break;
            }
        }
        if (_walls.Count == 0) args.Fail("at least one face is needed: xlo, xhi, ylo, yhi, zlo or zhi");
        if (!periodic) foreach (Wall w in _walls) w.Face.RequireFixedBoundary(args, Simulation.Box);
        _forces = new double[_walls.Count];
    }

    /// <inheritdoc/>
    public double Scalar => PotentialEnergy;

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    public int VectorLength => _walls.Count;

    /// <inheritdoc/>
    public bool VectorIsExtensive => true;

    /// <inheritdoc/>
    public bool CountsInEnergy { get; private set; }

    /// <inheritdoc/>
    public double PotentialEnergy { get; private set; }

    /// <inheritdoc/>
    public SymTensor Virial => _virial.Sum;

    /// <inheritdoc/>
    public double VectorAt(int index) => _forces[index];

    /// <inheritdoc/>
    public override void Initialize()
    {
        foreach (Wall w in _walls)
        {
            w.Face.Resolve(Simulation);
            foreach (ScalarArgument p in w.Parameters) p.Resolve(Simulation);
        }
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step)
    {
        Needs needs = Needs.None;
        foreach (Wall w in _walls)
        {
            needs |= w.Face.Requires;
            foreach (ScalarArgument p in w.Parameters) needs |= p.Requires;
        }
        return needs;
    }

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce()
    {
        PotentialEnergy = 0;
        _virial.Begin();
        for (int w = 0; w < _walls.Count; w++) Act(_walls[w], ref _forces[w]);
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => ModifyWords.Read(args, energy: yes => CountsInEnergy = yes, virial: yes => _virial.Enabled = yes);

    private void Act(Wall wall, ref double wallForce)
    {
        double position = wall.Face.Position(Simulation, _lattice), inward = wall.Face.IsUpper ? -1 : 1;
        int axis = wall.Face.Axis;
        for (int k = 0; k < _values.Length; k++) _values[k] = wall.Parameters[k].Value;
        double offset = _potential(wall.Cutoff, _values, wall.Cutoff, out _), energy = 0, sum = 0;
        NativeBuffer<double> x = axis == 0 ? Atoms.X : axis == 1 ? Atoms.Y : Atoms.Z, f = axis == 0 ? Atoms.Fx : axis == 1 ? Atoms.Fy : Atoms.Fz;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            double distance = inward * (x[i] - position);
            if (distance >= wall.Cutoff) continue;
            if (distance <= 0) throw new SimulationException(Simulation.Step, $"fix {Id} ({Style}): atom {Atoms.Id[i]} is at or behind wall {wall.Face.Name}", Atoms.Id[i]);
            energy += _potential(distance, _values, wall.Cutoff, out double derivative) - offset;
            double push = -inward * derivative;
            f[i] += push;
            sum -= push;
            _virial.Add(i, default(Vec3).With(axis, inward * distance), default(Vec3).With(axis, push));
        }
        PotentialEnergy += energy;
        wallForce = sum;
    }
}
