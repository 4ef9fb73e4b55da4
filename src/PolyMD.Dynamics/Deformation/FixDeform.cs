using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Deformation;

/// <summary>
/// fix deform: changes lengths and tilts of the cell every N steps, after the step is complete. remap x moves the atoms of the group with the
/// cell, remap v gives atoms that cross a periodic face the velocity of the other side (Lees–Edwards; A. W. Lees, S. F. Edwards, J. Phys. C 5,
/// 1921 (1972)), remap none does neither. A cell tilted by more than half of an edge is flipped to an equivalent one before the next step.
/// </summary>
[FixStyle("deform")]
public sealed class FixDeform : FixBase, IPreExchange, IEndOfStep, IChangesCell, IStateful, IDisposable
{
    private static readonly string[] s_names = ["x", "y", "z", "xy", "xz", "yz"];
    private readonly DeformParameter[] _parameters = [.. s_names.Select(n => new DeformParameter(n))];
    private readonly (double Lo, double Hi)[] _first;
    private readonly BoxDeformation _rates = new();
    private readonly long _every;
    private readonly bool _flips = true;
    private readonly SourceSpan _span;
    private SimulationBox? _flipped;
    private (int XY, int XZ, int YZ) _flip;

    /// <summary>Reads <c>fix ID group deform N x|y|z|xy|xz|yz style values … [remap x|v|none] [flip yes|no] [units lattice|box]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Interval, parameters, keywords.</param>
    public FixDeform(StyleContext context, ArgReader args) : base(context)
    {
        _span = args.LineSpan;
        _every = args.Long("N", 1);
        bool lattice = true;
        while (!args.AtEnd)
        {
            string word = args.Word("parameter");
            switch (word)
            {
                case "remap": Remap = args.Choice("remap", "x", "v", "none"); break;
                case "flip": _flips = args.YesNo("flip"); break;
                case "units": lattice = LatticeUnits.Read(args); break;
                default:
                    int k = Array.IndexOf(s_names, word);
                    if (k < 0) args.UnknownKeyword([.. s_names, "remap", "flip", "units"]);
                    _parameters[k].Read(args);
                    break;
            }
        }
        Vec3 spacing = LatticeUnits.Scale(Simulation, lattice);
        for (int k = 0; k < 6; k++) _parameters[k].Scale(k < 3 ? spacing[k] : k == 5 ? spacing.Y : spacing.X);
        Check(args);
        _first = Present(Simulation.Box);
    }

    /// <summary>What follows the cell: x (positions), v (velocities across faces) or none.</summary>
    public string Remap { get; } = "x";

    // Barostats count tilts the other way round.
    bool IChangesCell.Changes(int component) => Changes(component < 3 ? component : 8 - component);

    private bool Changes(int k) => _parameters[k].Style != DeformStyle.None;

    /// <inheritdoc/>
    public override void Initialize()
    {
        Simulation s = Simulation;
        if (s.Fixes.OfType<FixDeform>().Any(f => f != this)) throw new DeckException(_span, "only one fix deform can be defined");
        ((IChangesCell)this).CheckSole(s, _span);
        // A ramp over several runs starts from the cell as it was when the fix was defined.
        (double Lo, double Hi)[] start = s.Step == s.RampStart ? Present(s.Box) : _first;
        double duration = (s.RampStop - s.RampStart) * s.TimeStep;
        for (int k = 0; k < 6; k++)
        {
            _parameters[k].Start = start[k];
            _parameters[k].Resolve(s);
        }
        for (int k = 0; k < 6; k++)
        {
            int across = k == 3 ? 1 : 2;
            _parameters[k].Begin(duration, k < 3 ? 0 : start[across].Hi - start[across].Lo);
            if (k >= 3 && _parameters[k].Style == DeformStyle.Trate && start[k].Hi == 0) throw new DeckException(_parameters[k].Place, $"fix deform: a true rate of {s_names[k]} needs a tilt that is not zero");
        }
        _rates.RemapsVelocities = Remap == "v";
        _rates.GroupBit = Group.Bit;
        SetRates();
        s.Deformation = _rates;
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step)
    {
        Needs needs = Needs.None;
        if (step % _every == 0) foreach (DeformParameter p in _parameters) needs |= p.Requires;
        return needs;
    }

    /// <summary>Carries out the flip that the last change of the cell asked for.</summary>
    public bool PreExchange()
    {
        if (_flipped is not { } box) return false;
        _flipped = null;
        BoxFlip.Apply(Simulation, box, _flip.XY, _flip.XZ, _flip.YZ);
        return true;
    }

