namespace PolyMD.Engine.Phases;

/// <summary>A thermostat or barostat whose energy completes the conserved quantity (thermo keywords ecouple, econserve).</summary>
public interface ICouplingEnergy : IFix
{
    /// <summary>Energy given to the bath since the fix began, in energy units.</summary>
    double CoupledEnergy { get; }
}
