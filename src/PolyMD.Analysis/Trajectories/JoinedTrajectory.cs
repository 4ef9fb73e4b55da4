using PolyMD.Model;

namespace PolyMD.Analysis.Trajectories;

/// <summary>Several files of one run, one after the other. Where a file begins before the end of the one before it (a restart from a checkpoint), the repeated steps are left out.</summary>
/// <param name="parts">Opens the parts, in order.</param>
public sealed class JoinedTrajectory(IReadOnlyList<Func<ITrajectory>> parts) : ITrajectory
{
    private ITrajectory? _current;
    private int _next;
    private long _lastStep = long.MinValue;

    /// <inheritdoc/>
    public bool TryRead(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        while (true)
        {
            if (_current is null)
            {
                if (_next == parts.Count) return false;
                _current = parts[_next++]();
            }
            while (_current.TryRead(frame))
            {
                if (frame.Step <= _lastStep) continue;
                _lastStep = frame.Step;
                return true;
            }
            _current.Dispose();
            _current = null;
        }
    }

    /// <summary>Closes the part at hand.</summary>
    public void Dispose() => _current?.Dispose();
}
