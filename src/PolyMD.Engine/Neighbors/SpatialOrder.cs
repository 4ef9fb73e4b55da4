namespace PolyMD.Engine.Neighbors;

/// <summary>
/// Orders atoms so that every eight in a row are close to each other, and so are longer runs: the set is halved along its longest
/// side again and again, in multiples of eight. Ties are broken by index: the order depends on nothing but the positions.
/// </summary>
internal static unsafe class SpatialOrder
{
    /// <summary>Sorts indices by place.</summary>
    /// <param name="x">Coordinates.</param>
    /// <param name="y">Coordinates.</param>
    /// <param name="z">Coordinates.</param>
    /// <param name="order">Indices, sorted in place.</param>
    /// <param name="count">How many.</param>
    public static void Sort(double* x, double* y, double* z, int* order, int count)
    {
        while (count > ClusterList.Size)
        {
            double* axis = LongestSide(x, y, z, order, count);
            int half = count / 2 / ClusterList.Size * ClusterList.Size;
            if (half == 0) half = ClusterList.Size;
            Split(axis, order, count, half);
            Sort(x, y, z, order, half);
            order += half;
            count -= half;
        }
    }

    private static double* LongestSide(double* x, double* y, double* z, int* order, int count)
    {
        double x0 = x[order[0]], x1 = x0, y0 = y[order[0]], y1 = y0, z0 = z[order[0]], z1 = z0;
        for (int k = 1; k < count; k++)
        {
            int i = order[k];
            x0 = Math.Min(x0, x[i]);
            x1 = Math.Max(x1, x[i]);
            y0 = Math.Min(y0, y[i]);
            y1 = Math.Max(y1, y[i]);
            z0 = Math.Min(z0, z[i]);
            z1 = Math.Max(z1, z[i]);
        }
        if (x1 - x0 >= y1 - y0 && x1 - x0 >= z1 - z0) return x;
        return y1 - y0 >= z1 - z0 ? y : z;
    }

    // Quickselect: afterwards the first `nth` are those that come first along the axis.
    private static void Split(double* axis, int* order, int count, int nth)
    {
        int low = 0, high = count - 1;
        while (low < high)
        {
            int pivot = order[(low + high) >> 1], i = low, j = high;
            while (i <= j)
            {
                while (Before(axis, order[i], pivot)) i++;
                while (Before(axis, pivot, order[j])) j--;
                if (i > j) break;
                (order[i], order[j]) = (order[j], order[i]);
                i++;
                j--;
            }
            if (nth <= j) high = j;
            else if (nth >= i) low = i;
            else return;
        }
    }

    private static bool Before(double* axis, int a, int b) => axis[a] < axis[b] || (axis[a] == axis[b] && a < b);
}
