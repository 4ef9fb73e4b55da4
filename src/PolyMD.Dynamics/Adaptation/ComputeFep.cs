using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Adaptation;

/// <summary>
/// Free-energy perturbation: ΔU = U₁ − U₀ of the non-bonded energy (pair styles and long-range solver) when coefficients or charges have the given
/// amounts added to them, at the present positions. Vector: ΔU, exp(−ΔU/k_B T) or with 'volume yes' V exp(−ΔU/k_B T), V. tail yes counts the
/// long-range corrections. (Zwanzig, J. Chem. Phys. 22, 1420 (1954).)
/// </summary>
[ComputeStyle("fep")]
public sealed class ComputeFep : ComputeBase, IVectorSource, IDisposable
{
    private static readonly string[] s_attributes = ["pair", "atom"];
    private readonly List<Adjustment> _adjustments = [];
    private readonly double[] _deltas;
    private readonly double _temperature;
    private readonly bool _tail, _volume;
    private readonly TrialEnergies _trial;
    private readonly double[] _vector = new double[3];

    /// <summary>Reads <c>compute ID group fep T attribute … keyword value …</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Temperature; pair style coefficient I J v_delta; atom charge I v_delta; tail, volume.</param>
    public ComputeFep(StyleContext context, ArgReader args) : base(context)
    {
        _temperature = args.Positive("temp");
        while (args.Peek is { } next && (s_attributes.Contains(next) || _adjustments.Count == 0))
        {
            string attribute = args.Word("attribute");
            if (attribute == "pair") _adjustments.Add(CoefficientAdjustment.Read(args, Simulation, ForceKind.Pair));
            else if (attribute != "atom") args.UnknownKeyword(s_attributes);
            else
            {
                AtomWords words = AtomAdjustment.Read(args, Simulation, true);
                if (words.Diameter) args.Fail("'diameter' has no part in the energy; expected charge");
                _adjustments.Add(new AtomAdjustment(Simulation, $"c_{Id}_original{_adjustments.Count}", Group.Bit, words, false));
            }
        }
        if (_adjustments.Count == 0) args.Word("attribute");
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "tail": _tail = args.YesNo("tail"); break;
                case "volume": _volume = args.YesNo("volume"); break;
                default: args.UnknownKeyword("pair", "atom", "tail", "volume"); break;
            }
        }
        _deltas = new double[_adjustments.Count];
        _trial = new TrialEnergies(Simulation);
    }

    /// <inheritdoc/>
    public int VectorLength => 3;

    /// <inheritdoc/>
    public double VectorAt(int index) => _vector[index];

    /// <inheritdoc/>
    public override Needs Requires => Needs.Global;

    /// <inheritdoc/>
    public override void Initialize()
    {
        base.Initialize();
        foreach (Adjustment a in _adjustments) a.Resolve(Simulation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (AtomAdjustment a in _adjustments.OfType<AtomAdjustment>()) a.Dispose();
        _trial.Dispose();
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        Simulation s = Simulation;
        for (int k = 0; k < _deltas.Length; k++)
        {
            _deltas[k] = _adjustments[k].Value;
            _adjustments[k].Remember(s);
        }
        _trial.Begin();
        double before = _trial.Compute(_tail);
        for (int k = 0; k < _deltas.Length; k++) _adjustments[k].Apply(s, 1, _deltas[k]);
        foreach (Adjustment a in _adjustments) a.Finish(s);
        double after = _trial.Compute(_tail);
        foreach (Adjustment a in _adjustments) a.Apply(s, 1, 0);
        foreach (Adjustment a in _adjustments) a.Finish(s);
        _trial.End();
        double volume = s.Box.Volume, change = after - before;
        _vector[0] = change;
        _vector[1] = Math.Exp(-change / (s.Units.Boltzmann * _temperature)) * (_volume ? volume : 1);
        _vector[2] = volume;
    }
}
