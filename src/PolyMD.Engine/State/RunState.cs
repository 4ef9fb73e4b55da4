namespace PolyMD.Engine.State;

/// <summary>What a force derives from the system at the beginning of a run and keeps to its end: a resumed run must not derive it again from where it is.</summary>
public abstract class RunState
{
    [NotState("says what is to be done in this process")]
    private bool _given;

    /// <summary>Declares that the values come from a checkpoint.</summary>
    public void Give() => _given = true;

    /// <summary>Whether the values come from a checkpoint and are to be used instead of new ones; true once.</summary>
    public bool TakeGiven()
    {
        bool given = _given;
        _given = false;
        return given;
    }
}
