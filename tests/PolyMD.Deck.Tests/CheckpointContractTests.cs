using System.Reflection;
using PolyMD.Deck.Dumps;
using PolyMD.Deck.Output;
using PolyMD.Deck.Restarts;
using PolyMD.Deck.Runtime;
using PolyMD.Engine.Phases;
using PolyMD.Engine.State;
using PolyMD.Engine.Styles;

namespace PolyMD.Deck.Tests;

/// <summary>
/// What a checkpoint keeps of a style is not left to its author's memory: every field is kept unless it is declared <see cref="NotStateAttribute"/>. These tests find the
/// fields that could be neither kept nor made again.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class CheckpointContractTests
{
    private static readonly StyleRegistry s_registry = DeckRunner.CreateRegistry();

    private static IEnumerable<Type> Parts()
    {
        foreach (string family in (string[])["fix", "compute", "dump", "region", "min_style"])
            foreach (string name in s_registry.Names(family)) yield return s_registry.Find(family, name)!;
        foreach (Type type in typeof(DeckRunner).Assembly.GetTypes().Concat(typeof(Dynamics.Common.FixBase).Assembly.GetTypes()))
            if (!type.IsAbstract && (type.IsAssignableTo(typeof(IFix)) || type.IsAssignableTo(typeof(IOutput)) || type.IsAssignableTo(typeof(DeckFrame)))) yield return type;
        foreach (Type type in (Type[])[typeof(ThermoOutput), typeof(RestartOutput), typeof(SystemState), typeof(Checkpoints.CheckpointContent), typeof(Variables.DeckVariable)]) yield return type;
        foreach (Type type in typeof(Forces.ForceFactory).Assembly.GetTypes()) if (type.IsAssignableTo(typeof(RunState))) yield return type;
    }

    [TestCaseSource(nameof(Names))]
    public void Part_EveryField_IsKeptOrDeclaredNotToBe(string name)
    {
        List<string> unknown = [];
        HashSet<Type> seen = [];
        foreach (Type type in Parts().Where(t => t.FullName == name).Distinct()) Look(type, type.Name, seen, unknown);
        Assert.That(unknown, Is.Empty, "fields that a checkpoint cannot keep; see docs/checkpoint.md");
    }

    [Test]
    public void Field_ThatCannotBeKept_IsFound()
    {
        List<string> unknown = [];
        Look(typeof(Careless), nameof(Careless), [], unknown);
        Assert.That(unknown, Is.EqualTo((string[])["Careless._random: System.Random", "Careless._anything: System.Object"]));
    }

    private static IEnumerable<string> Names() => Parts().Select(t => t.FullName!).Distinct().Order(StringComparer.Ordinal);

    private static void Look(Type type, string path, HashSet<Type> seen, List<string> unknown)
    {
        if (!seen.Add(type)) return;
        foreach ((string name, FieldInfo field) in StateShape.FieldsOf(type)) Value(field.FieldType, $"{path}.{name}", seen, unknown);
    }

    private static void Value(Type type, string path, HashSet<Type> seen, List<string> unknown)
    {
        switch (StateShape.KindOf(type))
        {
            case StateKind.Unknown: unknown.Add($"{path}: {type}"); break;
            case StateKind.Array: Value(type.GetElementType()!, path, seen, unknown); break;
            case StateKind.Collection or StateKind.Buffer: foreach (Type t in type.GetGenericArguments()) Value(t, path, seen, unknown); break;
            case StateKind.Fields when !type.IsInterface: Look(type, path, seen, unknown); break;
        }
    }

    private sealed class Careless
    {
        private readonly Random _random = new(1);
        private readonly double _kept = 1;
        private readonly object _anything = new();

        [NotState("the test of it")]
        private readonly Random _declared = new(2);

        public override string ToString() => $"{_random} {_kept} {_anything} {_declared}";
    }
}
