namespace PolyMD.Engine.State;

/// <summary>
/// Says that a field, or every object of a type, is no part of what a checkpoint keeps: it is made again by the constructor and Initialize, or it is scratch
/// that is filled before it is read. Everything else that a fix, compute, dump, region or variable holds is kept (docs/checkpoint.md).
/// </summary>
/// <param name="reason">Why nothing is lost.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class NotStateAttribute(string reason) : Attribute
{
    /// <summary>Why nothing is lost.</summary>
    public string Reason { get; } = reason;
}
