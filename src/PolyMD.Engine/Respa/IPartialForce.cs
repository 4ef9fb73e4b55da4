namespace PolyMD.Engine.Respa;

/// <summary>A force made of several that can be computed one by one (keyword hybrid of run_style respa).</summary>
public interface IPartialForce : IForce
{
    /// <summary>Number of parts.</summary>
    int PartCount { get; }

    /// <summary>Adds the forces of some parts; the tally becomes the sum over the last values of all parts.</summary>
    /// <param name="step">The step.</param>
    /// <param name="parts">Which parts.</param>
    void ComputeParts(in StepContext step, ReadOnlySpan<bool> parts);
}
