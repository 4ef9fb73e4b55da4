using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <summary>Picks the neighbours that really are inside the cutoff out of a padded list row.</summary>
internal static unsafe class NeighborFilter
{
    /// <summary>Appends the entries of one bundle with r² &lt; limit to a row, which needs room for a full bundle behind its last entry.</summary>
    /// <returns>Entries of the row afterwards.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Keep<TLane>(TLane r2, TLane limit, int* entries, int* row, int count, double* scratch) where TLane : unmanaged, ILane<TLane>
    {
        if (typeof(TLane) == typeof(Lane8) && Avx512F.VL.IsSupported)
        {
            Vector512<long> inside = Vector512.LessThan(Unsafe.BitCast<TLane, Vector512<double>>(r2), Unsafe.BitCast<TLane, Vector512<double>>(limit)).AsInt64();
            Avx512F.VL.Compress(Vector256<int>.Zero, Avx512F.ConvertToVector256Int32(inside), Vector256.Load(entries)).Store(row + count);
            return count + BitOperations.PopCount((uint)inside.ExtractMostSignificantBits());
        }
        TLane.Store(scratch, TLane.WhereLess(r2, limit, TLane.Create(1)));
        for (int k = 0; k < TLane.Count; k++)
        {
            row[count] = entries[k];
            count += (int)scratch[k];
        }
        return count;
    }

    /// <summary>Displacements, squared distances and row positions of the neighbours with r² &lt; limit, in row order, padded to a multiple of eight with points at <see cref="Site.Far"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Within<TLane>(double* records, int* row, int padded, int centre, double limit2, double* x, double* y, double* z, double* r2, int* slot)
        where TLane : unmanaged, ILane<TLane>
    {
        double* c = records + 4L * centre;
        TLane xi = TLane.Create(c[0]), yi = TLane.Create(c[1]), zi = TLane.Create(c[2]);
        int n = 0;
        if (typeof(TLane) == typeof(Lane8) && Avx512F.VL.IsSupported)
        {
            Vector512<double> limit = Vector512.Create(limit2), zero = Vector512<double>.Zero;
            Vector512<double> far = Vector512.Create(Site.Far), far2 = Vector512.Create(Site.Far * Site.Far);
            int covered = 0;
            Vector256<int> position = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);
            // No branch on what was hit: it would be mispredicted about once per eight neighbours, which costs more than the stores.
            for (int k = 0; k < padded; k += 8, position += Vector256.Create(8))
            {
                TLane.GatherRecords(records, row + k, out TLane lx, out TLane ly, out TLane lz, out _);
                Vector512<double> dx = Unsafe.BitCast<TLane, Vector512<double>>(lx - xi);
                Vector512<double> dy = Unsafe.BitCast<TLane, Vector512<double>>(ly - yi);
                Vector512<double> dz = Unsafe.BitCast<TLane, Vector512<double>>(lz - zi);
                Vector512<double> rr = dx * dx + dy * dy + dz * dz;
                Vector512<double> inside = Vector512.LessThan(rr, limit);
                // Packing leaves the padding values behind the hits, so that a short row is complete after one store per column.
                Avx512F.Compress(far, inside, dx).Store(x + n);
                Avx512F.Compress(zero, inside, dy).Store(y + n);
                Avx512F.Compress(zero, inside, dz).Store(z + n);
                Avx512F.Compress(far2, inside, rr).Store(r2 + n);
                Avx512F.VL.Compress(Vector256<int>.Zero, Avx512F.ConvertToVector256Int32(inside.AsInt64()), position).Store(slot + n);
                covered = n + 8;
                n += BitOperations.PopCount((uint)inside.ExtractMostSignificantBits());
            }
            if (n % 8 != 0 && covered < n + 8 - n % 8)
            {
                far.Store(x + n);
                zero.Store(y + n);
                zero.Store(z + n);
                far2.Store(r2 + n);
            }
            return n;
        }
        double* t = stackalloc double[4 * 8];
        for (int k = 0; k < padded; k += TLane.Count)
        {
            TLane.GatherRecords(records, row + k, out TLane lx, out TLane ly, out TLane lz, out _);
            lx -= xi;
            ly -= yi;
            lz -= zi;
            TLane rr = lx * lx + ly * ly + lz * lz;
            if (!TLane.AnyLess(rr, TLane.Create(limit2))) continue;
            TLane.Store(t, lx);
            TLane.Store(t + 8, ly);
            TLane.Store(t + 16, lz);
            TLane.Store(t + 24, rr);
            for (int m = 0; m < TLane.Count; m++)
            {
                if (!(t[24 + m] < limit2)) continue;
                x[n] = t[m];
                y[n] = t[8 + m];
                z[n] = t[16 + m];
                r2[n] = t[24 + m];
                slot[n++] = k + m;
            }
        }
        for (int m = n; m % 8 != 0; m++)
        {
            x[m] = Site.Far;
            y[m] = z[m] = 0;
            r2[m] = Site.Far * Site.Far;
        }
        return n;
    }
}
