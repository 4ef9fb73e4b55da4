namespace PolyMD.Dynamics.Common;

/// <summary>Takes new ids over into what is stored by id; a new id of 0 means that the atom does not exist any more.</summary>
internal static class Renumbering
{
    /// <summary>Replaces ids in place.</summary>
    public static void Apply(int[] ids, Func<int, int> fresh)
    {
        for (int k = 0; k < ids.Length; k++) ids[k] = fresh(ids[k]);
    }

    /// <summary>Replaces keys; entries of atoms that do not exist any more go.</summary>
    public static void Apply<T>(Dictionary<int, T> byId, Func<int, int> fresh)
    {
        KeyValuePair<int, T>[] old = [.. byId];
        byId.Clear();
        foreach ((int id, T value) in old) if (fresh(id) is var now and > 0) byId[now] = value;
    }
}