    /// <inheritdoc/>
    public void EndOfStep()
    {
        Simulation s = Simulation;
        if (s.Step % _every != 0) return;
        SimulationBox old = s.Box;
        (double Lo, double Hi)[] present = Present(old);
        double time = (s.Step - s.RampStart) * s.TimeStep;
        for (int k = 0; k < 6; k++) _parameters[k].Advance(time, s.RampFraction, present[k]);
        for (int k = 0; k < 3; k++) if (_parameters[k].Style == DeformStyle.Volume) KeepVolume(k);
        for (int k = 3; k < 6; k++) if (Changes(k)) NearestTilt(k, present);
        SetRates();
        Vec3 lo = new(_parameters[0].Lo, _parameters[1].Lo, _parameters[2].Lo), hi = new(_parameters[0].Hi, _parameters[1].Hi, _parameters[2].Hi);
        for (int k = 0; k < 3; k++)
            if (!(hi[k] > lo[k])) throw new SimulationException(s.Step, $"fix {Id} (deform): the cell has no extent along {s_names[k]} any more (from {lo[k]} to {hi[k]})");
        SimulationBox box = old with { Lo = lo, Lengths = hi - lo, TiltXY = _parameters[3].Hi, TiltXZ = _parameters[4].Hi, TiltYZ = _parameters[5].Hi };
        if (box.IsTriclinic && _flips && BoxFlip.Needed(box, out SimulationBox flipped, out _flip)) _flipped = flipped;
        if (Remap == "x") CellMotion.Move(s, Group.Bit, old, box);
        s.Evaluator.ChangeBox(box);
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        foreach ((double lo, double hi) in _first)
        {
            writer.Write(lo);
            writer.Write(hi);
        }
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        for (int k = 0; k < 6; k++) _first[k] = (reader.ReadDouble(), reader.ReadDouble());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Simulation.Deformation == _rates) Simulation.Deformation = null;
    }

    private void Check(ArgReader args)
    {
        BoxFaces faces = Simulation.Faces;
        bool Shrinks(int k) => faces[k, false] is FaceKind.Shrink or FaceKind.Minimum || faces[k, true] is FaceKind.Shrink or FaceKind.Minimum;
        if (!Enumerable.Range(0, 6).Any(Changes)) args.Fail("a parameter was expected: x, y, z, xy, xz or yz");
        for (int k = 0; k < 6; k++)
        {
            if (!Changes(k)) continue;
            int axis = k < 3 ? k : k == 3 ? 1 : 2;
            if (Shrinks(axis)) throw new DeckException(_parameters[k].Place, $"fix deform: {s_names[k]} cannot change, the box follows the atoms along {s_names[axis]}");
            if (k >= 3 && !Simulation.Box.IsTriclinic) throw new DeckException(_parameters[k].Place, $"fix deform: {s_names[k]} needs a triclinic box (change_box all triclinic)");
            if (Simulation.Box.IsTwoDimensional && k is 2 or 4 or 5) throw new DeckException(_parameters[k].Place, $"fix deform: a two-dimensional box has no {s_names[k]}");
            if (_parameters[k].Style == DeformStyle.Volume && !Enumerable.Range(0, 3).Any(j => Changes(j) && _parameters[j].Style != DeformStyle.Volume))
                throw new DeckException(_parameters[k].Place, "fix deform: 'volume' needs another of x, y, z that changes");
            if (_parameters[k].Style == DeformStyle.Volume && Enumerable.Range(0, 3).Count(j => _parameters[j].Style == DeformStyle.Volume) == 2 && Enumerable.Range(0, 3).Count(j => Changes(j) && _parameters[j].Style != DeformStyle.Volume) != 1)
                throw new DeckException(_parameters[k].Place, "fix deform: two directions with 'volume' need the third to change");
        }
    }

    private static (double Lo, double Hi)[] Present(in SimulationBox box) =>
        [(box.Lo.X, box.Hi.X), (box.Lo.Y, box.Hi.Y), (box.Lo.Z, box.Hi.Z), (0, box.TiltXY), (0, box.TiltXZ), (0, box.TiltYZ)];

    private void SetRates()
    {
        DeformParameter[] p = _parameters;
        _rates.Lengths = new(p[0].Rate, p[1].Rate, p[2].Rate);
        _rates.Lower = new(p[0].LowerRate, p[1].LowerRate, p[2].LowerRate);
        (_rates.TiltXY, _rates.TiltXZ, _rates.TiltYZ) = (p[3].Rate, p[4].Rate, p[5].Rate);
    }

    // The volume of the start over the lengths that are set; two directions that keep it share the change so that their ratio stays.
    private void KeepVolume(int k)
    {
        static double Length((double Lo, double Hi) faces) => faces.Hi - faces.Lo;
        DeformParameter p = _parameters[k];
        int[] others = [.. Enumerable.Range(0, 3).Where(j => j != k)];
        double volume = Length(_parameters[0].Start) * Length(_parameters[1].Start) * Length(_parameters[2].Start);
        int moved = others.First(j => Changes(j) && _parameters[j].Style != DeformStyle.Volume), other = others.First(j => j != moved);
        double changed = _parameters[moved].Hi - _parameters[moved].Lo;
        double length = _parameters[other].Style == DeformStyle.Volume
            ? Math.Sqrt(volume * Length(p.Start) / changed / Length(_parameters[other].Start))
            : volume / changed / (Changes(other) ? _parameters[other].Hi - _parameters[other].Lo : Length(_parameters[other].Start));
        double middle = 0.5 * (p.Start.Lo + p.Start.Hi);
        (p.Lo, p.Hi) = (middle - 0.5 * length, middle + 0.5 * length);
    }

    // A tilt that has been flipped goes on from where it is: whole edges are added until it is nearest to the present tilt.
    private void NearestTilt(int k, (double Lo, double Hi)[] present)
    {
        int edge = k == 5 ? 1 : 0;
        double length = _parameters[edge].Start.Hi - _parameters[edge].Start.Lo, current = present[k].Hi / (present[edge].Hi - present[edge].Lo), tilt = _parameters[k].Hi;
        while (tilt / length - current > 0) tilt -= length;
        while (tilt / length - current < 0) tilt += length;
        if (Math.Abs(tilt / length - 1 - current) < Math.Abs(tilt / length - current)) tilt -= length;
        _parameters[k].Hi = tilt;
    }
}
