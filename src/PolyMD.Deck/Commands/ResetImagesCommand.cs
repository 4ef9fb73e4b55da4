using PolyMD.Deck.Building;
using PolyMD.Deck.Runtime;
using PolyMD.Engine;
using PolyMD.Model;

namespace PolyMD.Deck.Commands;

/// <summary>reset_atoms image group: the image flags of each fragment of bonded atoms are shifted by the mean of their largest and smallest (rounded down), so that the fragment lies in the box.</summary>
internal sealed record ResetImagesCommand(ArgToken GroupId) : IDeckCommand
{
    public static ResetImagesCommand Parse(ArgReader args)
    {
        ResetImagesCommand command = new(args.Token("group-ID"));
        args.ExpectEnd();
        return command;
    }

    public void Execute(DeckContext context)
    {
        context.RequireBox();
        Simulation s = context.Simulation;
        if (!context.Layout.HasMolecules) throw new PolyMDException($"atom_style {context.AtomStyle} has no bonds: use 'set group … image'");
        AtomStore a = s.Atoms;
        BondFragments fragments = new(s, context.FindGroup(GroupId));
        context.Output.Line("Resetting image flags ...");
        foreach (Numerics.NativeBuffer<int> flags in (Numerics.NativeBuffer<int>[])[a.ImageX, a.ImageY, a.ImageZ])
        {
            int[] least = new int[a.LocalCount], most = new int[a.LocalCount];
            Array.Fill(least, int.MaxValue);
            Array.Fill(most, int.MinValue);
            for (int i = 0; i < a.LocalCount; i++)
            {
                if (!fragments.Contains(i)) continue;
                int root = fragments.Root(i);
                (least[root], most[root]) = (Math.Min(least[root], flags[i]), Math.Max(most[root], flags[i]));
            }
            for (int i = 0; i < a.LocalCount; i++)
                if (fragments.Contains(i)) flags[i] -= (int)Math.Floor(0.5 * (least[fragments.Root(i)] + most[fragments.Root(i)]));
        }
        SystemEditor.Changed(context);
    }
}
