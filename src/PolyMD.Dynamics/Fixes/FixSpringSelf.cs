using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>
/// Ties every atom of a group to where it was when the fix was made: E = ½ K r² in all or the named directions. Also acts in minimisations.
/// Scalar: ΣE, which fix_modify energy yes adds to the potential energy.
/// </summary>
[FixStyle("spring/self")]
public sealed class FixSpringSelf : FixBase, IMinimizerPostForce, IScalarSource, IPotentialContributor, IModifiable, IStateful, IRemembersIds
{
    private readonly double _stiffness;
    private readonly Vec3 _directions = new(1, 1, 1);
    private readonly OriginalPositions _origin;

    /// <summary>Reads <c>fix ID group spring/self K [xyz|xy|xz|yz|x|y|z]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Stiffness (force/length), directions.</param>
    public FixSpringSelf(StyleContext context, ArgReader args) : base(context)
    {
        _stiffness = args.Positive("K");
        if (!args.AtEnd)
        {
            string which = args.Choice("dir", "xyz", "xy", "xz", "yz", "x", "y", "z");
            _directions = new Vec3(which.Contains('x') ? 1 : 0, which.Contains('y') ? 1 : 0, which.Contains('z') ? 1 : 0);
        }
        args.ExpectEnd();
        _origin = new OriginalPositions(Simulation);
    }

    /// <inheritdoc/>
    public double Scalar => PotentialEnergy;

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    public bool CountsInEnergy { get; private set; }

    /// <inheritdoc/>
    public double PotentialEnergy { get; private set; }

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce()
    {
        double sum = 0;
        SimulationBox box = Simulation.Box;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0) continue;
            Vec3 d = Atoms.Unwrapped(i, box) - _origin.Of(Atoms.Id[i]);
            d = new Vec3(d.X * _directions.X, d.Y * _directions.Y, d.Z * _directions.Z);
            Atoms.Fx[i] -= _stiffness * d.X;
            Atoms.Fy[i] -= _stiffness * d.Y;
            Atoms.Fz[i] -= _stiffness * d.Z;
            sum += d.LengthSquared;
        }
        PotentialEnergy = 0.5 * _stiffness * sum;
    }

    /// <inheritdoc/>
    public void ReadModify(ArgReader args) => ModifyWords.Read(args, energy: yes => CountsInEnergy = yes);

    /// <inheritdoc/>
    public void RenumberIds(Func<int, int> fresh) => _origin.RenumberIds(fresh);

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer) => _origin.SaveState(writer);

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader) => _origin.LoadState(reader);
}
