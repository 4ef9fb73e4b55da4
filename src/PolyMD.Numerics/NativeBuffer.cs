using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PolyMD.Numerics;

/// <summary>
/// A block of native memory: 64-byte aligned, zeroed, with at least one full bundle of slack behind the last element so that
/// padded loops may read (never rely on) a little beyond. Disposed by its owner; a finaliser frees it otherwise.
/// </summary>
/// <typeparam name="T">An unmanaged element type.</typeparam>
public sealed unsafe class NativeBuffer<T> : IDisposable where T : unmanaged
{
    private const int SlackBytes = 128;
    private T* _data;

    /// <summary>Allocates <paramref name="length"/> zeroed elements.</summary>
    /// <param name="length">Number of elements, zero or more.</param>
    public NativeBuffer(int length = 0) => _data = Allocate(length, out _length);

    private int _length;

    /// <summary>Frees memory that was not disposed.</summary>
    ~NativeBuffer() => Free();

    /// <summary>Number of elements.</summary>
    public int Length => _length;

    /// <summary>First element; valid until the next <see cref="Resize"/> or <see cref="Dispose"/>.</summary>
    public T* Pointer => _data;

    /// <summary>All elements.</summary>
    public Span<T> Span => new(_data, _length);

    /// <summary>Element <paramref name="index"/>.</summary>
    /// <param name="index">0 … Length − 1.</param>
    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Debug.Assert((uint)index < (uint)_length, "index outside the buffer");
            return ref _data[index];
        }
    }

    /// <summary>Makes room for at least <paramref name="length"/> elements, keeping what is there; new elements are zero.
    /// Grows by half again so that repeated growth stays cheap; never shrinks.</summary>
    /// <param name="length">Elements needed.</param>
    public void EnsureLength(int length)
    {
        if (length > _length) Resize(Math.Max(length, _length + _length / 2));
    }

    /// <summary>Changes the length, keeping the common part; new elements are zero.</summary>
    /// <param name="length">New length.</param>
    public void Resize(int length)
    {
        T* fresh = Allocate(length, out int fixedLength);
        long keep = Math.Min(length, _length);
        Buffer.MemoryCopy(_data, fresh, keep * sizeof(T), keep * sizeof(T));
        Free();
        _data = fresh;
        _length = fixedLength;
    }

    /// <summary>Sets every element to zero.</summary>
    public void Clear() => Span.Clear();

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private static T* Allocate(int length, out int stored)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        nuint bytes = (nuint)length * (nuint)sizeof(T) + SlackBytes;
        void* p = NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(p, bytes);
        stored = length;
        return (T*)p;
    }

    private void Free()
    {
        if (_data != null) NativeMemory.AlignedFree(_data);
        _data = null;
        _length = 0;
    }
}
