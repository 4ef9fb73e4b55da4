using System.Diagnostics;
using System.Globalization;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;
using PolyMD.Engine.Phases;
using PolyMD.Engine.Styles;
using PolyMD.Model;

namespace PolyMD.Dynamics.Control;

/// <summary>
/// Ends a run when a condition holds, looked at every N steps: the longest bond (bondmax), the seconds since the run began (tlimit), the free
/// space of a disk in megabytes (diskfree) or an equal-style variable, compared with a number. error hard ends the deck with an error,
/// soft ends the run and skips later ones, continue ends this run only.
/// </summary>
[FixStyle("halt")]
public sealed class FixHalt : FixBase, IEndOfStep
{
    private static readonly string[] s_operators = ["<", "<=", ">", ">=", "==", "!=", "|^"];
    private readonly long _every;
    private readonly string _attribute, _operator, _error = "hard", _path = ".";
    private readonly double _limit;
    private readonly bool _message = true;
    private readonly ScalarArgument? _variable;
    private readonly Stopwatch _clock = new();

    /// <summary>Reads <c>fix ID group halt N attribute operator value [error hard|soft|continue] [message yes|no] [path folder]</c>.</summary>
    /// <param name="context">Simulation, id, group (not used).</param>
    /// <param name="args">Interval, condition, keywords.</param>
    public FixHalt(StyleContext context, ArgReader args) : base(context)
    {
        _every = args.Long("N", 1);
        if (args.Peek is { } word && word.StartsWith("v_", StringComparison.Ordinal))
        {
            _attribute = word;
            _variable = ScalarArgument.Read(args, "attribute");
            _variable.Resolve(Simulation);
        }
        else _attribute = args.Choice("attribute", "bondmax", "tlimit", "diskfree", "v_name");
        if (_attribute == "v_name") args.Fail("'v_name' stands for the name of an equal-style variable");
        _operator = args.Choice("operator", s_operators);
        _limit = args.Double("value");
        while (!args.AtEnd)
        {
            switch (args.Word("keyword"))
            {
                case "error": _error = args.Choice("error", "hard", "soft", "continue"); break;
                case "message": _message = args.YesNo("message"); break;
                case "path": _path = args.Word("path"); break;
                default: args.UnknownKeyword("error", "message", "path"); break;
            }
        }
    }

    /// <inheritdoc/>
    public override void Initialize() => _variable?.Resolve(Simulation);

    /// <inheritdoc/>
    public override void Setup() => _clock.Restart();

    /// <inheritdoc/>
    public override Needs NeedsAt(long step) => step % _every == 0 ? _variable?.Requires ?? Needs.None : Needs.None;

    /// <inheritdoc/>
    public void EndOfStep()
    {
        if (Simulation.Step % _every != 0) return;
        double value = _variable?.Value ?? _attribute switch
        {
            "bondmax" => LongestBond(),
            "tlimit" => _clock.Elapsed.TotalSeconds,
            _ => new DriveInfo(Path.GetFullPath(Simulation.PathOf(_path))).AvailableFreeSpace / 1048576.0,
        };
        if (!Holds(value)) return;
        string text = $"Fix halt condition for fix-id {Id} met on step {Simulation.Step} with value {value.ToString("R", CultureInfo.InvariantCulture)}";
        if (_error == "hard") throw new SimulationException(Simulation.Step, text);
        if (_message) Simulation.Log(text);
        Simulation.StopRequested = true;
    }

    /// <inheritdoc/>
    public override void RunEnded()
    {
        if (_error == "continue") Simulation.StopRequested = false;
    }

    private bool Holds(double value) => _operator switch
    {
        "<" => value < _limit,
        "<=" => value <= _limit,
        ">" => value > _limit,
        ">=" => value >= _limit,
        "==" => value == _limit,
        "!=" => value != _limit,
        _ => (value == 0) != (_limit == 0),
    };

    private double LongestBond()
    {
        double longest = 0;
        foreach (BondedRecord b in Simulation.Topology.Bonds)
        {
            int i = Atoms.IndexOfId(b.A), j = Atoms.IndexOfId(b.B);
            if (i < 0 || j < 0) continue;
            longest = Math.Max(longest, Simulation.Box.MinimumImage(Atoms.Position(i) - Atoms.Position(j)).LengthSquared);
        }
        return Math.Sqrt(longest);
    }
}
