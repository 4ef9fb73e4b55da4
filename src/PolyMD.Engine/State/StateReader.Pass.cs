namespace PolyMD.Engine.State;

/// <content>Passing over what later versions have no place for. Objects and words in it keep their numbers, which what follows refers to.</content>
public sealed partial class StateReader
{
    private IEnumerable<StateChange> Changes(Type type)
    {
        if (changes is null) yield break;
        for (Type? t = type; t is not null; t = t.BaseType)
            foreach (StateChange c in changes) if (c.Type == t.FullName) yield return c;
    }

    private void Pass()
    {
        StateTag tag = (StateTag)reader.ReadByte();
        switch (tag)
        {
            case StateTag.Null or StateTag.MadeAgain: break;
            case StateTag.Again: reader.Read7BitEncodedInt(); break;
            case StateTag.Named or StateTag.Text: Word(); break;
            case StateTag.Primitive:
                reader.BaseStream.Seek((TypeCode)reader.ReadByte() switch { TypeCode.Single => 4, TypeCode.Boolean => 1, TypeCode.Char => 2, _ => 8 }, SeekOrigin.Current);
                break;
            case StateTag.Bytes:
                _seen.Add(null);
                Word();
                Word();
                reader.BaseStream.Seek(reader.Read7BitEncodedInt(), SeekOrigin.Current);
                break;
            case StateTag.Items: PassItems(); break;
            case StateTag.Fields: PassFields(); break;
            // A structure's size does not stand in the file.
            default: throw Broken($"a value that begins with {(int)tag} cannot be passed over");
        }
    }

    private void PassItems()
    {
        _seen.Add(null);
        bool pairs = Word().EndsWith("dictionary", StringComparison.Ordinal);
        int count = pairs ? 2 : 1;
        for (int rank = reader.Read7BitEncodedInt(); rank > 0; rank--) count *= reader.Read7BitEncodedInt();
        for (; count > 0; count--) Pass();
    }

    private void PassFields()
    {
        int number = _seen.Count;
        _seen.Add(null);
        string name = Word();
        // Structures have no number.
        if (name.StartsWith("System.ValueTuple`", StringComparison.Ordinal) || IsStructure(name)) _seen.RemoveAt(number);
        for (int n = reader.Read7BitEncodedInt(); n > 0; n--)
        {
            Word();
            Pass();
        }
    }

    private static bool IsStructure(string name) => AppDomain.CurrentDomain.GetAssemblies().Any(a => a.GetName().Name!.StartsWith("PolyMD", StringComparison.Ordinal) && a.GetType(name)?.IsValueType == true);
}
