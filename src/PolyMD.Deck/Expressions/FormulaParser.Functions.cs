using PolyMD.Deck.Text;
using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Deck.Expressions;

internal sealed partial class FormulaParser
{
    private static readonly string[] s_math =
    [
        "sqrt", "exp", "ln", "log", "abs", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "random", "normal", "ceil", "floor", "round",
        "ramp", "stagger", "logfreq", "logfreq2", "logfreq3", "stride", "stride2", "vdisplace", "swiggle", "cwiggle",
    ];

    private static readonly string[] s_special =
        ["sum", "min", "max", "ave", "trap", "slope", "gmask", "rmask", "grmask", "next", "is_file", "is_defined", "is_available", "is_active", "is_os", "is_typelabel", "label2type", "extract_setting"];

    private static IEnumerable<string> FunctionNames => s_math.Concat(s_special).Concat(s_group);

    private Operand Function(string name, List<PlacedText> arguments, SourceSpan place)
    {
        if (s_group.Contains(name)) return GroupFunction(name, arguments, place);
        if (s_special.Contains(name)) return Special(name, arguments, place);
        if (!s_math.Contains(name)) throw new DeckException(place, $"unknown function '{name}' in a formula{NearestName.Hint(name, FunctionNames)}");
        Operand[] operands = arguments.Select(Sub).ToArray();
        bool perAtom = operands.Any(o => o.PerAtom);
        void Count(int n)
        {
            if (operands.Length != n) throw new DeckException(place, $"{name}() takes {n} argument{(n == 1 ? "" : "s")}, got {operands.Length}");
        }
        Func<int, double> One()
        {
            Count(1);
            return operands[0].Value;
        }
        DeckException Domain(string what, double x) => new(place, $"{name}({x:g15}): {what}");
        Func<int, double> value;
        switch (name)
        {
            case "sqrt": { Func<int, double> f = One(); value = i => f(i) is var x && x >= 0 ? Math.Sqrt(x) : throw Domain("the argument must not be negative", x); break; }
            case "exp": { Func<int, double> f = One(); value = i => Math.Exp(f(i)); break; }
            case "ln": { Func<int, double> f = One(); value = i => f(i) is var x && x > 0 ? Math.Log(x) : throw Domain("the argument must be positive", x); break; }
            case "log": { Func<int, double> f = One(); value = i => f(i) is var x && x > 0 ? Math.Log10(x) : throw Domain("the argument must be positive", x); break; }
            case "abs": { Func<int, double> f = One(); value = i => Math.Abs(f(i)); break; }
            case "sin": { Func<int, double> f = One(); value = i => Math.Sin(f(i)); break; }
            case "cos": { Func<int, double> f = One(); value = i => Math.Cos(f(i)); break; }
            case "tan": { Func<int, double> f = One(); value = i => Math.Tan(f(i)); break; }
            case "asin": { Func<int, double> f = One(); value = i => f(i) is var x && Math.Abs(x) <= 1 ? Math.Asin(x) : throw Domain("the argument must lie in -1 ... 1", x); break; }
            case "acos": { Func<int, double> f = One(); value = i => f(i) is var x && Math.Abs(x) <= 1 ? Math.Acos(x) : throw Domain("the argument must lie in -1 ... 1", x); break; }
            case "atan": { Func<int, double> f = One(); value = i => Math.Atan(f(i)); break; }
            case "ceil": { Func<int, double> f = One(); value = i => Math.Ceiling(f(i)); break; }
            case "floor": { Func<int, double> f = One(); value = i => Math.Floor(f(i)); break; }
            case "round": { Func<int, double> f = One(); value = i => f(i) is var x && x - Math.Floor(x) >= 0.5 ? Math.Ceiling(x) : Math.Floor(x); break; }
            case "atan2": Count(2); value = i => Math.Atan2(operands[0].Value(i), operands[1].Value(i)); break;
            case "random":
                Count(3);
                value = i =>
                {
                    double lo = operands[0].Value(i), hi = operands[1].Value(i);
                    return _environment.RandomFor(_mode == FormulaMode.Atom, Seed(operands[2].Value(i), place)).Uniform() * (hi - lo) + lo;
                };
                break;
            case "normal":
                Count(3);
                value = i =>
                {
                    double mean = operands[0].Value(i), width = operands[1].Value(i);
                    return mean + width * _environment.RandomFor(_mode == FormulaMode.Atom, Seed(operands[2].Value(i), place)).Gaussian();
                };
                break;
            default: value = StepFunctions.Create(name, operands.Select(o => o.Value).ToArray(), _environment, place); break;
        }
        return new Operand(value, perAtom, 1 + operands.Select(o => o.Operations).DefaultIfEmpty().Max());
    }

    private static int Seed(double seed, SourceSpan place) =>
        seed >= 1 && seed <= 900_000_000 ? (int)seed : throw new DeckException(place, $"a random seed must lie in 1 ... 900000000, got {seed:g15}");

