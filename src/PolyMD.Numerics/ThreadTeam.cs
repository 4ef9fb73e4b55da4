using System.Runtime.ExceptionServices;

namespace PolyMD.Numerics;

/// <summary>
/// Persistent fork-join threads. The caller is worker 0; index ranges are split into one contiguous part per worker, in units of a
/// block, so that anything accumulated per block has the same bits for any number of workers.
/// </summary>
public sealed class ThreadTeam : IDisposable
{
    private readonly Thread[] _threads;
    private readonly ManualResetEventSlim[] _wake;
    private Job? _job;
    private int _pending;
    private volatile bool _stopping;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Starts <paramref name="size"/> − 1 background threads.</summary>
    /// <param name="size">Number of workers including the caller, at least 1.</param>
    public ThreadTeam(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Size = size;
        _threads = new Thread[size - 1];
        _wake = new ManualResetEventSlim[size - 1];
        // Spinning longer than a few microseconds only pays when every worker has a core of its own.
        int spin = size <= Environment.ProcessorCount ? 2000 : 0;
        for (int k = 0; k < _threads.Length; k++)
        {
            int worker = k + 1;
            _wake[k] = new ManualResetEventSlim(false, spin);
            _threads[k] = new Thread(() => Work(worker)) { IsBackground = true, Name = $"polymd-{worker}" };
            _threads[k].Start();
        }
    }

    /// <summary>Number of workers including the caller.</summary>
    public int Size { get; }

    /// <summary>Runs <paramref name="body"/> over 0 … <paramref name="count"/> − 1 and returns when all of it is done.</summary>
    /// <typeparam name="TBody">The struct that does the work.</typeparam>
    /// <param name="count">Number of indices.</param>
    /// <param name="block">Range boundaries are multiples of this (fixed blocks for ordered sums; lane multiples for vector loops).</param>
    /// <param name="body">The work.</param>
    public void Run<TBody>(int count, int block, in TBody body) where TBody : struct, IRangeBody
    {
        if (count <= 0) return;
        int blocks = (count + block - 1) / block;
        if (Size == 1 || blocks == 1)
        {
            TBody local = body;
            local.Invoke(0, count, 0);
            return;
        }
        Job<TBody> job = Job<TBody>.Rent();
        job.Set(body, count, block, blocks, Size);
        _failure = null;
        _job = job;
        Volatile.Write(ref _pending, Size - 1);
        foreach (ManualResetEventSlim w in _wake) w.Set();
        try { job.Invoke(0); }
        catch (Exception e) when (Capture(e)) { throw; }
        finally
        {
            SpinWait wait = default;
            while (Volatile.Read(ref _pending) != 0) wait.SpinOnce(sleep1Threshold: -1);
        }
        Job<TBody>.Return(job);
        _failure?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_stopping) return;
        _stopping = true;
        foreach (ManualResetEventSlim w in _wake) w.Set();
        foreach (Thread t in _threads) t.Join();
        foreach (ManualResetEventSlim w in _wake) w.Dispose();
    }

    private bool Capture(Exception e)
    {
        Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
        return false;
    }

    private void Work(int worker)
    {
        ManualResetEventSlim wake = _wake[worker - 1];
        while (true)
        {
            wake.Wait();
            wake.Reset();
            if (_stopping) return;
            try { _job!.Invoke(worker); }
            catch (Exception e) when (!Capture(e)) { }
            Interlocked.Decrement(ref _pending);
        }
    }

    private abstract class Job
    {
        public abstract void Invoke(int worker);
    }

    // One reusable job object per body type and calling thread: no allocation per step.
    private sealed class Job<TBody> : Job where TBody : struct, IRangeBody
    {
        [ThreadStatic] private static Job<TBody>? t_free;
        private TBody _body;
        private int _count, _block, _blocks, _size;

        public static Job<TBody> Rent()
        {
            Job<TBody> job = t_free ?? new Job<TBody>();
            t_free = null;
            return job;
        }

        public static void Return(Job<TBody> job) => t_free = job;

        public void Set(in TBody body, int count, int block, int blocks, int size)
        {
            _body = body;
            _count = count;
            _block = block;
            _blocks = blocks;
            _size = size;
        }

        public override void Invoke(int worker)
        {
            int start = (int)((long)_blocks * worker / _size) * _block;
            int end = (int)((long)_blocks * (worker + 1) / _size) * _block;
            if (end > _count) end = _count;
            if (start >= end) return;
            TBody local = _body;
            local.Invoke(start, end, worker);
        }
    }
}
