using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine.State;

/// <summary>
/// Reads what <see cref="StateWriter"/> wrote into parts that have been made again from the deck: values are put into the objects that are there already, so that
/// what refers to them stays valid; objects that are missing are made.
/// </summary>
/// <param name="reader">Source.</param>
/// <param name="find">The part of a name, or null.</param>
/// <param name="service">What every simulation has (the simulation, its atoms …) by type, or null.</param>
/// <param name="changes">How the fields of types have changed since the file's version; null for none.</param>
public sealed partial class StateReader(BinaryReader reader, Func<string, object?> find, Func<Type, object?> service, IReadOnlyList<StateChange>? changes = null)
{
    private static readonly MethodInfo s_arrayOf = typeof(StateReader).GetMethod(nameof(ArrayOf), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo s_fill = typeof(StateReader).GetMethod(nameof(Fill), BindingFlags.NonPublic | BindingFlags.Static)!;
    private readonly List<object?> _seen = [];
    private readonly List<string> _words = [];
    private string _path = "";

    /// <summary>Reads the state of the next part into it.</summary>
    /// <param name="part">The part of a name.</param>
    /// <returns>Its name.</returns>
    public string Part(Func<string, object> part)
    {
        ArgumentNullException.ThrowIfNull(part);
        string name = _path = Word();
        object target = part(name);
        _seen.Add(target);
        Expect(StateTag.Fields);
        Fields(target, target.GetType());
        return name;
    }

    /// <summary>Reads a value.</summary>
    /// <param name="present">What stands there now.</param>
    /// <param name="type">Type of the place.</param>
    public object? Value(object? present, Type type)
    {
        StateTag tag = (StateTag)reader.ReadByte();
        switch (tag)
        {
            case StateTag.Null: return null;
            case StateTag.Again: return _seen[reader.Read7BitEncodedInt()];
            case StateTag.Named: return find(Word()) ?? present;
            case StateTag.MadeAgain: return present;
            case StateTag.Primitive: return Primitive(Nullable.GetUnderlyingType(type) ?? type);
            case StateTag.Text: return Word();
            case StateTag.Plain:
            {
                Type plain = Nullable.GetUnderlyingType(type) ?? (type.IsValueType ? type : present?.GetType() ?? type);
                return Bytes(plain, 1).GetValue(0);
            }
            case StateTag.Bytes: return FromBytes(present, type);
            case StateTag.Items: return Items(present, type);
            case StateTag.Fields: return FromFields(present, type);
            default: throw Broken($"a value begins with {(int)tag}");
        }
    }

    private object FromFields(object? present, Type type)
    {
        int number = _seen.Count;
        if (!type.IsValueType) _seen.Add(null);
        string name = Word();
        Type actual = present is not null && present.GetType().ToString() == name ? present.GetType() : TypeOf(name, Nullable.GetUnderlyingType(type) ?? type);
        object target = present is not null && present.GetType() == actual ? present : StateShape.Create(actual, service);
        // A number is taken only by what is written as an object of its own.
        if (!actual.IsValueType && type.IsValueType) throw Broken($"{name} cannot stand in a {type}");
        if (!actual.IsValueType) _seen[number] = target;
        else if (!type.IsValueType) _seen.RemoveAt(number);
        FieldsOf(target, actual);
        return target;
    }

    private void Fields(object target, Type type)
    {
        string name = Word();
        if (name != type.ToString()) throw Broken($"the checkpoint has a {name}, the deck makes a {type}");
        FieldsOf(target, type);
    }

    private void FieldsOf(object target, Type type)
    {
        Dictionary<string, FieldInfo> fields = StateShape.FieldsOf(type).ToDictionary(f => f.Name, f => f.Field);
        string path = _path;
        for (int n = reader.Read7BitEncodedInt(); n > 0; n--)
        {
            string name = Word();
            _path = $"{path}.{name}";
            if (!fields.Remove(name, out FieldInfo? field))
            {
                if (!Changes(type).Any(c => c.Gone.Contains(name))) throw Broken($"this version of PolyMD does not know '{name}'");
                Pass();
                continue;
            }
            object? present = field.GetValue(target), value = Value(present, field.FieldType);
            if (field.FieldType.IsValueType || !ReferenceEquals(present, value)) field.SetValue(target, value);
        }
        _path = path;
        foreach (StateChange c in Changes(type)) foreach (string added in c.Added) fields.Remove(added);
        if (fields.Count > 0) throw Broken($"the checkpoint was written by a version of PolyMD without '{fields.Keys.First()}'");
    }

    private object FromBytes(object? present, Type type)
    {
        int number = _seen.Count;
        _seen.Add(present);
        Type whole = Container(present, type);
        if (present?.GetType() != whole) present = null;
        Type element = ElementOf(whole);
        Array array = Bytes(element, -1);
        object result = (whole.IsGenericType ? whole.GetGenericTypeDefinition() : null) switch
        {
            { } open when open == typeof(NativeBuffer<>) => s_fill.MakeGenericMethod(element).Invoke(null, [present, array])!,
            { } open when open == typeof(List<>) => Refilled(present ?? StateShape.Create(whole, service), array),
            _ when present is Array same && same.Length == array.Length && same.GetType() == array.GetType() => Copied(array, same),
            _ => array,
        };
        _seen[number] = result;
        return result;
    }

    private object Items(object? present, Type type)
    {
        int number = _seen.Count;
        _seen.Add(present);
        Type whole = Container(present, type);
        if (present?.GetType() != whole) present = null;
        int[] lengths = new int[reader.Read7BitEncodedInt()];
        for (int k = 0; k < lengths.Length; k++) lengths[k] = reader.Read7BitEncodedInt();
        if (StateShape.KindOf(whole) == StateKind.Collection)
        {
            object collection = present ?? StateShape.Create(whole, service);
            _seen[number] = collection;
            return Collection(collection, whole, lengths[0]);
        }
        Type element = ElementOf(whole);
        Array array = present is Array same && same.Rank == lengths.Length && same.GetType().GetElementType() == element && Enumerable.Range(0, same.Rank).All(k => same.GetLength(k) == lengths[k])
            ? same : Array.CreateInstance(element, lengths);
        _seen[number] = array;
        int[] at = new int[lengths.Length];
        for (int k = 0; k < array.Length; k++)
        {
            int rest = k;
            for (int d = lengths.Length - 1; d >= 0; d--) (rest, at[d]) = Math.DivRem(rest, lengths[d]);
            array.SetValue(Value(array.GetValue(at), element), at);
        }
        return array;
    }

    private object Collection(object collection, Type whole, int count)
    {
        Type[] parts = whole.GetGenericArguments();
        Type open = whole.GetGenericTypeDefinition();
        object?[] old = [.. ((IEnumerable)collection).Cast<object?>()];
        if (typeof(IDictionary).IsAssignableFrom(whole))
        {
            IDictionary dictionary = (IDictionary)collection;
            Dictionary<object, object?> before = [];
            foreach (DictionaryEntry e in dictionary) before[e.Key] = e.Value;
            dictionary.Clear();
            for (int k = 0; k < count; k++)
            {
                object key = Value(null, parts[0])!;
                dictionary[key] = Value(before.GetValueOrDefault(key), parts[1]);
            }
            return collection;
        }
        whole.GetMethod("Clear", Type.EmptyTypes)!.Invoke(collection, null);
        MethodInfo add = whole.GetMethod(open == typeof(Queue<>) ? "Enqueue" : open == typeof(Stack<>) ? "Push" : "Add", parts)!;
        bool inOrder = open == typeof(List<>) || open == typeof(Queue<>);
        for (int k = 0; k < count; k++) add.Invoke(collection, [Value(inOrder && k < old.Length ? old[k] : null, parts[0])]);
        return collection;
    }

    private static object Refilled(object list, Array items)
    {
        IList target = (IList)list;
        target.Clear();
        foreach (object item in items) target.Add(item);
        return list;
    }

    private static Array Copied(Array from, Array to)
    {
        Array.Copy(from, to, from.Length);
        return to;
    }

    private Array Bytes(Type element, int count)
    {
        string layout = Word();
        if (layout != StateShape.LayoutOf(element)) throw Broken($"the checkpoint has elements {layout}, this version of PolyMD has {StateShape.LayoutOf(element)}");
        return (Array)s_arrayOf.MakeGenericMethod(element).Invoke(null, [reader, count])!;
    }

    private Type Container(object? present, Type type)
    {
        string name = Word();
        return StateShape.ContainerOf(name, present, type) ?? throw Broken($"a {name} cannot stand in a {type}");
    }

    private Type ElementOf(Type whole)
    {
        if (whole.IsArray) return whole.GetElementType()!;
        if (whole.IsGenericType && whole.GetGenericArguments().Length == 1) return whole.GetGenericArguments()[0];
        throw Broken($"a list cannot stand in a {whole}");
    }

    private Type TypeOf(string name, Type declared)
    {
        if (declared.ToString() == name) return declared;
        foreach (System.Reflection.Assembly assembly in AppDomain.CurrentDomain.GetAssemblies())
            if (assembly.GetName().Name!.StartsWith("PolyMD", StringComparison.Ordinal) && assembly.GetType(name) is { } type && declared.IsAssignableFrom(type)) return type;
        throw Broken($"there is no type {name} that can stand in a {declared}");
    }

    private object Primitive(Type type)
    {
        TypeCode code = (TypeCode)reader.ReadByte();
        object value = code switch
        {
            TypeCode.Double => reader.ReadDouble(),
            TypeCode.Single => reader.ReadSingle(),
            TypeCode.Boolean => reader.ReadBoolean(),
            TypeCode.UInt64 => reader.ReadUInt64(),
            TypeCode.Char => (char)reader.ReadUInt16(),
            _ => reader.ReadInt64(),
        };
        Type plain = StateShape.PrimitiveOf(type);
        if (Type.GetTypeCode(plain) != code) throw Broken($"the checkpoint has a {code}, this version of PolyMD a {plain.Name}");
        value = Convert.ChangeType(value, plain, null);
        return type.IsEnum ? Enum.ToObject(type, value) : value;
    }

    private string Word()
    {
        int number = reader.Read7BitEncodedInt();
        if (number > 0) return _words[number - 1];
        string text = reader.ReadString();
        _words.Add(text);
        return text;
    }

    private void Expect(StateTag tag)
    {
        if (reader.ReadByte() != (byte)tag) throw Broken($"{tag} expected");
    }

    private PolyMDException Broken(string why) => new($"checkpoint, {_path}: {why}");

    private static T[] ArrayOf<T>(BinaryReader reader, int count) where T : struct
    {
        int length = count < 0 ? reader.Read7BitEncodedInt() : count * Unsafe.SizeOf<T>();
        byte[] bytes = reader.ReadBytes(length);
        if (bytes.Length != length || length % Unsafe.SizeOf<T>() != 0) throw new EndOfStreamException();
        T[] array = new T[length / Unsafe.SizeOf<T>()];
        if (length > 0) bytes.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref array[0]), length));
        return array;
    }

    private static NativeBuffer<T> Fill<T>(NativeBuffer<T>? buffer, T[] values) where T : unmanaged
    {
        buffer ??= new NativeBuffer<T>();
        if (buffer.Length != values.Length) buffer.Resize(values.Length);
        values.CopyTo(buffer.Span);
        return buffer;
    }
}
