using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Dynamics.Common;

/// <summary>An argument that is a number, an equal-style variable or an atom-style variable: one value for all atoms or one for each.</summary>
internal sealed class AtomArgument
{
    private readonly ArgToken _token;
    private readonly double _constant;
    private IScalarQuantity? _scalar;
    private IPerAtomQuantity? _perAtom;
    private double[] _values = [];
    private double _value;

    private AtomArgument(ArgToken token, bool isVariable, double constant)
    {
        _token = token;
        IsVariable = isVariable;
        _constant = constant;
    }

    public bool IsVariable { get; }

    /// <summary>The number, if it is not a variable.</summary>
    public double Constant => _constant;

    public bool IsPerAtom => _perAtom is not null;

    public Needs Requires => (_scalar?.Requires ?? Needs.None) | (_perAtom?.Requires ?? Needs.None);

    public static AtomArgument Read(ArgReader args, string name)
    {
        if (args.Peek is { } text && text.StartsWith("v_", StringComparison.Ordinal)) return new(args.Token(name), true, 0);
        return new(default, false, args.Double(name));
    }

    /// <summary>The next argument, or null if it is the word NULL.</summary>
    public static AtomArgument? ReadOrNull(ArgReader args, string name) => args.TryKeyword("NULL") ? null : Read(args, name);

    /// <summary>Before every run.</summary>
    public void Resolve(Simulation simulation)
    {
        if (!IsVariable) return;
        (_scalar, _perAtom) = (null, null);
        IQuantityResolver resolver = Resolver.Of(simulation, _token);
        try
        {
            _scalar = resolver.Scalar(_token);
        }
        catch (PolyMDException)
        {
            // An atom-style variable has no single value; any other mistake comes up again here.
            _perAtom = resolver.PerAtom(_token);
        }
    }

    /// <summary>Evaluates variables for the present step.</summary>
    public void Update(Simulation simulation)
    {
        if (_perAtom is null)
        {
            _value = _scalar?.Evaluate() ?? _constant;
            return;
        }
        int n = simulation.Atoms.LocalCount;
        if (_values.Length < n) _values = new double[n];
        _perAtom.Evaluate(_values.AsSpan(0, n));
    }

    /// <summary>The value for an atom after <see cref="Update"/>.</summary>
    public double this[int atom] => _perAtom is null ? _value : _values[atom];
}
