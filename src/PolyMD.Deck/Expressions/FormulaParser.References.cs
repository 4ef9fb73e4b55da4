using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Deck.Expressions;

internal sealed partial class FormulaParser
{
    private Operand Reference(char kind, string id, SourceSpan place)
    {
        List<Operand> index = Indices(2);
        if (_environment.IsDry) return new Operand(_ => 1, false);
        return kind switch
        {
            'v' => Variable(id, index, place),
            'c' or 'C' => Source($"compute '{id}'", kind, () => FindCompute(id, place), index, place),
            _ => Source($"fix '{id}'", kind, () => FindFix(id, place), index, place),
        };
    }

    // The indices in brackets that follow a name, as many as there are and at most so many.
    private List<Operand> Indices(int most)
    {
        List<Operand> index = [];
        while (index.Count < most && _at < _text.Length && _text[_at] == '[')
        {
            int close = Matching(_at, '[', ']');
            index.Add(IndexIn(_source.Slice(_at + 1, close - _at - 1)));
            _at = close + 1;
        }
        return index;
    }

    private Operand Variable(string name, List<Operand> index, SourceSpan place)
    {
        _requires.Add(() => _environment.VariableNeeds(name));
        if (_environment.VariableAtomFormula(name, place) is { } formula)
        {
            if (index.Count == 1)
            {
                Operand id = index[0];
                return new Operand(_ =>
                {
                    formula.Prepare();
                    int i = AtomIndex(id.Value(-1), place);
                    return i < 0 ? 0 : formula.Value(i);
                }, false);
            }
            AllowPerAtom($"v_{name}", place);
            _prepare.Add(formula.Prepare);
            return new Operand(formula.Value, true);
        }
        if (_environment.VariableVectorFormula(name, place) is { } list) return Listed(name, list, index, place);
        if (index.Count > 0) throw new DeckException(place, $"variable '{name}' is a single number and takes no index");
        return new Operand(_ => _environment.VariableNumber(name, place), false);
    }

    private Operand Listed(string name, Formula list, List<Operand> index, SourceSpan place)
    {
        if (index.Count > 0)
        {
            Operand at = index[0];
            return new Operand(_ =>
            {
                list.Prepare();
                return list.Value(InRange(at.Value(-1), list.Length!(), $"variable '{name}'", place));
            }, false);
        }
        if (_mode != FormulaMode.Vector) throw new DeckException(place, $"variable '{name}' is a list: use it in a vector-style variable, or choose a number as in v_{name}[1]");
        _prepare.Add(list.Prepare);
        _vectors.Add(new VectorPart(list.Length!, place));
        return new Operand(list.Value, false);
    }

    // A list as an operand: its values are taken once per evaluation of the formula.
    private Operand Whole(Action evaluate, Func<int> length, Func<int, double> value, SourceSpan place)
    {
        double[] values = [];
        _prepare.Add(() =>
        {
            evaluate();
            if (values.Length != length()) values = new double[length()];
            for (int k = 0; k < values.Length; k++) values[k] = value(k);
        });
        _vectors.Add(new VectorPart(() => values.Length, place));
        return new Operand(k => values[k], false);
    }

    private ICompute FindCompute(string id, SourceSpan place)
    {
        Simulation s = Simulation(place);
        return s.FindCompute(id) ?? throw new DeckException(place, $"there is no compute '{id}'{NearestName.Hint(id, s.Computes.Select(c => c.Id))}");
    }

    private IFix FindFix(string id, SourceSpan place)
    {
        Simulation s = Simulation(place);
        return s.FindFix(id) ?? throw new DeckException(place, $"there is no fix '{id}'{NearestName.Hint(id, s.Fixes.Select(f => f.Id))}");
    }

    private Simulation Simulation(SourceSpan place) =>
        _environment.Simulation ?? throw new DeckException(place, "this cannot be evaluated before the simulation box is defined");

