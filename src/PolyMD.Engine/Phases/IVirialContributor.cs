using PolyMD.Numerics;

namespace PolyMD.Engine.Phases;

/// <summary>A fix whose forces add to the virial (constraints, rigid bodies, walls).</summary>
public interface IVirialContributor : IFix
{
    /// <summary>Virial of the forces this fix applied at the last step.</summary>
    SymTensor Virial { get; }
}
