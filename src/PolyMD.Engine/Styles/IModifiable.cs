using PolyMD.Model;

namespace PolyMD.Engine.Styles;

/// <summary>A fix or compute that accepts <c>fix_modify</c> or <c>compute_modify</c>.</summary>
public interface IModifiable
{
    /// <summary>Reads the words after the id.</summary>
    /// <param name="args">Words.</param>
    void ReadModify(ArgReader args);
}
