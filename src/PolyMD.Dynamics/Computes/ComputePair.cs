using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Computes;

/// <summary>Energy of a pair style or of a sub-style of hybrid: epair (all), evdwl or ecoul. Tail corrections do not count. Scalar, extensive, energy units.
/// Vector: the parts that the style tells (<see cref="IPairParts"/>).</summary>
[ComputeStyle("pair")]
public sealed class ComputePair : ComputeBase, IScalarSource, IVectorSource
{
    private readonly ArgToken _style;
    private readonly int _number;
    private readonly string _part = "epair";

    /// <summary>Reads <c>compute ID group pair style [number] [epair|evdwl|ecoul]</c>.</summary>
    /// <param name="context">Simulation, id, group (not used).</param>
    /// <param name="args">Style, its number among equal ones, part.</param>
    public ComputePair(StyleContext context, ArgReader args) : base(context)
    {
        _style = args.Token("pstyle");
        if (args.NextIsNumber) _number = args.Integer("nsub", 1);
        if (!args.AtEnd) _part = args.Choice("evalue", "epair", "evdwl", "ecoul");
        args.ExpectEnd();
        Find();
    }

    /// <inheritdoc/>
    public override Needs Requires => Needs.Energy;

    /// <inheritdoc/>
    public double Scalar { get; private set; }

    /// <inheritdoc/>
    public bool ScalarIsExtensive => true;

    /// <inheritdoc/>
    public int VectorLength => Find() is IPairParts parts ? parts.PartCount : 0;

    /// <inheritdoc/>
    public bool VectorIsExtensive => true;

    /// <inheritdoc/>
    public double VectorAt(int index) => ((IPairParts)Find()).Part(index);

    /// <inheritdoc/>
    protected override void Update()
    {
        RequireTally();
        ForceTally t = Find().Tally;
        double vdw = t.Energy - t.TailEnergy;
        Scalar = _part switch { "evdwl" => vdw, "ecoul" => t.CoulombEnergy, _ => vdw + t.CoulombEnergy };
    }

    private IForce Find()
    {
        List<IForce> styles = [];
        foreach (IForce f in Simulation.Forces)
        {
            if (f.Kind != ForceKind.Pair) continue;
            styles.Add(f);
            if (f is IStyleWithParts hybrid) styles.AddRange(hybrid.Parts);
        }
        IForce[] named = styles.Where(f => f.Name == _style.Text).ToArray();
        if (named.Length == 0) throw new DeckException(_style.Span, $"there is no pair_style '{_style.Text}' here{NearestName.Hint(_style.Text, styles.Select(f => f.Name))}");
        if (named.Length > 1 && _number == 0) throw new DeckException(_style.Span, $"there are {named.Length} sub-styles '{_style.Text}': say which by its number");
        return _number > named.Length ? throw new DeckException(_style.Span, $"there are only {named.Length} sub-styles '{_style.Text}'") : named[Math.Max(0, _number - 1)];
    }
}
