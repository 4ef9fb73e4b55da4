namespace PolyMD.Engine.Phases;

/// <summary>A fix whose level within run_style respa can be chosen.</summary>
public interface IRespaLevelChoice : IFix
{
    /// <summary>Whether fix_modify respa is accepted.</summary>
    bool TakesRespaLevel { get; }

    /// <summary>Level from 1 for the innermost; 0 is the outermost. Levels beyond the outermost mean the outermost.</summary>
    int RespaLevel { get; set; }
}
