using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Respa;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Fixes;

/// <summary>
/// Sets components of the force on the atoms of a group (in a region) to values, equal- or atom-style variables; NULL leaves a component alone.
/// Also acts in minimisations. Vector: total force on these atoms before it was set, in force units.
/// </summary>
[FixStyle("setforce")]
public sealed class FixSetForce : FixBase, IMinimizerPostForce, IRespaPostForce, IVectorSource
{
    private readonly AtomArgument?[] _values = new AtomArgument?[3];
    private readonly ArgToken? _regionToken;
    private IRegion? _region;
    private Vec3 _total, _others;

    /// <summary>Reads <c>fix ID group setforce fx fy fz [region ID]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Numbers, v_names or NULL; region.</param>
    public FixSetForce(StyleContext context, ArgReader args) : base(context)
    {
        for (int k = 0; k < 3; k++) _values[k] = AtomArgument.ReadOrNull(args, $"f{"xyz"[k]}");
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "region") args.UnknownKeyword("region");
            _regionToken = args.Token("region-ID");
            _region = RegionArgument.Find(Simulation, _regionToken.Value);
        }
    }

    /// <inheritdoc/>
    public int VectorLength => 3;

    /// <inheritdoc/>
    public bool VectorIsExtensive => true;

    /// <inheritdoc/>
    public double VectorAt(int index) => _total[index];

    /// <inheritdoc/>
    public override void Initialize()
    {
        foreach (AtomArgument? v in _values) v?.Resolve(Simulation);
        if (_regionToken is { } token) _region = RegionArgument.Find(Simulation, token);
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step)
    {
        Needs needs = Needs.None;
        foreach (AtomArgument? v in _values) if (v is not null) needs |= v.Requires;
        return needs;
    }

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    // The values are set at one level, and the others are zeroed.
    /// <inheritdoc/>
    public void PostForce(RespaLevel level, bool lastLoop, bool own)
    {
        ArgumentNullException.ThrowIfNull(level);
        if (level.IsInnermost) _others = default;
        if (own)
        {
            PostForce();
            _total += _others;
            return;
        }
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0 || (_region is not null && !_region.Contains(Atoms.Position(i)))) continue;
            _others += Atoms.Force(i);
            if (_values[0] is not null) Atoms.Fx[i] = 0;
            if (_values[1] is not null) Atoms.Fy[i] = 0;
            if (_values[2] is not null) Atoms.Fz[i] = 0;
        }
    }

    /// <inheritdoc/>
    public void PostForce()
    {
        foreach (AtomArgument? v in _values) v?.Update(Simulation);
        Vec3 total = default;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if ((Atoms.GroupMask[i] & Group.Bit) == 0 || (_region is not null && !_region.Contains(Atoms.Position(i)))) continue;
            total += Atoms.Force(i);
            if (_values[0] is { } x) Atoms.Fx[i] = x[i];
            if (_values[1] is { } y) Atoms.Fy[i] = y[i];
            if (_values[2] is { } z) Atoms.Fz[i] = z[i];
        }
        _total = total;
    }
}
