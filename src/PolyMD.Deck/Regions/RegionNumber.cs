using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Regions;

/// <summary>A length of a region: a number, or an equal-style variable that is evaluated once at every step.</summary>
internal sealed class RegionNumber
{
    private readonly double _constant, _scale;
    private readonly ArgToken? _variable;
    private readonly Simulation? _simulation;
    private long _step = -1;
    private double _value;

    private RegionNumber(double constant, ArgToken? variable, double scale, Simulation? simulation)
    {
        (_constant, _variable, _scale, _simulation) = (constant, variable, scale, simulation);
        _value = constant * scale;
    }

    /// <summary>Whether it may change.</summary>
    public bool IsVariable => _variable is not null;

    public double Value
    {
        get
        {
            if (_variable is not { } token || _step == _simulation!.Step) return _value;
            _step = _simulation.Step;
            return _value = _simulation.Quantities!.Scalar(token).Evaluate() * _scale;
        }
    }

    public static RegionNumber Read(ArgReader args, string name, double scale, Simulation? simulation)
    {
        if (args.Peek is { } text && text.StartsWith("v_", StringComparison.Ordinal) && simulation is not null) return new RegionNumber(0, args.Token(name), scale, simulation);
        return new RegionNumber(args.Double(name), null, scale, simulation);
    }
}
