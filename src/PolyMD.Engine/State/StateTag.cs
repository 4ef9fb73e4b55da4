namespace PolyMD.Engine.State;

/// <summary>First byte of every value in a checkpoint.</summary>
internal enum StateTag : byte
{
    Null,

    /// <summary>An object that was written before: its number.</summary>
    Again,

    /// <summary>A part of the simulation that is found by name.</summary>
    Named,

    Primitive,
    Text,

    /// <summary>Layout, then bytes.</summary>
    Plain,

    /// <summary>Layout of the elements, count, then bytes.</summary>
    Bytes,

    /// <summary>Count, then values.</summary>
    Items,

    /// <summary>Name of the type, count, then names and values.</summary>
    Fields,

    /// <summary>Something that is made again when the deck is resumed.</summary>
    MadeAgain,
}
