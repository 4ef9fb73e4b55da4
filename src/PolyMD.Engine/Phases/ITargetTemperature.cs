namespace PolyMD.Engine.Phases;

/// <summary>A thermostat that knows the temperature it steers to: what is far above it is a warning.</summary>
public interface ITargetTemperature : IFix
{
    /// <summary>The highest temperature of the ramp, temperature units; 0 if it has none.</summary>
    double TargetTemperature { get; }
}
