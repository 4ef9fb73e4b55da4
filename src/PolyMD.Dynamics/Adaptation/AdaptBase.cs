using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Adaptation;

/// <summary>What fix adapt and fix adapt/fep have in common: adjustments, their times, and the values before them.</summary>
/// <param name="context">Simulation, id, group.</param>
public abstract class AdaptBase(StyleContext context) : FixBase(context), IPreForce, IStateful, IDisposable
{
    private readonly List<Adjustment> _adjustments = [];
    private bool _fresh = true;

    /// <summary>Steps between changes; 0 changes once at the start of a run.</summary>
    protected int Every { get; private set; }

    /// <summary>scale yes: the variables are factors on the original values.</summary>
    protected bool Scale { get; private set; }

    /// <summary>reset yes: original values come back at the end of a run.</summary>
    protected bool Reset { get; private set; }

    /// <summary>mass yes: the mass of an atom follows its diameter.</summary>
    protected bool KeepsDensity { get; set; }

    /// <summary>Reads all words; the caller takes those that it alone knows.</summary>
    /// <param name="args">N, attributes, keywords.</param>
    /// <param name="attributes">Words for what can be changed.</param>
    /// <param name="byType">Whether atoms are chosen by type, too.</param>
    /// <param name="own">Keyword of the caller alone, and what it does.</param>
    private protected void Read(ArgReader args, string[] attributes, bool byType, (string Word, Action<bool> Take) own)
    {
        Every = args.Integer("N", 0);
        List<AtomWords> atoms = [];
        while (args.Peek is { } next && (attributes.Contains(next) || _adjustments.Count + atoms.Count == 0))
        {
            string attribute = args.Word("attribute");
            if (!attributes.Contains(attribute)) args.UnknownKeyword(attributes);
            if (attribute == "atom") atoms.Add(AtomAdjustment.Read(args, Simulation, byType));
            else _adjustments.Add(attribute == "kspace" ? KSpaceAdjustment.Read(args) : CoefficientAdjustment.Read(args, Simulation, Enum.Parse<ForceKind>(attribute, true)));
        }
        if (_adjustments.Count + atoms.Count == 0) args.Word("attribute");
        while (!args.AtEnd)
        {
            string word = args.Word("keyword");
            if (word == "scale") Scale = args.YesNo("scale");
            else if (word == "reset") Reset = args.YesNo("reset");
            else if (word == own.Word) own.Take(args.YesNo(word));
            else args.UnknownKeyword([.. attributes, "scale", "reset", own.Word]);
        }
        foreach (AtomWords a in atoms) _adjustments.Add(new AtomAdjustment(Simulation, $"f_{Id}_original{_adjustments.Count}", Group.Bit, a, KeepsDensity));
    }

    /// <inheritdoc/>
    public override void Initialize()
    {
        foreach (Adjustment a in _adjustments) a.Resolve(Simulation);
        _fresh = true;
    }

    /// <inheritdoc/>
    public override Needs NeedsAt(long step)
    {
        Needs needs = Needs.None;
        foreach (Adjustment a in _adjustments) needs |= a.Requires;
        return needs;
    }

    /// <inheritdoc/>
    public void PreForce()
    {
        if (_fresh)
        {
            // Coefficients are those of the run's beginning, atoms those of the fix's definition, as in LAMMPS.
            foreach (Adjustment a in _adjustments) if (a is not AtomAdjustment) a.Remember(Simulation);
        }
        if (_fresh || (Every > 0 && IsDue(Simulation.Step))) Change();
        _fresh = false;
    }

    /// <inheritdoc/>
    public override void RunEnded()
    {
        if (!Reset) return;
        foreach (Adjustment a in _adjustments) a.Apply(Simulation, 1, 0);
        foreach (Adjustment a in _adjustments) a.Finish(Simulation);
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        foreach (AtomAdjustment a in _adjustments.OfType<AtomAdjustment>()) a.SaveState(writer);
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        foreach (AtomAdjustment a in _adjustments.OfType<AtomAdjustment>()) a.LoadState(reader);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (AtomAdjustment a in _adjustments.OfType<AtomAdjustment>()) a.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether values change at a step within a run.</summary>
    /// <param name="step">The step.</param>
    protected abstract bool IsDue(long step);

    private void Change()
    {
        foreach (Adjustment a in _adjustments)
        {
            double value = a.Value;
            a.Apply(Simulation, Scale ? value : 0, Scale ? 0 : value);
        }
        foreach (Adjustment a in _adjustments) a.Finish(Simulation);
    }
}
