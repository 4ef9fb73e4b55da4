using PolyMD.Engine;
using PolyMD.Numerics;

namespace PolyMD.Forces.ManyBody;

/// <content>
/// Shares of the terms among their atoms. The owner of a centre leaves what a neighbour gets in that neighbour's inbox, at the place of the
/// reverse entry, and the neighbour's owner adds it up.
/// </content>
internal sealed unsafe partial class SiteEnergyForce<TKernel, TLane>
{
    private const Needs PerAtom = Needs.AtomEnergy | Needs.AtomVirial | Needs.AtomStress;
    private readonly NativeBuffer<double> _shareInbox = new();
    private NativeBuffer<double>[] _shareRows = [];

    private void ReserveShares(int rows, int workers)
    {
        _shareInbox.EnsureLength(checked(SiteShares.Columns * (rows * _stride + 1)));
        if (_shareRows.Length != workers)
        {
            foreach (NativeBuffer<double> b in _shareRows) b.Dispose();
            _shareRows = new NativeBuffer<double>[workers];
            for (int k = 0; k < workers; k++) _shareRows[k] = new();
        }
        foreach (NativeBuffer<double> b in _shareRows) b.EnsureLength(SiteShares.Columns * (_stride + 1));
    }

    // The neighbours of the site as the kernel left them; `reverse` and `slot` say where the inbox of each is.
    private void SendShares(ref Site site, int i, int* reverse, int* slot, int worker, PerAtomTally tally, Needs needs)
    {
        const int c = SiteShares.Columns;
        double* own = _shareRows[worker].Pointer, rows = own + c;
        new Span<double>(own, c * (site.Count + 1)).Clear();
        SiteShares shares = new(site.X, site.Y, site.Z, own, rows, TKernel.SymmetricShares);
        _kernel.Share(ref site, shares);
        TakeShares(own, i, tally, needs);
        for (int k = 0; k < site.Count; k++) new Span<double>(rows + c * k, c).CopyTo(new Span<double>(_shareInbox.Pointer + (long)c * reverse[slot[k]], c));
    }

    private static void TakeShares(double* row, int i, PerAtomTally tally, Needs needs)
    {
        if ((needs & Needs.AtomEnergy) != 0) tally.Energy[i] += row[0];
        if ((needs & Needs.AtomVirial) == 0) return;
        double* w = tally.Virial.Pointer + (long)PerAtomTally.Components * i;
        for (int c = 0; c < PerAtomTally.Components; c++) w[c] += row[1 + c];
        if ((needs & Needs.AtomStress) == 0) return;
        double* s = tally.ShareCorrection.Pointer + (long)PerAtomTally.StressComponents * i;
        for (int c = 0; c < PerAtomTally.StressComponents; c++) s[c] += row[1 + PerAtomTally.Components + c] - row[1 + c];
    }

    private void DisposeShares()
    {
        _shareInbox.Dispose();
        foreach (NativeBuffer<double> b in _shareRows) b.Dispose();
    }
}
