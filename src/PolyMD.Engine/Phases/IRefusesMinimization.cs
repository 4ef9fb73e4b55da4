namespace PolyMD.Engine.Phases;

/// <summary>A fix that must be removed before a minimisation because its forces only exist along a trajectory (held bonds).</summary>
public interface IRefusesMinimization : IFix
{
}
