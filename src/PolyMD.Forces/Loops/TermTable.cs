using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Forces.Loops;

/// <summary>
/// Terms of a fixed number of atoms (2 to 4) in local indices, a buffer for the force of each term on each of its atoms, and the reverse
/// index from atoms to those slots: terms are evaluated by anyone, then every atom sums its own slots in a fixed order. No two threads
/// write to one atom and the bits do not depend on the threads.
/// </summary>
public sealed unsafe class TermTable : IDisposable
{
    private readonly NativeBuffer<int> _atoms = new(), _types = new(), _start = new(), _slots = new(), _touched = new();
    private readonly NativeBuffer<double> _forces = new();
    private int _touchedCount;

    /// <summary>Creates an empty table.</summary>
    /// <param name="arity">Atoms per term.</param>
    public TermTable(int arity) => Arity = arity;

    /// <summary>Atoms per term.</summary>
    public int Arity { get; }

    /// <summary>Number of terms.</summary>
    public int Count { get; private set; }

    /// <summary>Local indices, Arity per term.</summary>
    public int* Atoms => _atoms.Pointer;

    /// <summary>Type index (0-based) of each term, or any small integer the owner wants to keep with it.</summary>
    public int* Types => _types.Pointer;

    /// <summary>Force of each term on each of its atoms: 3 × Arity numbers per term, written by the evaluation.</summary>
    public double* Forces => _forces.Pointer;

    /// <summary>Fills the table.</summary>
    /// <param name="atoms">Local indices, Arity per term.</param>
    /// <param name="types">One integer per term.</param>
    /// <param name="localCount">Local atoms.</param>
    public void Fill(ReadOnlySpan<int> atoms, ReadOnlySpan<int> types, int localCount)
    {
        Count = types.Length;
        int n = Count * Arity;
        _atoms.EnsureLength(n);
        _types.EnsureLength(Count);
        _forces.EnsureLength(3 * n);
        _slots.EnsureLength(n);
        atoms.CopyTo(_atoms.Span);
        types.CopyTo(_types.Span);
        int[] counts = new int[localCount];
        foreach (int a in atoms) counts[a]++;
        _touchedCount = counts.Count(c => c > 0);
        _touched.EnsureLength(_touchedCount);
        _start.EnsureLength(_touchedCount + 1);
        int row = 0, offset = 0;
        int[] fill = new int[localCount];
        for (int i = 0; i < localCount; i++)
        {
            if (counts[i] == 0) continue;
            _touched[row] = i;
            _start[row++] = fill[i] = offset;
            offset += counts[i];
        }
        _start[row] = offset;
        for (int k = 0; k < n; k++) _slots[fill[atoms[k]]++] = k;
    }

    /// <summary>Adds the buffered forces to the atoms.</summary>
    /// <param name="simulation">Atoms and threads.</param>
    public void AddForces(Simulation simulation) => simulation.Team.Run(_touchedCount, OrderedSum.BlockSize, new GatherBody(this, simulation.Atoms));

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

    private readonly struct GatherBody(TermTable table, AtomStore atoms) : IRangeBody
    {
        public void Invoke(int start, int end, int worker)
        {
            double* force = table._forces.Pointer, fx = atoms.Fx.Pointer, fy = atoms.Fy.Pointer, fz = atoms.Fz.Pointer;
            int* first = table._start.Pointer, slots = table._slots.Pointer, touched = table._touched.Pointer;
            for (int row = start; row < end; row++)
            {
                double x = 0, y = 0, z = 0;
                for (int k = first[row]; k < first[row + 1]; k++)
                {
                    double* f = force + 3L * slots[k];
                    x += f[0];
                    y += f[1];
                    z += f[2];
                }
                int i = touched[row];
                fx[i] += x;
                fy[i] += y;
                fz[i] += z;
            }
        }
    }
}
