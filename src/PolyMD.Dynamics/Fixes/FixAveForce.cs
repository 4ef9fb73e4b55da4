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
/// Gives every atom of a group (in a region) the mean force of these atoms plus a value, by component; NULL leaves a component alone. Also
/// acts in minimisations. Vector: total force on these atoms before.
/// </summary>
[FixStyle("aveforce")]
public sealed class FixAveForce : FixBase, IMinimizerPostForce, IRespaPostForce, IVectorSource
{
    private readonly ScalarArgument?[] _values = new ScalarArgument?[3];
    private readonly RegionFilter _filter;
    private Vec3 _total;

    /// <summary>Reads <c>fix ID group aveforce fx fy fz [region ID]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Numbers, v_names or NULL; region.</param>
    public FixAveForce(StyleContext context, ArgReader args) : base(context)
    {
        _filter = new RegionFilter(Simulation, Group);
        for (int k = 0; k < 3; k++) _values[k] = ScalarArgument.ReadOrNull(args, $"f{"xyz"[k]}");
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "region") args.UnknownKeyword("region");
            _filter.Read(args);
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
        foreach (ScalarArgument? v in _values) v?.Resolve(Simulation);
        _filter.Resolve();
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step)
    {
        Needs needs = Needs.None;
        foreach (ScalarArgument? v in _values) if (v is not null) needs |= v.Requires;
        return needs;
    }

    /// <inheritdoc/>
    public override void Setup() => PostForce();

    /// <inheritdoc/>
    public void PostForce() => Average(true);

    // Every level is averaged, the given force is added at one.
    /// <inheritdoc/>
    public void PostForce(RespaLevel level, bool lastLoop, bool own) => Average(own);

    private void Average(bool adds)
    {
        Vec3 total = default;
        int count = 0;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (!_filter.Contains(i)) continue;
            total += Atoms.Force(i);
            count++;
        }
        _total = total;
        if (count == 0) return;
        Vec3 mean = total / count;
        if (adds) mean += new Vec3(_values[0]?.Value ?? 0, _values[1]?.Value ?? 0, _values[2]?.Value ?? 0);
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (!_filter.Contains(i)) continue;
            if (_values[0] is not null) Atoms.Fx[i] = mean.X;
            if (_values[1] is not null) Atoms.Fy[i] = mean.Y;
            if (_values[2] is not null) Atoms.Fz[i] = mean.Z;
        }
    }
}
