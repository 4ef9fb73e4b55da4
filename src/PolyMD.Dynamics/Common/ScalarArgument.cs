using PolyMD.Engine;
using PolyMD.Engine.Quantities;
using PolyMD.Model;

namespace PolyMD.Dynamics.Common;

/// <summary>An argument that is a number or an equal-style variable (v_name).</summary>
internal sealed class ScalarArgument
{
    private readonly ArgToken _token;
    private readonly bool _isVariable;
    private readonly double _constant;
    private IScalarQuantity? _quantity;

    private ScalarArgument(ArgToken token, bool isVariable, double constant)
    {
        _token = token;
        _isVariable = isVariable;
        _constant = constant;
    }

    public bool IsVariable => _isVariable;

    public Needs Requires => _quantity?.Requires ?? Needs.None;

    public double Value => _quantity is null ? _constant : _quantity.Evaluate();

    public static ScalarArgument Read(ArgReader args, string name)
    {
        if (args.Peek is { } text && text.StartsWith("v_", StringComparison.Ordinal)) return new(args.Token(name), true, 0);
        return new(default, false, args.Double(name));
    }

    /// <summary>The next argument, or null if it is the word NULL.</summary>
    public static ScalarArgument? ReadOrNull(ArgReader args, string name) => args.TryKeyword("NULL") ? null : Read(args, name);

    public void Resolve(Simulation simulation)
    {
        if (_isVariable) _quantity = Resolver.Of(simulation, _token).Scalar(_token);
    }
}
