namespace PolyMD.Fuzz.Tests;

/// <summary>Ways in which files go wrong.</summary>
internal enum MutationKind
{
    Truncate,
    FlipBit,
    Junk,
    Zero,
    RemoveRange,
    RepeatRange,
    RemoveLine,
    RepeatLine,
    SwapLines,
    ReplaceNumber,
    ChangeCount,
    ReplaceWord,
    RemoveWord,
    RepeatWord,
    LongToken,
    LongLine,
    Nest,
    ByteOrderMark,
    CarriageReturns,
    Utf16,
    Nul,
    NonAscii,
    Integer,
    LongInteger,
    Real,
}
