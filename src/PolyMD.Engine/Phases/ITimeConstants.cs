namespace PolyMD.Engine.Phases;

/// <summary>A thermostat, barostat or friction with relaxation times, so that times that look like numbers of steps are noticed before a run.</summary>
public interface ITimeConstants : IFix
{
    /// <summary>Relaxation times under the names that the manual gives them, in time units.</summary>
    IEnumerable<(string Name, double Time)> TimeConstants { get; }
}
