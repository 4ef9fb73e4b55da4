namespace PolyMD.Engine.Styles;

/// <summary>A hybrid style: its sub-styles with their own tallies, in the order of the deck.</summary>
public interface IStyleWithParts : IForce
{
    /// <summary>Sub-styles.</summary>
    IReadOnlyList<IForce> Parts { get; }
}
