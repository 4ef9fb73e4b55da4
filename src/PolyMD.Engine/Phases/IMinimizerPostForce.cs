namespace PolyMD.Engine.Phases;

/// <summary>A post-force fix that also acts during minimisation (setforce, addforce; thermostats do not).</summary>
public interface IMinimizerPostForce : IPostForce
{
    /// <summary>Does the work of this phase after the forces of a minimiser's evaluation.</summary>
    void MinimizerPostForce() => PostForce();
}
