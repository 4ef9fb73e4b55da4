using System.Text;
using PolyMD.Dynamics.Common;
using PolyMD.Engine;

namespace PolyMD.Dynamics.Constraints;

/// <summary>Prints mean, spread and number of the held bonds and angles by type, in LAMMPS' layout, every N steps.</summary>
internal sealed class ConstraintReport(Simulation simulation, ClusterTable table, int every)
{
    private static readonly PrintfFormat s_type = new("%6d   "), s_mean = new("%#-9.6g "), s_spread = new("%#-11.6g "), s_count = new("%8d");
    private readonly Series[] _bonds = new Series[simulation.Topology.BondTypes + 1], _angles = new Series[simulation.Topology.AngleTypes + 1];
    private long _next = long.MaxValue;

    private struct Series
    {
        public int Count;
        public double Sum, Min, Max;

        public void Add(double value, int weight)
        {
            if (Count == 0) Min = Max = value;
            Count += weight;
            Min = Math.Min(Min, value);
            Max = Math.Max(Max, value);
            Sum += weight * value;
        }
    }

    /// <summary>At the start of a run.</summary>
    public void Begin()
    {
        if (every == 0) return;
        Write();
        _next = (simulation.Step / every + 1) * every;
    }

    /// <summary>At every step.</summary>
    public void Step()
    {
        if (simulation.Step != _next) return;
        Write();
        _next += every;
    }

    private void Write()
    {
        Array.Clear(_bonds);
        Array.Clear(_angles);
        for (int c = 0; c < table.Clusters.Count; c++)
        {
            ConstraintCluster cluster = table.Clusters[c];
            for (int k = 0; k < cluster.BondTypes.Length; k++) _bonds[cluster.BondTypes[k]].Add(table.Distance(c, 0, k + 1), cluster.Atoms.Length);
            if (cluster.AngleType == 0) continue;
            double a = table.Distance(c, 0, 1), b = table.Distance(c, 0, 2), opposite = table.Distance(c, 1, 2);
            _angles[cluster.AngleType].Add(Math.Acos((a * a + b * b - opposite * opposite) / (2 * a * b)) * 180 / Math.PI, 1);
        }
        StringBuilder text = new($"SHAKE stats (type/ave/delta/count) on step {simulation.Step}");
        // LAMMPS counts a bond once for each atom of its cluster and halves the number.
        Append(text, _bonds, 2);
        Append(text, _angles, 1);
        simulation.Log(text.ToString());
    }

    private static void Append(StringBuilder text, Series[] series, int share)
    {
        for (int type = 1; type < series.Length; type++)
        {
            Series s = series[type];
            if (s.Count == 0) continue;
            text.Append('\n');
            s_type.Append(text, type);
            s_mean.Append(text, s.Sum / s.Count);
            s_spread.Append(text, s.Max - s.Min);
            s_count.Append(text, s.Count / share);
        }
    }
}