    private int TypeOf(string family, string label, SourceSpan place)
    {
        if (!TypeLabels.Families.Contains(family)) throw new DeckException(place, $"'{family}' must be one of {string.Join(", ", TypeLabels.Families)}{NearestName.Hint(family, TypeLabels.Families)}");
        return Simulation(place).Labels.Find(family, label);
    }

    private Operand Special(string name, List<PlacedText> arguments, SourceSpan place)
    {
        string Text(int k) => arguments[k].Text.Trim();
        void Count(int n)
        {
            if (arguments.Count != n) throw new DeckException(place, $"{name}() takes {n} argument{(n == 1 ? "" : "s")}, got {arguments.Count}");
        }
        switch (name)
        {
            case "next": Count(1); return Next(Text(0), place);
            case "is_file": Count(1); return new Operand(_ => _environment.IsFile(Text(0)) ? 1 : 0, false);
            case "is_os": Count(1); return new Operand(_ => SystemFacts.IsOperatingSystem(Text(0), place) ? 1 : 0, false);
            case "extract_setting": Count(1); return new Operand(_ => _environment.IsDry ? 1 : SystemFacts.Setting(Text(0), Simulation(place), place), false);
            case "label2type": Count(2); return new Operand(_ => _environment.IsDry ? 1 : TypeOf(Text(0), Text(1), place) is > 0 and int type ? type : throw new DeckException(place, $"there is no {Text(0)} type '{Text(1)}'{NearestName.Hint(Text(1), Simulation(place).Labels.Of(Text(0)).Values)}"), false);
            case "is_typelabel": Count(2); return new Operand(_ => !_environment.IsDry && TypeOf(Text(0), Text(1), place) > 0 ? 1 : 0, false);
            case "is_active": Count(2); return new Operand(_ => _environment.IsActive(Text(0), Text(1), place) ? 1 : 0, false);
            case "is_defined": Count(2); return new Operand(_ => _environment.IsDefined(Text(0), Text(1), place) ? 1 : 0, false);
            case "is_available": Count(2); return new Operand(_ => _environment.IsAvailable(Text(0), Text(1), place) ? 1 : 0, false);
            case "gmask" or "rmask" or "grmask":
            {
                Count(name == "grmask" ? 2 : 1);
                if (_environment.IsDry) return new Operand(_ => 1, true);
                AllowPerAtom(name, place);
                uint bit = name == "rmask" ? 0 : GroupBit(Text(0), place);
                IRegion? region = name == "gmask" ? null : Region(Text(name == "grmask" ? 1 : 0), place);
                return new Operand(i => (bit == 0 || (Simulation(place).Atoms.GroupMask[i] & bit) != 0) && (region is null || region.Contains(Simulation(place).Atoms.Position(i))) ? 1 : 0, true);
            }
        }
        Count(1);
        if (_environment.IsDry) return new Operand(_ => 1, false);
        PlacedText word = arguments[0];
        int lead = word.Text.Length - word.Text.TrimStart().Length;
        ArgToken token = word.Token(lead, word.Text.Trim().Length);
        IQuantityResolver resolver = Simulation(place).Quantities ?? throw new DeckException(place, $"{name}() cannot be evaluated here");
        IVectorQuantity vector = resolver.Vector(token);
        _requires.Add(() => vector.Requires);
        return new Operand(_ =>
        {
            double[] values = new double[vector.Length];
            vector.Evaluate(values);
            if (values.Length == 0) throw new DeckException(place, $"{name}({token.Text}): the list is empty");
            return Reduce(name, values);
        }, false);
    }

    // The values a formula sees are those before the step; a list that is read per atom is stepped once per evaluation.
    private Operand Next(string name, SourceSpan place)
    {
        if (_environment.IsDry) return new Operand(_ => 1, false);
        if (_environment.AtomFileOf(name, place) is not { } file) return new Operand(_ => _environment.NextOf(name, place), false);
        AllowPerAtom($"next({name})", place);
        IReadOnlyDictionary<int, double> values = file.AtomValues;
        _prepare.Add(() => values = _environment.NextAtomValues(name, place));
        return new Operand(i => values.GetValueOrDefault(Simulation(place).Atoms.Id[i]), true);
    }

    private static double Reduce(string name, double[] v)
    {
        switch (name)
        {
            case "sum": return v.Sum();
            case "min": return v.Min();
            case "max": return v.Max();
            case "ave": return v.Average();
            case "trap": return v.Sum() - 0.5 * (v[0] + v[^1]);
            default:
            {
                // Least-squares slope against the index.
                double n = v.Length, sx = 0, sy = 0, sxx = 0, sxy = 0;
                for (int k = 0; k < v.Length; k++)
                {
                    sx += k + 1;
                    sy += v[k];
                    sxx += (k + 1.0) * (k + 1);
                    sxy += (k + 1) * v[k];
                }
                double d = n * sxx - sx * sx;
                return d != 0 ? (n * sxy - sx * sy) / d : 1e20;
            }
        }
    }
}
