using PolyMD.Deck.Expressions;
using PolyMD.Deck.Runtime;
using PolyMD.Deck.Text;
using PolyMD.Deck.Variables;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Deck.Quantities;

/// <summary>Resolves c_ID, f_ID, v_name and atom attributes for fixes, thermo and dumps.</summary>
internal sealed class DeckQuantities(DeckContext context) : IQuantityResolver
{
    /// <inheritdoc/>
    public IScalarQuantity Scalar(ArgToken token)
    {
        Formula formula = Parse(token, FormulaMode.Scalar);
        return new ScalarQuantity(token.Text, formula, context, token);
    }

    /// <inheritdoc/>
    public IPerAtomQuantity PerAtom(ArgToken token)
    {
        if (token.Text.Length > 2 && token.Text[1] == '_' && token.Text[0] is 'c' or 'f') return new PerAtomReference(context.Simulation, token);
        PerAtomQuantity quantity = new(token.Text, context, token);
        // Looks the reference up now, so that an error stands where it was written.
        _ = quantity.Requires;
        return quantity;
    }

    /// <inheritdoc/>
    public string Text(ArgToken token) => context.Interpreter.Expand(token);

    /// <inheritdoc/>
    public void SetInternal(ArgToken name, double value)
    {
        DeckVariable v = context.Variables.Get(name.Text, name.Span);
        if (v.Style != VariableStyle.Internal) throw new DeckException(name.Span, $"variable '{name.Text}' is of style {v.Style.ToString().ToLowerInvariant()}; it must be of style internal to be set");
        v.Number = value;
    }

    /// <inheritdoc/>
    public IVectorQuantity Vector(ArgToken token)
    {
        (char kind, string id, int column) = Split(token);
        Simulation s = context.Simulation;
        object? source = kind == 'c' ? s.FindCompute(id) : kind == 'f' ? s.FindFix(id) : null;
        if (kind == 'v')
        {
            if (column >= 0 || ((IFormulaEnvironment)context).VariableVectorFormula(id, token.Span) is null) throw new DeckException(token.Span, $"'{token.Text}' is not a list of numbers");
            return new VariableVector(token, id, context);
        }
        if (source is null)
        {
            IEnumerable<string> ids = kind == 'c' ? s.Computes.Select(c => c.Id) : s.Fixes.Select(f => f.Id);
            throw new DeckException(token.Span, $"there is no {(kind == 'c' ? "compute" : "fix")} '{id}'{NearestName.Hint(id, ids)}");
        }
        if (column < 0 && source is IVectorSource { HasVector: true } or IPerAtomSource { AtomColumns: 0 }) return new VectorQuantity(token.Text, s, source, column);
        if (column >= 0 && (source is IArraySource { Columns: var columns } && column < columns || source is IPerAtomSource { AtomColumns: var perAtom } && column < perAtom)) return new VectorQuantity(token.Text, s, source, column);
        throw new DeckException(token.Span, $"'{token.Text}' does not offer {(column < 0 ? "a list of numbers" : "a table")}");
    }

