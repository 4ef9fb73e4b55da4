namespace PolyMD.Engine.Quantities;

/// <summary>A compute that takes a new reference after a dump (dump_modify refresh).</summary>
public interface IRefreshable : ICompute
{
    /// <summary>Takes the present state as reference where its condition holds.</summary>
    void Refresh();
}
