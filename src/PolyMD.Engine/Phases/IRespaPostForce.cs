using PolyMD.Engine.Respa;

namespace PolyMD.Engine.Phases;

/// <summary>A post-force fix that acts at every level of run_style respa. Others act at one level: the outermost, or that of fix_modify respa.</summary>
public interface IRespaPostForce : IPostForce
{
    /// <summary>Before the first call of a run.</summary>
    void BeginRespaSetup() { }

    /// <summary>Changes the forces of a level.</summary>
    /// <param name="level">The level; its forces are those of the atoms.</param>
    /// <param name="lastLoop">Whether this is the last repetition within the level around it.</param>
    /// <param name="own">Whether it is the level that fix_modify respa chose for the fix, or the outermost without it.</param>
    void PostForce(RespaLevel level, bool lastLoop, bool own);

    /// <summary>After the calls of the set-up, one for each level.</summary>
    void EndRespaSetup() { }
}
