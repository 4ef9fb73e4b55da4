using System.Globalization;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Atoms;

/// <summary>Gives atoms further properties: molecule id, charge or mass where the atom style has none, and named integers and numbers, single or several
/// per atom. They begin with 0, are set by read_data … fix and set, move with the atoms and are kept in restart files. The group is ignored.</summary>
[FixStyle("property/atom")]
public sealed class FixPropertyAtom : FixBase, IDataFileFix, IStateful, IDisposable
{
    private readonly List<(string Label, bool IsInteger, Func<int, double> Get, Action<int, double> Set)> _values = [];
    private readonly List<string> _hints = [];
    private readonly List<AtomColumn> _columns = [];
    private readonly List<Action> _undo = [];

    /// <summary>Reads <c>fix ID group property/atom [mol] [q] [rmass] [i_name] [d_name] [i2_name N] [d2_name N] … [ghost yes|no]</c>.</summary>
    /// <param name="context">Simulation, id, group.</param>
    /// <param name="args">Properties and keyword.</param>
    public FixPropertyAtom(StyleContext context, ArgReader args) : base(context)
    {
        if (args.AtEnd) args.Word("property");
        while (!args.AtEnd)
        {
            string word = args.Word("property");
            // Ghost atoms take what they need from the atoms they are images of.
            if (word == "ghost") args.YesNo("ghost");
            else Add(word, args);
        }
        if (_values.Count == 0) args.Fail("at least one property is needed");
    }

    /// <inheritdoc/>
    public string DataFileTitle => Id;

    /// <inheritdoc/>
    public string DataFileHint => string.Join(' ', _hints);

    /// <inheritdoc/>
    public void ReadDataFile(IReadOnlyList<CoeffLine> lines, int idOffset)
    {
        ArgumentNullException.ThrowIfNull(lines);
        foreach (CoeffLine line in lines)
        {
            string[] w = line.Text.Split(' ');
            DataFileException Error(string message) => new(line.File, line.Line, message);
            if (w.Length != _values.Count + 1) throw Error($"fix {Id} needs an atom id and {_values.Count} values ({DataFileHint}), got {w.Length} words");
            if (!int.TryParse(w[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int id)) throw Error($"'atom id' must be an integer, got '{w[0]}'");
            int i = Atoms.IndexOfId(id + idOffset);
            if (i < 0) throw Error($"there is no atom with id {id}");
            for (int k = 0; k < _values.Count; k++)
            {
                if (!ArgReader.TryParseDouble(w[k + 1], out double value)) throw Error($"'{_values[k].Label}' must be a number, got '{w[k + 1]}'");
                if (_values[k].IsInteger && value != Math.Floor(value)) throw Error($"'{_values[k].Label}' must be an integer, got '{w[k + 1]}'");
                _values[k].Set(i, value);
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> DataFileLines()
    {
        PrintfFormat number = new("%g");
        foreach (int i in Enumerable.Range(0, Atoms.LocalCount).OrderBy(i => Atoms.Id[i]))
            yield return string.Join(' ', _values.Select(v => v.IsInteger ? ((long)v.Get(i)).ToString(CultureInfo.InvariantCulture) : number.Format(v.Get(i))).Prepend(Atoms.Id[i].ToString(CultureInfo.InvariantCulture)));
    }

    /// <inheritdoc/>
    public void SaveState(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Atoms.LocalCount);
        writer.Write(_values.Count);
        for (int i = 0; i < Atoms.LocalCount; i++)
        {
            writer.Write(Atoms.Id[i]);
            foreach (var v in _values) writer.Write(v.Get(i));
        }
    }

    /// <inheritdoc/>
    public void LoadState(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        int n = reader.ReadInt32(), values = reader.ReadInt32();
        for (; n > 0; n--)
        {
            int i = Atoms.IndexOfId(reader.ReadInt32());
            for (int k = 0; k < values; k++)
            {
                double value = reader.ReadDouble();
                if (i >= 0 && k < _values.Count) _values[k].Set(i, value);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (AtomColumn c in _columns) Atoms.RemoveColumn(c);
        foreach (Action undo in _undo) undo();
    }

    private void Add(string word, ArgReader args)
    {
        AtomStore a = Atoms;
        void Refuse(bool has)
        {
            if (has) args.Fail($"atoms have '{word}' already");
        }
        switch (word)
        {
            case "mol":
                Refuse(a.HasMolecules);
                a.HasMolecules = true;
                _undo.Add(() => a.HasMolecules = false);
                AddValue(word, true, i => a.Molecule[i], (i, x) => a.Molecule[i] = (int)x);
                break;
            case "q":
                Refuse(a.HasCharge);
                a.HasCharge = true;
                _undo.Add(() => a.HasCharge = false);
                AddValue(word, false, i => a.Charge[i], (i, x) => a.Charge[i] = x);
                break;
            case "rmass":
                Refuse(a.HasOwnMass);
                a.HasOwnMass = true;
                a.Mass.Clear();
                _undo.Add(() =>
                {
                    a.HasOwnMass = false;
                    a.TakeMassesOf(Simulation.Types);
                });
                AddValue(word, false, i => a.Mass[i], (i, x) => a.Mass[i] = x);
                break;
            default:
                int underline = word.IndexOf('_', StringComparison.Ordinal);
                string kind = underline > 0 ? word[..underline] : "";
                if (kind is not ("i" or "d" or "i2" or "d2") || underline + 1 == word.Length) args.Fail($"unknown property '{word}' (valid: mol, q, rmass, i_name, d_name, i2_name N, d2_name N, ghost)");
                bool isInteger = kind[0] == 'i';
                if (kind.Length == 1) AddColumn(word, isInteger, args);
                else
                {
                    int columns = args.Integer($"columns of {word}", 1);
                    for (int k = 1; k <= columns; k++) AddColumn($"{word}[{k}]", isInteger, args);
                }
                _hints.Add(kind.Length == 1 ? word : $"{kind[0]}_{word[(underline + 1)..]}");
                return;
        }
        _hints.Add(word);
    }

    private void AddColumn(string name, bool isInteger, ArgReader args)
    {
        if (Atoms.Column(name) is not null) args.Fail($"atoms have '{name}' already");
        AtomColumn column = Atoms.AddColumn(name, isInteger);
        _columns.Add(column);
        AddValue(name, isInteger, i => column.Values[i], (i, x) => column.Values[i] = x);
    }

    private void AddValue(string label, bool isInteger, Func<int, double> get, Action<int, double> set) => _values.Add((label, isInteger, get, set));
}
