using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Dynamics.Exchange;

/// <summary>A molecule that a fix has put into the system: the atoms of its template have consecutive ids and local indices.</summary>
/// <param name="Template">Its template.</param>
/// <param name="FirstIndex">Local index of its first atom.</param>
/// <param name="FirstId">Id of its first atom.</param>
/// <param name="Place">Where the geometric centre of the template is now, unwrapped.</param>
/// <param name="Turn">Its rotation about that centre.</param>
/// <param name="FirstTerms">Where its terms begin in the lists of bonds, angles, dihedrals, impropers.</param>
internal readonly record struct InsertedMolecule(MoleculeTemplate Template, int FirstIndex, int FirstId, Vec3 Place, Rotation Turn, IReadOnlyList<int> FirstTerms)
{
    /// <summary>Where a point of the template is now.</summary>
    public Vec3 Map(Vec3 point) => Place + Turn.Apply(point - Template.GeometricCentre);
}
