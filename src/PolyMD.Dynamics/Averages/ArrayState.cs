namespace PolyMD.Dynamics.Averages;

/// <summary>Writes and reads arrays of numbers of checkpoints.</summary>
internal static class ArrayState
{
    public static void Save(BinaryWriter writer, double[] values)
    {
        writer.Write(values.Length);
        foreach (double v in values) writer.Write(v);
    }

    public static double[] Load(BinaryReader reader)
    {
        double[] values = new double[reader.ReadInt32()];
        for (int k = 0; k < values.Length; k++) values[k] = reader.ReadDouble();
        return values;
    }
}
