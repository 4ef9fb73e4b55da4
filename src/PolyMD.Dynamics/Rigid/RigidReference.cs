using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Dynamics.Rigid;

/// <summary>A fix rigid named by another command.</summary>
internal static class RigidReference
{
    /// <summary>The fix.</summary>
    /// <exception cref="DeckException">There is no such fix, or it is no fix rigid.</exception>
    public static FixRigid Find(Simulation simulation, ArgToken id) => simulation.FindFix(id.Text) as FixRigid
        ?? throw new DeckException(id.Span, $"there is no fix rigid '{id.Text}'{NearestName.Hint(id.Text, simulation.Fixes.OfType<FixRigid>().Select(f => f.Id))}");
}
