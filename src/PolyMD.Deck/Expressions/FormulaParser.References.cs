using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Deck.Expressions;

internal sealed partial class FormulaParser
{
    private Operand Reference(char kind, string id, SourceSpan place)
    {
        List<Operand> index = [];
        while (index.Count < 2 && _at < _text.Length && _text[_at] == '[')
        {
            int close = Matching(_at, '[', ']');
            index.Add(Sub(_source.Slice(_at + 1, close - _at - 1)));
            _at = close + 1;
        }
        if (_environment.IsDry) return new Operand(_ => 1, false);
        return kind switch
        {
            'v' => Variable(id, index, place),
            'c' => Source($"compute '{id}'", 'c', () => FindCompute(id, place), index, place),
            _ => Source($"fix '{id}'", 'f', () => FindFix(id, place), index, place),
        };
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
                    return formula.Value(AtomIndex(id.Value(-1), place));
                }, false);
            }
            AllowPerAtom($"v_{name}", place);
            _prepare.Add(formula.Prepare);
            return new Operand(formula.Value, true);
        }
        if (index.Count > 0) throw new DeckException(place, $"variable '{name}' is a single number and takes no index");
        return new Operand(_ => _environment.VariableNumber(name, place), false);
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
                    return atoms.AtomValue(AtomIndex(id.Value(-1), place), 0);
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
                    return atoms.AtomValue(AtomIndex(id.Value(-1), place), InRange(column.Value(-1), atoms.AtomColumns, what, place));
                }, false);
            }
            default:
                throw new DeckException(place, $"{what} does not offer {(index.Count == 0 ? "a single number" : index.Count == 1 ? "a list (one index)" : "a table (two indices)")}");
        }
    }

    private Operand AtomValue(string name, Func<AtomStore, int, double> attribute, SourceSpan place)
    {
        if (_at < _text.Length && _text[_at] == '[')
        {
            int close = Matching(_at, '[', ']');
            Operand id = Sub(_source.Slice(_at + 1, close - _at - 1));
            _at = close + 1;
            return new Operand(_ => attribute(Simulation(place).Atoms, AtomIndex(id.Value(-1), place)), false);
        }
        AllowPerAtom(name, place);
        return new Operand(i => attribute(Simulation(place).Atoms, i), true);
    }

    private void AllowPerAtom(string what, SourceSpan place)
    {
        if (!_atomMode) throw new DeckException(place, $"'{what}' has one value per atom: use it in an atom-style variable, or give an atom id as in {what}[5]");
    }

    private int AtomIndex(double id, SourceSpan place)
    {
        int i = Simulation(place).Atoms.IndexOfId((int)id);
        return i >= 0 ? i : throw new DeckException(place, $"there is no atom with id {id:g15}");
    }

    private static int InRange(double index, int length, string what, SourceSpan place)
    {
        if (!(index >= 1 && index <= length)) throw new DeckException(place, $"{what} has {length} values; index {index:g15} is outside");
        return (int)index - 1;
    }
}