    internal static (char Kind, string Id, int Column) Split(ArgToken token)
    {
        string text = token.Text;
        if (text.Length < 3 || text[1] != '_' || text[0] is not ('c' or 'f' or 'v')) throw new DeckException(token.Span, $"expected c_ID, f_ID or v_name, got '{text}'");
        int bracket = text.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0) return (text[0], text[2..], -1);
        if (!text.EndsWith(']') || !int.TryParse(text.AsSpan(bracket + 1, text.Length - bracket - 2), out int column) || column < 1)
            throw new DeckException(token.Span, $"'{text}' must end with an index such as [1]");
        return (text[0], text[2..bracket], column - 1);
    }

    internal Formula Parse(ArgToken token, FormulaMode mode) => FormulaParser.Parse(PlacedText.FromToken(token), context, mode);

    private sealed class ScalarQuantity(string name, Formula formula, DeckContext context, ArgToken token) : IScalarQuantity
    {
        private Formula _formula = formula;
        private int _version = context.Variables.Version;

        public string Name => name;

        public Needs Requires => Current().Requires();

        public double Evaluate() => Current().Value(-1);

        // Computes and fixes may be replaced under the same id between runs.
        private Formula Current()
        {
            if (_version == context.Variables.Version) return _formula;
            _formula = FormulaParser.Parse(PlacedText.FromToken(token), context);
            _version = context.Variables.Version;
            return _formula;
        }
    }

    private sealed class PerAtomQuantity(string name, DeckContext context, ArgToken token) : IPerAtomQuantity
    {
        private Formula? _formula;
        private int _version = -1;

        public string Name => name;

        public Needs Requires => Current().Requires();

        public void Evaluate(Span<double> values)
        {
            Formula f = Current();
            f.Prepare();
            Func<int, double> value = f.Value;
            for (int i = 0; i < context.Simulation.Atoms.LocalCount; i++) values[i] = value(i);
        }

        private Formula Current()
        {
            if (_formula is not null && _version == context.Variables.Version) return _formula;
            _formula = FormulaParser.Parse(PlacedText.FromToken(token), context, FormulaMode.Atom);
            _version = context.Variables.Version;
            return _formula;
        }
    }

    // A vector-style variable; its formula is looked up each time, as it may be redefined.
    private sealed class VariableVector(ArgToken token, string variable, DeckContext context) : IVectorQuantity
    {
        public string Name => token.Text;

        public Needs Requires => context.Variables.Needs(variable);

        public int Length
        {
            get
            {
                Formula f = Current();
                f.Prepare();
                return f.Length!();
            }
        }

        public void Evaluate(Span<double> values)
        {
            Formula f = Current();
            f.Prepare();
            int n = f.Length!();
            for (int k = 0; k < n; k++) values[k] = f.Value(k);
        }

        private Formula Current() => ((IFormulaEnvironment)context).VariableVectorFormula(variable, token.Span)
            ?? throw new DeckException(token.Span, $"'{token.Text}' is not a list of numbers any more");
    }

    // c_ID or c_ID[i] in a per-atom place: never the single number that some of these computes offer too.
    private sealed class PerAtomReference : IPerAtomQuantity
    {
        private readonly Simulation _simulation;
        private readonly ArgToken _token;
        private readonly int _column;
        private object? _found;

        public PerAtomReference(Simulation simulation, ArgToken token)
        {
            _simulation = simulation;
            _token = token;
            (_, _, _column) = Split(token);
            _ = Source();
        }

        public string Name => _token.Text;

        public Needs Requires => Source() is ICompute c ? c.Requires : Needs.None;

        public void Evaluate(Span<double> values)
        {
            IPerAtomSource source = Source();
            (source as ICompute)?.Evaluate();
            int column = Math.Max(0, _column);
            for (int i = 0; i < _simulation.Atoms.LocalCount; i++) values[i] = source.AtomValue(i, column);
        }

        // Looked up by id each time: a compute or fix may be replaced by another of the same id.
        private IPerAtomSource Source()
        {
            (char kind, string id, _) = Split(_token);
            object? source = kind == 'c' ? _simulation.FindCompute(id) : _simulation.FindFix(id);
            if (source is not null && ReferenceEquals(source, _found)) return (IPerAtomSource)source;
            if (source is null)
            {
                IEnumerable<string> ids = kind == 'c' ? _simulation.Computes.Select(c => c.Id) : _simulation.Fixes.Select(f => f.Id);
                throw new DeckException(_token.Span, $"there is no {(kind == 'c' ? "compute" : "fix")} '{id}'{NearestName.Hint(id, ids)}");
            }
            string what = kind == 'c' ? "compute" : "fix";
            if (source is not IPerAtomSource atoms) throw new DeckException(_token.Span, $"{what} '{id}' has no values per atom");
            if (_column < 0 && atoms.AtomColumns > 0) throw new DeckException(_token.Span, $"{what} '{id}' has {atoms.AtomColumns} values per atom: choose one, as in {_token.Text}[1]");
            if (_column >= 0 && _column >= atoms.AtomColumns) throw new DeckException(_token.Span, atoms.AtomColumns == 0 ? $"{what} '{id}' has one value per atom and takes no index" : $"{what} '{id}' has {atoms.AtomColumns} values per atom; index {_column + 1} is outside");
            _found = source;
            return atoms;
        }
    }

    private sealed class VectorQuantity(string name, Simulation simulation, object source, int column) : IVectorQuantity
    {
        public string Name => name;

        public Needs Requires => source is ICompute c ? c.Requires : Needs.None;

        public int Length => source switch
        {
            IVectorSource { HasVector: true } v when column < 0 => Current(v.LengthVaries) ? v.VectorLength : 0,
            IArraySource { Columns: > 0 } a when column >= 0 => Current(a.RowsVary) ? a.Rows : 0,
            _ => simulation.Atoms.LocalCount,
        };

        public void Evaluate(Span<double> values)
        {
            (source as ICompute)?.Evaluate();
            int n = Length;
            for (int k = 0; k < n; k++)
            {
                values[k] = source switch
                {
                    IVectorSource { HasVector: true } v when column < 0 => v.VectorAt(k),
                    IArraySource { Columns: > 0 } a when column >= 0 => a.ArrayAt(k, column),
                    IPerAtomSource p => p.AtomValue(k, Math.Max(0, column)),
                    _ => double.NaN,
                };
            }
        }

        // A length that changes from step to step is known once the compute is up to date.
        private bool Current(bool varies)
        {
            if (varies) (source as ICompute)?.Evaluate();
            return true;
        }
    }
}