    private Operand Source(string what, char kind, Func<object> find, List<Operand> index, SourceSpan place)
    {
        object source = find();
        ICompute? compute = source as ICompute;
        if (compute is not null) _requires.Add(() => compute.Requires);
        void Evaluate() => compute?.Evaluate();
        // Capital letters choose the list where there is a single number too, and the column of a table where there is a list.
        bool capital = char.IsAsciiLetterUpper(kind);
        if (_mode == FormulaMode.Vector)
        {
            if (index.Count == 0 && source is IVectorSource { HasVector: true } whole && (capital || source is not IScalarSource { HasScalar: true }))
                return Whole(Evaluate, () => whole.VectorLength, whole.VectorAt, place);
            if (index.Count == 1 && source is IArraySource { Columns: > 0 } table && (capital || source is not IVectorSource { HasVector: true }))
            {
                int column = InRange(index[0].Value(-1), table.Columns, what, place);
                return Whole(Evaluate, () => table.Rows, k => table.ArrayAt(k, column), place);
            }
        }
        if (capital && index.Count == 0) throw new DeckException(place, source is IVectorSource { HasVector: true }
            ? $"'{kind}_{what}' is a list: use it in a vector-style variable" : $"{what} does not offer a list");
        switch (index.Count)
        {
            case 0 when source is IScalarSource { HasScalar: true } scalar:
                return new Operand(_ =>
                {
                    Evaluate();
                    return scalar.Scalar;
                }, false);
            case 0 when source is IPerAtomSource { AtomColumns: 0 } atoms:
                AllowPerAtom($"{kind}_{what}", place);
                _prepare.Add(Evaluate);
                return new Operand(i => atoms.AtomValue(i, 0), true);
            case 1 when source is IVectorSource { HasVector: true } vector:
            {
                Operand at = index[0];
                return new Operand(_ =>
                {
                    Evaluate();
                    double i = at.Value(-1);
                    return vector.LengthVaries && i > vector.VectorLength ? 0 : vector.VectorAt(InRange(i, vector.VectorLength, what, place));
                }, false);
            }
            case 1 when source is IPerAtomSource { AtomColumns: > 0 } atoms:
            {
                AllowPerAtom(what, place);
                _prepare.Add(Evaluate);
                int column = InRange(index[0].Value(-1), atoms.AtomColumns, what, place);
                return new Operand(i => atoms.AtomValue(i, column), true);
            }
            case 1 when source is IPerAtomSource { AtomColumns: 0 } atoms:
            {
                Operand id = index[0];
                return new Operand(_ =>
                {
                    Evaluate();
                    int i = AtomIndex(id.Value(-1), place);
                    return i < 0 ? 0 : atoms.AtomValue(i, 0);
                }, false);
            }
            case 2 when source is IArraySource { Columns: > 0 } array:
            {
                Operand row = index[0], column = index[1];
                return new Operand(_ =>
                {
                    Evaluate();
                    double i = row.Value(-1);
                    int k = InRange(column.Value(-1), array.Columns, what, place);
                    return array.RowsVary && i > array.Rows ? 0 : array.ArrayAt(InRange(i, array.Rows, what, place), k);
                }, false);
            }
            case 2 when source is IPerAtomSource { AtomColumns: > 0 } atoms:
            {
                Operand id = index[0], column = index[1];
                return new Operand(_ =>
                {
                    Evaluate();
                    int i = AtomIndex(id.Value(-1), place), k = InRange(column.Value(-1), atoms.AtomColumns, what, place);
                    return i < 0 ? 0 : atoms.AtomValue(i, k);
                }, false);
            }
            default:
                throw new DeckException(place, $"{what} does not offer {(index.Count == 0 ? "a single number" : index.Count == 1 ? "a list (one index)" : "a table (two indices)")}");
        }
    }

    private Operand AtomValue(string name, Func<AtomStore, int, double> attribute, SourceSpan place)
    {
        if (Indices(1) is [Operand id])
        {
            if (_environment.IsDry) return new Operand(_ => 1, false);
            return new Operand(_ => AtomIndex(id.Value(-1), place) is >= 0 and int i ? attribute(Simulation(place).Atoms, i) : 0, false);
        }
        AllowPerAtom(name, place);
        return new Operand(i => attribute(Simulation(place).Atoms, i), true);
    }

    // i_name and d_name, for one atom with its id in brackets; i2_name and d2_name with the column in the last brackets.
    private Operand CustomValue(string name, SourceSpan place)
    {
        List<Operand> index = Indices(2);
        if (_environment.IsDry) return new Operand(_ => 1, false);
        AtomStore atoms = Simulation(place).Atoms;
        string column = name;
        if (name[1] == '2')
        {
            if (index.Count == 0) throw new DeckException(place, $"'{name}' has several values per atom: choose one, as in {name}[1]");
            column = $"{name}[{index[^1].Value(-1):g15}]";
            index.RemoveAt(index.Count - 1);
        }
        AtomColumn found = atoms.Column(column) ?? throw new DeckException(place, atoms.NoSuchProperty(column));
        if (index.Count == 0)
        {
            AllowPerAtom(column, place);
            return new Operand(i => found.Values[i], true);
        }
        Operand id = index[0];
        return new Operand(_ => AtomIndex(id.Value(-1), place) is >= 0 and int i ? found.Values[i] : 0, false);
    }

    private void AllowPerAtom(string what, SourceSpan place)
    {
        if (_mode != FormulaMode.Atom) throw new DeckException(place, $"'{what}' has one value per atom: use it in an atom-style variable, or give an atom id as in {what}[5]");
    }

    // The local index, or −1 for an id in the range of ids that no atom has: its values are 0.
    private int AtomIndex(double id, SourceSpan place)
    {
        AtomStore atoms = Simulation(place).Atoms;
        int i = atoms.IndexOfId((int)id);
        if (i >= 0) return i;
        int largest = AtomEditing.LargestId(atoms);
        return id >= 1 && id <= largest ? -1 : throw new DeckException(place, $"there is no atom with id {id:g15}: ids run from 1 to {largest}");
    }

    private static int InRange(double index, int length, string what, SourceSpan place)
    {
        if (!(index >= 1 && index <= length)) throw new DeckException(place, $"{what} has {length} values; index {index:g15} is outside");
        return (int)index - 1;
    }
}
