namespace PolyMD.Engine.Phases;

/// <summary>A fix that removes degrees of freedom (bond constraints, rigid bodies); temperatures subtract them.</summary>
public interface IConstrainsFreedom : IFix
{
    /// <summary>Degrees of freedom removed from the atoms of a group.</summary>
    /// <param name="groupBit">Bit of the group.</param>
    double RemovedFreedom(uint groupBit);
}
