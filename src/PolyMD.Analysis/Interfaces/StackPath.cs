namespace PolyMD.Analysis.Interfaces;

/// <summary>The way from the middle of the lithium to the middle of the electrolyte in one direction of a periodic stack; s is the distance travelled.</summary>
/// <param name="Start">z of the middle of the lithium.</param>
/// <param name="Direction">+1 or −1.</param>
/// <param name="Length">Distance to the middle of the electrolyte.</param>
/// <param name="Period">Box length.</param>
internal readonly record struct StackPath(double Start, int Direction, double Length, double Period)
{
    public static StackPath Between(double lithium, double electrolyte, int direction, double period) =>
        new(lithium, direction, Modulo(direction * (electrolyte - lithium), period), period);

    /// <summary>Distance along the path of a height z, in [0, period).</summary>
    public double ToPath(double z) => Modulo(Direction * (z - Start), Period);

    /// <summary>Unwrapped z of a distance s.</summary>
    public double ToZ(double s) => Start + Direction * s;

    /// <summary>Indices of the bins whose centre lies on the path, sorted by s.</summary>
    public int[] Bins(double[] z)
    {
        StackPath path = this;
        return [.. Enumerable.Range(0, z.Length).Where(b => path.ToPath(z[b]) <= path.Length).OrderBy(b => path.ToPath(z[b]))];
    }

    /// <summary>
    /// Surface of a material that fills the path from one of its ends: going away from that end, the point where the smoothed count first
    /// falls to half of its bulk value. The bulk value is the mean over the half of the material nearest to the end.
    /// </summary>
    /// <param name="profile">Profile of the material.</param>
    /// <param name="fromStart">True for the material at s = 0, false for that at s = Length.</param>
    /// <param name="smoothing">Width of the running mean.</param>
    /// <returns>s of the surface and the bulk count per bin; NaN if the material is not on the path.</returns>
    public (double Surface, double Bulk) FindSurface(ChunkProfile profile, bool fromStart, double smoothing)
    {
        double width = profile.BinWidth;
        int cells = Math.Max(1, (int)Math.Ceiling(Length / width));
        double[] count = new double[cells];
        foreach (int b in Bins(profile.Z))
        {
            double s = ToPath(profile.Z[b]);
            double d = fromStart ? s : Length - s;
            // A bin rarely coincides with a cell: share it between the two cells it covers.
            double position = d / width - 0.5;
            int cell = (int)Math.Floor(position);
            double share = position - cell;
            count[Math.Clamp(cell, 0, cells - 1)] += (1 - share) * profile.MeanCount[b];
            count[Math.Clamp(cell + 1, 0, cells - 1)] += share * profile.MeanCount[b];
        }

        double total = count.Sum();
        if (!(total > 0)) return (double.NaN, double.NaN);
        // Extent by counts: the cell at which half of the atoms are passed marks the nearer half of the material.
        double passed = 0;
        int half = 0;
        while (half < cells && passed < 0.5 * total) passed += count[half++];
        double bulk = passed / half;
        int reach = Math.Max(0, (int)Math.Round(0.5 * (smoothing / width - 1)));
        double previous = Smooth(count, 0, reach);
        for (int c = 1; c <= cells; c++)
        {
            double here = c < cells ? Smooth(count, c, reach) : 0;
            if (previous >= 0.5 * bulk && here < 0.5 * bulk && c > half / 2)
            {
                double d = (c - 0.5 + (previous - 0.5 * bulk) / (previous - here)) * width;
                return (fromStart ? d : Length - d, bulk);
            }

            previous = here;
        }

        return (fromStart ? Length : 0, bulk);
    }

    private static double Smooth(double[] count, int center, int reach)
    {
        double sum = 0;
        int n = 0;
        for (int c = center - reach; c <= center + reach; c++)
        {
            // Before the first cell the material goes on (mirror); past the last there is nothing of it.
            int k = c < 0 ? -c - 1 : c;
            if (k < count.Length) sum += count[k];
            n++;
        }

        return sum / n;
    }

    private static double Modulo(double x, double period) => x - Math.Floor(x / period) * period;
}
