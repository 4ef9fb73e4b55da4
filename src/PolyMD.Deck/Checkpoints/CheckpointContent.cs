using PolyMD.Deck.Runtime;
using PolyMD.Deck.Variables;
using PolyMD.Engine.Neighbors;
using PolyMD.Engine.State;
using PolyMD.Model;
using PolyMD.Numerics;

namespace PolyMD.Deck.Checkpoints;

/// <summary>What a checkpoint says about the deck and its system, besides the state of the parts. Paths are relative to the run's folder where they lie in it.</summary>
internal sealed class CheckpointContent
{
    /// <summary>Program version that wrote it.</summary>
    public string Version = "";

    /// <summary>atom_style.</summary>
    public string[] AtomStyle = [];

    public int Dimension;
    public FaceKind[] Faces = [];
    public bool LargeTilt;
    public string? FirstGroup;
    public string MinimizerStyle = "";
    public bool HasMinimizer;
    public double TimeOffset;
    public long TimeStepOfOffset, StepsDone;
    public string LastNeighborInfo = "";
    public Engine.ForceKind[] TurnedOff = [];
    public bool EchoScreen, EchoLog;
    public int Warnings;
    public string WorkingFolder = "";
    public string[] InputFolders = [];
    public string? LogFile;

    /// <summary>Files that the run appends to, with their lengths.</summary>
    public (string Path, long Length)[] Files = [];

    public DeckVariable[] Variables = [];
    public MarsagliaRandom? Random, AtomRandom;
    public (string Command, string[] Words)[] ForceField = [];
    public JournalLine[] Journal = [];
    public DeckFrame[] Frames = [];
    public bool SkipJump, IsBetweenSegments;
    public SystemState System = new();
    public NeighborState Lists = new();

    /// <summary>Machine settings that rounding depends on.</summary>
    public string Machine = "";
}
