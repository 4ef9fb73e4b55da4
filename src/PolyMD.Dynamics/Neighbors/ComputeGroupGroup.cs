using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Neighbors;

/// <summary>Pair interaction between two groups, and with kspace yes the long-range part of their Coulomb interaction (boundary: each charged group with a neutralising
/// background). Scalar: energy. Vector: force on the first group from the second, x, y, z. Bonded terms and tail corrections do not count. Extensive.</summary>
[ComputeStyle("group/group")]
public sealed class ComputeGroupGroup : ComputeBase, IScalarSource, IVectorSource
{
    private readonly uint _other;
    private readonly bool _pair = true, _long, _boundary = true;
    private readonly SourceSpan _place;
    private readonly string _molecule = "off";
    private readonly PairSearch _search;
    private Vec3 _force;

    /// <summary>Reads <c>compute ID group group/group group2 keywords…</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Second group and keywords.</param>
    public ComputeGroupGroup(StyleContext context, ArgReader args) : base(context)
    {
        _other = Simulation.Groups.Read(args).Bit;
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "pair": _pair = args.YesNo("pair"); break;
                case "kspace":
                    _long = args.YesNo("kspace");
                    _place = args.LastSpan;
                    break;
                case "boundary": _boundary = args.YesNo("boundary"); break;
                case "molecule": _molecule = args.Choice("molecule", "off", "inter", "intra"); break;
                default: args.UnknownKeyword("pair", "kspace", "boundary", "molecule"); break;
            }
        }
        _search = new PairSearch(Simulation);
    }

    /// <inheritdoc/>
    public double Scalar { get; private set; }

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    public int VectorLength => 3;

    /// <inheritdoc/>
    public bool VectorIsExtensive => true;

    /// <inheritdoc/>
    public double VectorAt(int index) => _force[index];

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        if (_long && Simulation.KSpace is null) throw new DeckException(_place, "compute group/group: 'kspace yes' needs a kspace_style");
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        (Scalar, _force) = (0, default);
        if (_pair) AddPairs();
        if (!_long) return;
        GroupInteraction far = Simulation.KSpace!.BetweenGroups(Simulation, Group.Bit, _other, _boundary);
        (Scalar, _force) = (Scalar + far.Energy, _force + far.Force);
    }

    private void AddPairs()
    {
        string owner = $"compute {Id} (group/group)";
        IPairInteraction style = PairSearch.Style(Simulation, owner);
        _search.Prepare(1, PairSearch.StyleCutoff(Simulation, owner));
        double sum = 0;
        Vec3 force = default;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            uint mine = Atoms.GroupMask[i];
            if ((mine & (Group.Bit | _other)) == 0) continue;
            _search.ForEach(i, (j, d, kind) =>
            {
                uint theirs = Atoms.GroupMask[j];
                bool first = (mine & Group.Bit) != 0 && (theirs & _other) != 0, second = (mine & _other) != 0 && (theirs & Group.Bit) != 0;
                if (!first && !second) return;
                if (_molecule != "off" && (Atoms.Molecule[i] == Atoms.Molecule[j]) != (_molecule == "intra")) return;
                double cutoff = style.CutoffOf(Atoms.TypeIndex[i], Atoms.TypeIndex[j]), r2 = d.LengthSquared;
                if (r2 >= cutoff * cutoff) return;
                // Every pair is met from both of its atoms.
                sum += 0.5 * style.Interaction(Simulation, i, j, r2, kind, out double over);
                if (first) force -= d * over;
            });
        }
        Scalar = sum;
        _force = force;
    }
}
