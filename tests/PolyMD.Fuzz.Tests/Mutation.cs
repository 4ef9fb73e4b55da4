using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace PolyMD.Fuzz.Tests;

/// <summary>One change of a file: what, where (a number that is taken modulo the length) and with which value.</summary>
internal readonly record struct Mutation(MutationKind Kind, int Place, int Value)
{
    private const int Most = 1 << 24;

    /// <summary>A file to start from and what is done to it.</summary>
    public static Arbitrary<(int Seed, Mutation[] Changes)> Cases(IReadOnlyList<MutationKind> kinds)
    {
        Gen<Mutation> one = from kind in Gen.Choose(0, kinds.Count - 1) from place in Gen.Choose(0, Most) from value in Gen.Choose(0, Most) select new Mutation(kinds[kind], place, value);
        // Mostly one change: several hide each other.
        Gen<int> count = Gen.Frequency((5, Gen.Constant(1)), (2, Gen.Constant(2)), (1, Gen.Choose(3, 6)));
        Gen<(int, Mutation[])> cases = from seed in Gen.Choose(0, Most) from n in count from changes in Gen.ArrayOf(one, n) select (seed, changes);
        return Arb.From(cases, c => Shorter(c.Item2).Select(m => (c.Item1, m)));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}({Place}, {Value})");

    private static IEnumerable<Mutation[]> Shorter(Mutation[] changes)
    {
        for (int k = 0; k < changes.Length && changes.Length > 1; k++) yield return [.. changes[..k], .. changes[(k + 1)..]];
    }
}
