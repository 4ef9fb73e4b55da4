using PolyMD.Dynamics.Common;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Computes;

/// <summary>Displacement of each atom since the compute was defined (or since refresh last took it anew), unwrapped. Per-atom array: dx, dy, dz and length; 0 outside the group.</summary>
[ComputeStyle("displace/atom")]
public sealed class ComputeDisplacementAtom : ComputeBase, IPerAtomSource, IStateful, IRemembersIds, IRefreshable
{
    private readonly AtomReference _start;
    private readonly ArgToken? _refresh;

    /// <summary>Reads <c>compute ID group displace/atom [refresh variable]</c> and stores positions.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Keyword.</param>
    public ComputeDisplacementAtom(StyleContext context, ArgReader args) : base(context)
    {
        while (!args.AtEnd)
        {
            if (args.Word("keyword") != "refresh") args.UnknownKeyword("refresh");
            ArgToken name = args.Token("variable");
            _refresh = name with { Text = "v_" + name.Text };
        }
        SimulationBox box = Simulation.Box;
        _start = new AtomReference(Atoms, Group.Bit, i => Atoms.Unwrapped(i, box));
    }

    /// <inheritdoc/>
    public int AtomColumns => 4;

    /// <inheritdoc/>
    public double AtomValue(int atom, int column)
    {
        if ((Atoms.GroupMask[atom] & Group.Bit) == 0) return 0;
        Vec3 d = Atoms.Unwrapped(atom, Simulation.Box) - _start.Of(atom);
        return column == 3 ? d.Length : d[column];
    }

    /// <inheritdoc/>
    public void Refresh()
    {
        if (_refresh is not { } token) throw new PolyMDException($"compute {Id} (displace/atom) has no 'refresh' variable");
        double[] chosen = new double[Atoms.LocalCount];
        Resolver.Of(Simulation, token).PerAtom(token).Evaluate(chosen);
        SimulationBox box = Simulation.Box;
        for (int i = 0; i < chosen.Length; i++) if (chosen[i] != 0) _start.Set(i, Atoms.Unwrapped(i, box));
        Simulation.Touch();
    }

    /// <inheritdoc/>
    public void RenumberIds(Func<int, int> fresh) => _start.RenumberIds(fresh);

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer) => _start.SaveState(writer);

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader) => _start.LoadState(reader);

    /// <inheritdoc/>
    protected override void Update() { }
}
