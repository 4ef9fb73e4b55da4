using PolyMD.Engine.Phases;
using PolyMD.Model;

namespace PolyMD.Dynamics.Averages;

/// <summary>
/// When an averaging fix samples: Nrepeat samples Nevery steps apart, the last on each multiple of Nfreq.
/// </summary>
internal sealed class SampleSchedule : IStateful
{
    private readonly long _every, _repeat, _frequency;
    private long _start;
    private long _done;

    public SampleSchedule(ArgReader args)
    {
        _every = args.Long("Nevery", 1);
        _repeat = args.Long("Nrepeat", 1);
        _frequency = args.Long("Nfreq", 1);
        if (_frequency % _every != 0) args.Fail($"Nfreq ({_frequency}) must be a multiple of Nevery ({_every})");
        if (_repeat * _every > _frequency) args.Fail($"Nrepeat × Nevery ({_repeat} × {_every}) must not exceed Nfreq ({_frequency}): samples of two averages would overlap");
    }

    /// <summary>Samples in an average.</summary>
    public long Repeat => _repeat;

    /// <summary>Step of the next sample.</summary>
    public long Next { get; private set; }

    /// <summary>True before the first sample of an average.</summary>
    public bool IsFirst => _done == 0;

    /// <summary>Plans the first sample, not before <paramref name="start"/>.</summary>
    public void Plan(long step, long start)
    {
        _start = start;
        Next = First(step);
    }

    /// <summary>Skips samples that lie in the past (the run was continued without this fix being called).</summary>
    public void Resume(long step)
    {
        if (Next >= step) return;
        _done = 0;
        Next = First(step);
    }

    /// <summary>Counts a sample; true if it was the last of its average.</summary>
    public bool Advance(long step)
    {
        if (++_done < _repeat)
        {
            Next += _every;
            return false;
        }
        _done = 0;
        Next = step + _frequency - (_repeat - 1) * _every;
        return true;
    }

    public void SaveState(BinaryWriter writer)
    {
        writer.Write(Next);
        writer.Write(_done);
    }

    public void LoadState(BinaryReader reader)
    {
        Next = reader.ReadInt64();
        _done = reader.ReadInt64();
    }

    private long First(long step)
    {
        long end = step / _frequency * _frequency + _frequency;
        while (end < _start) end += _frequency;
        if (end - _frequency == step && _repeat == 1) return step;
        long first = end - (_repeat - 1) * _every;
        return first < step ? first + _frequency : first;
    }
}
