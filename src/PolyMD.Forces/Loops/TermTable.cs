using System.Runtime.Intrinsics;
using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Forces.Loops;

/// <summary>
/// Terms of a fixed number of atoms (2 to 4) in local indices, a buffer for the force of each term on each of its atoms, and the reverse
/// index from atoms to those slots: terms are evaluated by anyone, then every atom sums its own slots in a fixed order. No two threads
/// write to one atom and the bits do not depend on the threads. Everything is stored by columns (all first atoms, all second atoms ...)
/// padded to <see cref="Padding"/> terms that repeat the last one, so that bundles of any lane read and write consecutive memory.
/// </summary>
public sealed unsafe class TermTable : IDisposable
{
    /// <summary>Columns are padded to a multiple of this, the widest lane.</summary>
    public const int Padding = 8;

    private readonly NativeBuffer<int> _atoms = new(), _types = new(), _start = new(), _slots = new(), _touched = new();
    private readonly NativeBuffer<double> _forces = new();
    private int _touchedCount, _stride;

    /// <summary>Creates an empty table.</summary>
    /// <param name="arity">Atoms per term.</param>
    public TermTable(int arity) => Arity = arity;

    /// <summary>Atoms per term.</summary>
    public int Arity { get; }

    /// <summary>Number of terms.</summary>
    public int Count { get; private set; }

    /// <summary>Type index (0-based) of each term, or any small integer the owner wants to keep with it; padded.</summary>
    public int* Types => _types.Pointer;

    /// <summary>Local indices of the k-th atom of every term; padded.</summary>
    /// <param name="k">0 ... Arity - 1.</param>
    public int* Atoms(int k) => _atoms.Pointer + (long)k * _stride;

    /// <summary>Force of every term on its k-th atom: records (x, y, z, 0) of four numbers, written by the evaluation; padded.</summary>
    /// <param name="k">0 ... Arity - 1.</param>
    public double* Forces(int k) => _forces.Pointer + 4L * k * _stride;

    /// <summary>Fills the table.</summary>
    /// <param name="atoms">Local indices, Arity per term.</param>
    /// <param name="types">One integer per term.</param>
    /// <param name="localCount">Local atoms.</param>
    public void Fill(ReadOnlySpan<int> atoms, ReadOnlySpan<int> types, int localCount)
    {
        Count = types.Length;
        _stride = (Count + Padding - 1) / Padding * Padding;
        int n = Count * Arity;
        _atoms.EnsureLength(_stride * Arity);
        _types.EnsureLength(_stride);
        // One more record that stays zero, for the padding of the slot lists.
        _forces.EnsureLength(4 * (_stride * Arity + 1));
        _forces.Clear();
        for (int t = 0; t < _stride; t++)
        {
            int source = Math.Min(t, Count - 1);
            _types[t] = types[source];
            for (int k = 0; k < Arity; k++) Atoms(k)[t] = atoms[source * Arity + k];
        }
        int[] fill = new int[localCount];
        foreach (int a in atoms) fill[a]++;
        int slots = 0;
        _touchedCount = 0;
        foreach (int c in fill)
        {
            if (c > 0) _touchedCount++;
            slots += Even(c);
        }
        _touched.EnsureLength(_touchedCount);
        _start.EnsureLength(_touchedCount + 1);
        _slots.EnsureLength(slots);
        int row = 0, offset = 0;
        for (int i = 0; i < localCount; i++)
        {
            int count = fill[i];
            if (count == 0) continue;
            _touched[row] = i;
            _start[row++] = fill[i] = offset;
            offset += Even(count);
            _slots[offset - 1] = _stride * Arity;
        }
        _start[row] = offset;
        for (int k = 0; k < n; k++) _slots[fill[atoms[k]]++] = k % Arity * _stride + k / Arity;
    }

    /// <summary>Adds the buffered forces to the atoms.</summary>
    /// <param name="simulation">Atoms and threads.</param>
    public void AddForces(Simulation simulation) => simulation.Team.Run(_touchedCount, OrderedSum.BlockSize, new GatherBody(this, simulation.Atoms));

    /// <summary>0, 1, 2 ... of the elements of a bundle, to tell its terms from padding.</summary>
    /// <typeparam name="TLane">Lane.</typeparam>
    public static TLane Index<TLane>() where TLane : unmanaged, ILane<TLane>
    {
        double* index = stackalloc double[8] { 0, 1, 2, 3, 4, 5, 6, 7 };
        return TLane.Load(index);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _atoms.Dispose();
        _types.Dispose();
        _start.Dispose();
        _slots.Dispose();
        _touched.Dispose();
        _forces.Dispose();
    }

    // Slots are taken two at a time: two independent sums hide the latency of the additions.
    private static int Even(int count) => (count + 1) / 2 * 2;

    private readonly struct GatherBody(TermTable table, AtomStore atoms) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            double* force = table._forces.Pointer, fx = atoms.Fx.Pointer, fy = atoms.Fy.Pointer, fz = atoms.Fz.Pointer;
            int* first = table._start.Pointer, touched = table._touched.Pointer;
            int* slot = table._slots.Pointer + first[start];
            for (int row = start; row < end; row++)
            {
                int* stop = table._slots.Pointer + first[row + 1];
                Vector256<double> even = Vector256<double>.Zero, odd = Vector256<double>.Zero;
                for (; slot < stop; slot += 2)
                {
                    even += Vector256.Load(force + 4L * slot[0]);
                    odd += Vector256.Load(force + 4L * slot[1]);
                }
                even += odd;
                int i = touched[row];
                fx[i] += even[0];
                fy[i] += even[1];
                fz[i] += even[2];
            }
        }
    }
}
