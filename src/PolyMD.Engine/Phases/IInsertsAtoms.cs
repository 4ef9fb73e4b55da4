namespace PolyMD.Engine.Phases;

/// <summary>A fix that puts new atoms into the system during a run, which may begin without any.</summary>
public interface IInsertsAtoms : IFix
{
}
