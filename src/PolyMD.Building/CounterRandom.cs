namespace PolyMD.Building;

/// <summary>
/// Counter-based random numbers: draw k of stream s is the SplitMix64 finaliser (Steele, Lea, Flood, OOPSLA 2014) of
/// seed, stream and k. The same seed gives the same structure on every machine, and streams do not disturb each other.
/// </summary>
/// <param name="seed">Seed of the structure.</param>
/// <param name="stream">Number of the stream.</param>
public sealed class CounterRandom(ulong seed, ulong stream)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private readonly ulong _key = Mix(seed * Golden + Mix(stream + Golden));
    private ulong _counter;

    /// <summary>A number in [0, 1).</summary>
    public double Uniform() => (Mix(_key + ++_counter * Golden) >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [low, high).</summary>
    /// <param name="low">Lower bound.</param>
    /// <param name="high">Upper bound.</param>
    public double Uniform(double low, double high) => low + (high - low) * Uniform();

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
