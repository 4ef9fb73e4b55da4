using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>Every N steps removes the linear momentum (by direction) and/or the angular momentum of a group; with rescale the kinetic energy is restored.</summary>
[FixStyle("momentum")]
public sealed class FixMomentum : FixBase, IEndOfStep
{
    private readonly int _every;
    private readonly MomentumWords _words;

    /// <summary>Reads <c>fix ID group momentum N [linear x y z] [angular] [rescale]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Interval and keywords.</param>
    public FixMomentum(StyleContext context, ArgReader args) : base(context)
    {
        _every = args.Integer("N", 1);
        _words = MomentumWords.Read(args);
    }

    /// <summary>Whether kinetic energy goes with the momentum: without 'rescale'.</summary>
    public bool TakesHeat => !_words.Rescale;

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (Simulation.Step % _every != 0) return;
        uint bit = Group.Bit;
        double before = _words.Rescale ? GroupSums.Kinetic(Atoms, bit) : 0;
        if (_words.Linear) GroupSums.Shift(Atoms, bit, _words.Chosen(GroupSums.Velocity(Atoms, bit)));
        if (_words.Angular)
        {
            Vec3 centre = GroupSums.Centre(Simulation, bit);
            GroupSums.Unrotate(Simulation, bit, centre, GroupSums.AngularVelocity(Simulation, bit, centre));
        }
        if (!_words.Rescale) return;
        double after = GroupSums.Kinetic(Atoms, bit);
        if (after > 0) GroupSums.Scale(Atoms, bit, Math.Sqrt(before / after));
    }
}
