using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using PolyMD.Engine.Quantities;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine.State;

/// <summary>What the checkpoint does with values of a type.</summary>
public enum StateKind
{
    /// <summary>Not kept: made again, or scratch.</summary>
    Skipped,

    /// <summary>bool, number, character or enumeration.</summary>
    Primitive,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A structure of primitives only; arrays of them are kept as bytes.</summary>
    Plain,

    /// <summary>Array.</summary>
    Array,

    /// <summary>List, set, queue, stack or dictionary of the class library.</summary>
    Collection,

    /// <summary>Native memory.</summary>
    Buffer,

    /// <summary>An object or structure of PolyMD, field by field.</summary>
    Fields,

    /// <summary>Something that a checkpoint cannot keep and that is not declared <see cref="NotStateAttribute"/>: a defect of the style.</summary>
    Unknown,
}

/// <summary>How the values of types are kept, and the fields of types.</summary>
public static class StateShape
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, (string Name, FieldInfo Field)[]> s_fields = [];

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, StateKind> s_kinds = [];

    /// <summary>The collections of the class library that can be kept, under their names in checkpoints.</summary>
    internal static readonly Dictionary<Type, string> CollectionNames = new()
    {
        [typeof(List<>)] = "list", [typeof(HashSet<>)] = "set", [typeof(Queue<>)] = "queue", [typeof(Stack<>)] = "stack", [typeof(Dictionary<,>)] = "dictionary", [typeof(SortedDictionary<,>)] = "sorted dictionary",
    };

    // Machinery of the class library, and what is found again through ids and words.
    private static readonly Type[] s_skipped =
    [
        typeof(Delegate), typeof(Stream), typeof(TextWriter), typeof(TextReader), typeof(System.Diagnostics.Stopwatch), typeof(StringBuilder), typeof(MemberInfo), typeof(System.Globalization.CultureInfo),
        typeof(IScalarQuantity), typeof(IVectorQuantity), typeof(IPerAtomQuantity), typeof(IQuantityResolver), typeof(Simulation), typeof(AtomStore), typeof(Topology), typeof(TypeTable), typeof(GroupTable),
        typeof(SpecialPairs), typeof(ForceEvaluator), typeof(PerAtomTally), typeof(StepTimers), typeof(AtomColumn), typeof(Units), typeof(ThreadTeam), typeof(Styles.StyleRegistry), typeof(IForce),
        typeof(Neighbors.NeighborList), typeof(Neighbors.NeighborManager), typeof(StepLoop), typeof(IRehearsal), typeof(RunFiles),
    ];

    /// <summary>How values of a type are kept.</summary>
    /// <param name="type">Type of the value itself.</param>
    public static StateKind KindOf(Type type) => s_kinds.GetOrAdd(type, Find);

    /// <summary>The kept fields of a type and its bases under the names that stand in checkpoints.</summary>
    /// <param name="type">A class or structure.</param>
    public static (string Name, FieldInfo Field)[] FieldsOf(Type type) => s_fields.GetOrAdd(type, FindFields);

    /// <summary>The description of a plain structure: names and types of its fields, in order.</summary>
    /// <param name="type">The type.</param>
    public static string LayoutOf(Type type) => KindOf(type) == StateKind.Primitive ? PrimitiveOf(type).Name
        : $"{{{string.Join(',', type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(f => $"{NameOf(f)}:{LayoutOf(f.FieldType)}"))}}}";

    /// <summary>The number type behind an enumeration, or the type.</summary>
    /// <param name="type">A primitive.</param>
    public static Type PrimitiveOf(Type type) => type.IsEnum ? Enum.GetUnderlyingType(type) : type;

    private static StateKind Find(Type type)
    {
        if (type.IsPrimitive || type.IsEnum) return type == typeof(nint) || type == typeof(nuint) ? StateKind.Skipped : StateKind.Primitive;
        if (type == typeof(string)) return StateKind.Text;
        if (type.IsPointer || type.IsByRefLike || type == typeof(object) || Skips(type)) return type == typeof(object) ? StateKind.Unknown : StateKind.Skipped;
        if (type.IsArray) return KindOf(type.GetElementType()!) == StateKind.Skipped ? StateKind.Skipped : StateKind.Array;
        if (type.IsGenericType)
        {
            Type open = type.GetGenericTypeDefinition();
            if (open == typeof(NativeBuffer<>)) return StateKind.Buffer;
            if (CollectionNames.ContainsKey(open)) return KindOf(type.GetGenericArguments()[^1]) == StateKind.Skipped ? StateKind.Skipped : StateKind.Collection;
        }
        if (type.IsInterface || type.IsAbstract) return StateKind.Fields;
        bool own = type.Assembly.GetName().Name!.StartsWith("PolyMD", StringComparison.Ordinal);
        bool tuple = type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal) || type.FullName.StartsWith("System.Tuple`", StringComparison.Ordinal) || type.FullName.StartsWith("System.Nullable`", StringComparison.Ordinal);
        if (!own && !tuple && type != typeof(TimeSpan) && type != typeof(System.Numerics.Complex)) return StateKind.Unknown;
        return type.IsValueType && IsPlain(type) ? StateKind.Plain : StateKind.Fields;
    }

    private static bool IsPlain(Type type) => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .All(f => f.FieldType.IsPrimitive || f.FieldType.IsEnum || (f.FieldType.IsValueType && KindOf(f.FieldType) == StateKind.Plain)) && !type.IsGenericType;

    private static bool Skips(Type type) => Array.Exists(s_skipped, s => s.IsAssignableFrom(type)) || type.IsDefined(typeof(NotStateAttribute), true)
        || Array.Exists(type.GetInterfaces(), i => i.IsDefined(typeof(NotStateAttribute), false));

    private static (string, FieldInfo)[] FindFields(Type type)
    {
        List<(string, FieldInfo)> fields = [];
        HashSet<string> names = [];
        for (Type? t = type; t is not null && t != typeof(object) && t != typeof(ValueType); t = t.BaseType)
        {
            foreach (FieldInfo f in t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (f.IsDefined(typeof(NotStateAttribute)) || KindOf(f.FieldType) == StateKind.Skipped) continue;
                string name = NameOf(f);
                if (t.GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)?.IsDefined(typeof(NotStateAttribute)) == true) continue;
                if (!names.Add(name)) names.Add(name = $"{name}@{t.Name}");
                fields.Add((name, f));
            }
        }
        return [.. fields];
    }

    // <Name>k__BackingField, <parameter>P: the name in the source.
    private static string NameOf(FieldInfo field)
    {
        string name = field.Name;
        int end = name.IndexOf('>', StringComparison.Ordinal);
        return name[0] == '<' && end > 1 ? name[1..end] : name;
    }

    /// <summary>The type of an array or collection that stands, or can stand, in a place.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="present">What stands there.</param>
    /// <param name="declared">Type of the place.</param>
    internal static Type? ContainerOf(string name, object? present, Type declared)
    {
        foreach (Type? type in (Type?[])[present?.GetType(), declared]) if (type is not null && NameOf(type) == name) return type;
        Type[] parts = declared.IsArray ? [declared.GetElementType()!] : declared.GetGenericArguments();
        if (name == "array" && parts.Length == 1) return parts[0].MakeArrayType();
        Type? open = name == "buffer" ? typeof(NativeBuffer<>) : CollectionNames.FirstOrDefault(c => c.Value == name).Key;
        return open is not null && open.GetGenericArguments().Length == parts.Length ? open.MakeGenericType(parts) : null;

        static string? NameOf(Type type) => type.IsArray ? "array" : !type.IsGenericType ? null
            : type.GetGenericTypeDefinition() == typeof(NativeBuffer<>) ? "buffer" : CollectionNames.GetValueOrDefault(type.GetGenericTypeDefinition());
    }

    /// <summary>An object of a type that is not there yet, with its references to what every simulation has.</summary>
    /// <param name="type">Class.</param>
    /// <param name="service">The simulation, its atoms … by type; null for what is not among them.</param>
    internal static object Create(Type type, Func<Type, object?>? service = null)
    {
        if (type.IsInterface || type.IsAbstract) throw new PolyMDException($"a checkpoint cannot make an object of {type}");
        if (type.GetConstructor(Type.EmptyTypes) is { } plain) return plain.Invoke(null);
        object made = RuntimeHelpers.GetUninitializedObject(type);
        for (Type? t = type; t is not null && t != typeof(object) && t != typeof(ValueType); t = t.BaseType)
        {
            foreach (FieldInfo f in t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (f.FieldType.IsPointer || f.IsDefined(typeof(NotStateAttribute)) || KindOf(f.FieldType) != StateKind.Skipped) continue;
                object? found = service?.Invoke(f.FieldType) ?? (f.FieldType == typeof(StringBuilder) || f.FieldType == typeof(System.Diagnostics.Stopwatch) ? Activator.CreateInstance(f.FieldType) : null);
                if (found is null && new NullabilityInfoContext().Create(f).ReadState == NullabilityState.Nullable) continue;
                if (found is null) throw new PolyMDException($"a checkpoint cannot make a {type}: its {NameOf(f)} is a {f.FieldType}. Make it in the constructor or in Initialize of its holder");
                f.SetValue(made, found);
            }
        }
        return made;
    }
}
