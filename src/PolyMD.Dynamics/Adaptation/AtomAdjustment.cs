using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Model;

namespace PolyMD.Dynamics.Adaptation;

/// <summary>Charge or diameter of atoms of a group, or of a range of types in it: <c>atom charge v_name</c>, <c>atom diameter v_name</c>.</summary>
internal sealed class AtomAdjustment : Adjustment, IStateful, IDisposable
{
    private readonly Simulation _simulation;
    private readonly uint _group;
    private readonly int _first, _last;
    private readonly bool _diameter, _mass;
    // They travel with the atoms.
    private readonly AtomColumn _original;
    private AtomColumn? _originalMass;
    private Dictionary<int, (double, double)>? _loaded;

    /// <param name="simulation">The simulation.</param>
    /// <param name="column">Name of the column of original values.</param>
    /// <param name="group">Bit of the group.</param>
    /// <param name="words">What, types, variable.</param>
    /// <param name="mass">Whether a change of the diameter keeps the density.</param>
    public AtomAdjustment(Simulation simulation, string column, uint group, AtomWords words, bool mass) : base(words.Variable)
    {
        (_simulation, _group, _first, _last, _diameter, _mass) = (simulation, group, words.First, words.Last, words.Diameter, words.Diameter && mass);
        _original = simulation.Atoms.AddColumn(column);
        if (_mass) _originalMass = simulation.Atoms.AddColumn(column + "-mass");
        Remember(simulation);
    }

    private AtomStore Atoms => _simulation.Atoms;

    /// <summary>Reads the words after 'atom'.</summary>
    /// <param name="args">Words.</param>
    /// <param name="simulation">Types, properties of the atoms.</param>
    /// <param name="byType">Whether a range of types stands before the variable.</param>
    public static AtomWords Read(ArgReader args, Simulation simulation, bool byType)
    {
        bool diameter = args.Choice("parameter", "charge", "diameter") == "diameter";
        if (diameter && simulation.Atoms.Column(AtomColumnNames.Radius) is null) args.Fail("'diameter' needs atom_style sphere");
        if (!diameter && !simulation.Atoms.HasCharge) args.Fail("'charge' needs an atom style with charges");
        (int first, int last) = byType ? args.TypeRange("I", simulation.Types.Count) : (1, int.MaxValue);
        return new AtomWords(diameter, first - 1, last - 1, ReadVariable(args));
    }

    /// <inheritdoc/>
    public override void Resolve(Simulation simulation)
    {
        base.Resolve(simulation);
        if (_loaded is null) return;
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            if (!_loaded.TryGetValue(Atoms.Id[i], out (double Value, double Mass) original)) continue;
            _original.Values[i] = original.Value;
            if (_originalMass is not null) _originalMass.Values[i] = original.Mass;
        }
        _loaded = null;
    }

    /// <inheritdoc/>
    public override void Remember(Simulation simulation)
    {
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            _original.Values[i] = _diameter ? 2 * Atoms.Values(AtomColumnNames.Radius)[i] : Atoms.Charge[i];
            if (_originalMass is not null) _originalMass.Values[i] = Atoms.Mass[i];
        }
    }

    /// <inheritdoc/>
    public override void Apply(Simulation simulation, double factor, double offset)
    {
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            int type = Atoms.TypeIndex[i];
            if ((Atoms.GroupMask[i] & _group) == 0 || type < _first || type > _last) continue;
            double original = _original.Values[i], value = factor * original + offset;
            if (!_diameter)
            {
                Atoms.Charge[i] = value;
                continue;
            }
            if (value < 0) throw new SimulationException(simulation.Step, $"the diameter of an atom must not be negative, got {value}", Atoms.Id[i]);
            Atoms.Values(AtomColumnNames.Radius)[i] = 0.5 * value;
            if (_originalMass is not null && original > 0) Atoms.Mass[i] = _originalMass.Values[i] * Math.Pow(value / original, 3);
        }
    }

    /// <inheritdoc/>
    public override void Finish(Simulation simulation)
    {
        if (_diameter) return;
        Atoms.ChargesChanged();
        if (simulation.KSpace is { } solver) solver.ChangeCharges(simulation, solver.Factor);
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        writer.Write(Atoms.LocalCount);
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            writer.Write(Atoms.Id[i]);
            writer.Write(_original.Values[i]);
            writer.Write(_originalMass?.Values[i] ?? 0);
        }
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        _loaded = [];
        for (int n = reader.ReadInt32(); n > 0; n--) _loaded[reader.ReadInt32()] = (reader.ReadDouble(), reader.ReadDouble());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Atoms.RemoveColumn(_original);
        if (_originalMass is not null) Atoms.RemoveColumn(_originalMass);
        _originalMass = null;
    }
}
