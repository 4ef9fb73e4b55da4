using PolyMD.Model;

namespace PolyMD.Engine.Styles;

/// <summary>A style of kspace_style.</summary>
public interface IKSpaceStyle : IKSpace
{
    /// <summary>Reads the words after the style's name (accuracy).</summary>
    /// <param name="args">Words.</param>
    /// <param name="simulation">Units.</param>
    void ReadSettings(ArgReader args, Simulation simulation);

    /// <summary>Reads a kspace_modify line.</summary>
    /// <param name="args">Words.</param>
    void ReadModify(ArgReader args);
}
