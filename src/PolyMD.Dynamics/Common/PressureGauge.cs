using PolyMD.Dynamics.Computes;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Common;

/// <summary>The computes by which a fix measures temperature and pressure of all atoms: its own ID_temp and ID_press, or those of fix_modify.</summary>
internal sealed class PressureGauge : IDisposable
{
    private readonly Simulation _simulation;
    private readonly SourceSpan _span;
    private readonly string _ownTemperature, _ownPressure;
    private string _temperatureId, _pressureId;

    /// <summary>Makes ID_temp and ID_press.</summary>
    /// <param name="simulation">Where computes are.</param>
    /// <param name="fixId">Id of the fix.</param>
    /// <param name="span">Its line in the deck.</param>
    /// <param name="terms">Words behind the temperature of compute pressure.</param>
    public PressureGauge(Simulation simulation, string fixId, SourceSpan span, string terms = "")
    {
        (_simulation, _span) = (simulation, span);
        (_temperatureId, _pressureId) = (_ownTemperature, _ownPressure) = (fixId + "_temp", fixId + "_press");
        Temperature = TemperatureArgument.Create(simulation, _temperatureId, Group.All);
        Pressure = TemperatureArgument.CreatePressure(simulation, _pressureId, _temperatureId, terms);
    }

    /// <summary>Measures the temperature.</summary>
    public ITemperature Temperature { get; private set; }

    /// <summary>Measures the pressure.</summary>
    public ComputePressure Pressure { get; private set; }

    /// <summary>Finds the computes again, before a run.</summary>
    public void Resolve()
    {
        Temperature = TemperatureArgument.Find(_simulation, _temperatureId, _span);
        Pressure = TemperatureArgument.FindPressure(_simulation, _pressureId, _span);
    }

    /// <summary>Takes the id behind <c>fix_modify temp</c> or <c>press</c>; false for other words. A compute of the fix that is replaced goes.</summary>
    /// <param name="word">Keyword.</param>
    /// <param name="args">What follows it.</param>
    public bool TryModify(string word, ArgReader args)
    {
        if (word is not ("temp" or "press")) return false;
        string id = args.Word("compute-ID");
        if (word == "temp")
        {
            Temperature = TemperatureArgument.Find(_simulation, id, args.LastSpan);
            if (_temperatureId == _ownTemperature) TemperatureArgument.Remove(_simulation, _temperatureId);
            _temperatureId = id;
            Pressure.UseTemperature(id);
            return true;
        }
        Pressure = TemperatureArgument.FindPressure(_simulation, id, args.LastSpan);
        if (_pressureId == _ownPressure) TemperatureArgument.Remove(_simulation, _pressureId);
        _pressureId = id;
        return true;
    }

    /// <summary>The words of a fix that knows no others.</summary>
    /// <param name="args">Words of fix_modify.</param>
    public void ReadModify(ArgReader args)
    {
        while (!args.AtEnd)
        {
            if (!TryModify(args.Word("keyword"), args)) args.UnknownKeyword("temp", "press");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        TemperatureArgument.Remove(_simulation, _ownTemperature);
        TemperatureArgument.Remove(_simulation, _ownPressure);
    }
}
