using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Engine.State;

/// <summary>
/// Writes objects to a checkpoint: every field that is not declared <see cref="NotStateAttribute"/>, with its name, so that a file explains itself. An object that
/// is met twice is written once. Little-endian.
/// </summary>
/// <param name="writer">Target.</param>
/// <param name="nameOf">Name of a part of the simulation that stands on its own (a fix, a compute …), or null for what belongs to its holder.</param>
public sealed class StateWriter(BinaryWriter writer, Func<object, string?> nameOf)
{
    private static readonly MethodInfo s_bytesOf = typeof(StateWriter).GetMethod(nameof(BytesOf), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo s_bufferBytes = typeof(StateWriter).GetMethod(nameof(BufferBytes), BindingFlags.NonPublic | BindingFlags.Static)!;
    private readonly Dictionary<object, int> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _words = [];
    private string _path = "";

    /// <summary>Writes the state of a part that exists again when it is read: its fields.</summary>
    /// <param name="name">Name of the part, for messages.</param>
    /// <param name="part">The part.</param>
    public void Part(string name, object part)
    {
        ArgumentNullException.ThrowIfNull(part);
        _path = name;
        _seen[part] = _seen.Count;
        Word(name);
        Fields(part, part.GetType());
    }

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    public void Value(object? value)
    {
        if (value is null)
        {
            Tag(StateTag.Null);
            return;
        }
        Type type = value.GetType();
        // The compiler's own lists, which stand behind read-only lists written as [x], are kept as the arrays that they are.
        if (type.Name.StartsWith("<>z__ReadOnly", StringComparison.Ordinal))
        {
            System.Collections.ICollection items = (System.Collections.ICollection)value;
            Array array = Array.CreateInstance(type.GetGenericArguments()[0], items.Count);
            items.CopyTo(array, 0);
            value = array;
            type = array.GetType();
        }
        StateKind kind = StateShape.KindOf(type);
        if (kind == StateKind.Skipped)
        {
            Tag(StateTag.MadeAgain);
            return;
        }
        if (!type.IsValueType && kind != StateKind.Text)
        {
            if (_seen.TryGetValue(value, out int number))
            {
                Tag(StateTag.Again);
                writer.Write7BitEncodedInt(number);
                return;
            }
            if (nameOf(value) is { } name)
            {
                Tag(StateTag.Named);
                Word(name);
                return;
            }
            _seen[value] = _seen.Count;
        }
        switch (kind)
        {
            case StateKind.Primitive: Primitive(value); break;
            case StateKind.Text:
                Tag(StateTag.Text);
                Word((string)value);
                break;
            case StateKind.Plain:
                Tag(StateTag.Plain);
                Word(StateShape.LayoutOf(type));
                Array one = Array.CreateInstance(type, 1);
                one.SetValue(value, 0);
                writer.Write((byte[])s_bytesOf.MakeGenericMethod(type).Invoke(null, [one])!);
                break;
            case StateKind.Array: Elements((Array)value, type.GetElementType()!); break;
            case StateKind.Buffer: Bytes("buffer", type.GetGenericArguments()[0], (byte[])s_bufferBytes.MakeGenericMethod(type.GetGenericArguments()).Invoke(null, [value])!); break;
            case StateKind.Collection: Items(value); break;
            case StateKind.Fields: Fields(value, type); break;
            default: throw new PolyMDException($"{_path}: a checkpoint cannot keep a {type}; declare it [NotState] if nothing is lost");
        }
    }

    private void Fields(object value, Type type)
    {
        Tag(StateTag.Fields);
        Word(type.ToString());
        (string Name, FieldInfo Field)[] fields = StateShape.FieldsOf(type);
        writer.Write7BitEncodedInt(fields.Length);
        string path = _path;
        foreach ((string name, FieldInfo field) in fields)
        {
            _path = $"{path}.{name}";
            Word(name);
            Value(field.GetValue(value));
        }
        _path = path;
    }

    private void Elements(Array array, Type element)
    {
        if (StateShape.KindOf(element) is StateKind.Primitive or StateKind.Plain && array.Rank == 1)
        {
            Bytes("array", element, (byte[])s_bytesOf.MakeGenericMethod(element).Invoke(null, [array])!);
            return;
        }
        Tag(StateTag.Items);
        Word("array");
        writer.Write7BitEncodedInt(array.Rank);
        for (int k = 0; k < array.Rank; k++) writer.Write7BitEncodedInt(array.GetLength(k));
        foreach (object? item in array) Value(item);
    }

    private void Items(object collection)
    {
        Type type = collection.GetType(), element = type.GetGenericArguments()[0];
        if (type.GetGenericTypeDefinition() == typeof(List<>) && StateShape.KindOf(element) is StateKind.Primitive or StateKind.Plain)
        {
            Bytes("list", element, (byte[])s_bytesOf.MakeGenericMethod(element).Invoke(null, [type.GetMethod("ToArray")!.Invoke(collection, null)])!);
            return;
        }
        object?[] items = [.. ((IEnumerable)collection).Cast<object?>()];
        // A stack is read from its top; it is filled from its bottom.
        if (type.GetGenericTypeDefinition() == typeof(Stack<>)) Array.Reverse(items);
        Tag(StateTag.Items);
        Word(StateShape.CollectionNames[type.GetGenericTypeDefinition()]);
        writer.Write7BitEncodedInt(1);
        writer.Write7BitEncodedInt(items.Length);
        foreach (object? item in items)
        {
            if (item is null || !typeof(IDictionary).IsAssignableFrom(type))
            {
                Value(item);
                continue;
            }
            Value(item.GetType().GetProperty("Key")!.GetValue(item));
            Value(item.GetType().GetProperty("Value")!.GetValue(item));
        }
    }

    private void Bytes(string kind, Type element, byte[] bytes)
    {
        Tag(StateTag.Bytes);
        Word(kind);
        Word(StateShape.LayoutOf(element));
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }

    private void Primitive(object value)
    {
        Tag(StateTag.Primitive);
        Type type = StateShape.PrimitiveOf(value.GetType());
        writer.Write((byte)Type.GetTypeCode(type));
        switch (Convert.ChangeType(value, type, null))
        {
            case double x: writer.Write(x); break;
            case float x: writer.Write(x); break;
            case bool x: writer.Write(x); break;
            case ulong x: writer.Write(x); break;
            case char x: writer.Write((ushort)x); break;
            case object x: writer.Write(Convert.ToInt64(x, null)); break;
        }
    }

    private void Tag(StateTag tag) => writer.Write((byte)tag);

    // Every text once, then its number.
    private void Word(string text)
    {
        if (_words.TryGetValue(text, out int number))
        {
            writer.Write7BitEncodedInt(number + 1);
            return;
        }
        _words[text] = _words.Count;
        writer.Write7BitEncodedInt(0);
        writer.Write(text);
    }

    private static byte[] BytesOf<T>(T[] array) where T : struct
    {
        if (array.Length == 0) return [];
        byte[] bytes = new byte[(long)array.Length * Unsafe.SizeOf<T>()];
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, byte>(ref array[0]), bytes.Length).CopyTo(bytes);
        return bytes;
    }

    private static byte[] BufferBytes<T>(NativeBuffer<T> buffer) where T : unmanaged => MemoryMarshal.AsBytes(buffer.Span).ToArray();
}
