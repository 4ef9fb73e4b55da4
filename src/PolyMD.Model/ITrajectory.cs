namespace PolyMD.Model;

/// <summary>A sequence of frames that is read once, front to back: a file, or a simulation that is still running.</summary>
public interface ITrajectory : IDisposable
{
    /// <summary>Reads the next frame into <paramref name="frame"/>; false at the end.</summary>
    /// <param name="frame">Filled in order of ascending atom id; its arrays are reused.</param>
    bool TryRead(Frame frame);
}
