namespace PolyMD.Engine.Styles;

/// <summary>A pair style that knows parts of its energy, for the vector of compute pair.</summary>
public interface IPairParts
{
    /// <summary>Number of parts.</summary>
    int PartCount { get; }

    /// <summary>A part of the last evaluation, energy units (or a count, where the style says so).</summary>
    /// <param name="index">0-based.</param>
    double Part(int index);
}
