using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace PolyMD.Numerics;

/// <summary>
/// Persistent fork-join threads. The caller is worker 0; index ranges are split into one contiguous part per worker, in units of a
/// block, so that anything accumulated per block has the same bits for any number of workers.
/// </summary>
public sealed class ThreadTeam : IDisposable
{
    // Regions of a step follow each other within microseconds: a worker looks for the next one this long before it goes to sleep,
    // because waking a sleeping thread costs more than a region (and up to a scheduler tick where other programs compete).
    private static readonly long s_patience = Stopwatch.Frequency / 2000;
    private readonly Thread[] _threads;
    private readonly Sleeper[] _sleepers;
    private readonly bool _spin;
    private Job? _job;
    private int _epoch;
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
        _sleepers = new Sleeper[size - 1];
        // Spinning only pays when every worker has a core of its own.
        _spin = size <= Environment.ProcessorCount;
        for (int k = 0; k < _threads.Length; k++)
        {
            int worker = k + 1;
            _sleepers[k] = new Sleeper();
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
        Start();
        try { job.Invoke(0); }
        catch (Exception e) when (Capture(e)) { throw; }
        finally
        {
            long begin = Stopwatch.GetTimestamp();
            while (Volatile.Read(ref _pending) != 0)
            {
                if (_spin && Stopwatch.GetTimestamp() - begin < s_patience) Thread.SpinWait(4);
                else Thread.Yield();
            }
        }
        Job<TBody>.Return(job);
        _failure?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_stopping) return;
        _stopping = true;
        Start();
        foreach (Thread t in _threads) t.Join();
        foreach (Sleeper s in _sleepers) s.Event.Dispose();
    }

    private void Start()
    {
        Volatile.Write(ref _pending, Size - 1);
        // The increment is a full fence: a worker either sees the new epoch before it sleeps, or its flag is seen here.
        Interlocked.Increment(ref _epoch);
        foreach (Sleeper s in _sleepers) if (Volatile.Read(ref s.Asleep)) s.Event.Set();
    }

    private void WaitForEpoch(int seen, Sleeper sleeper)
    {
        long begin = Stopwatch.GetTimestamp();
        while (Volatile.Read(ref _epoch) == seen)
        {
            if (_spin && Stopwatch.GetTimestamp() - begin < s_patience)
            {
                Thread.SpinWait(4);
                continue;
            }
            Volatile.Write(ref sleeper.Asleep, true);
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref _epoch) == seen) sleeper.Event.Wait();
            Volatile.Write(ref sleeper.Asleep, false);
            sleeper.Event.Reset();
        }
    }

    private bool Capture(Exception e)
    {
        Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
        return false;
    }

    private void Work(int worker)
    {
        Sleeper sleeper = _sleepers[worker - 1];
        for (int seen = 0; ; seen++)
        {
            WaitForEpoch(seen, sleeper);
            if (_stopping) return;
            try { _job!.Invoke(worker); }
            catch (Exception e) when (!Capture(e)) { }
            Interlocked.Decrement(ref _pending);
        }
    }

    private sealed class Sleeper
    {
        public readonly ManualResetEventSlim Event = new(false, 0);
        public bool Asleep;
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
