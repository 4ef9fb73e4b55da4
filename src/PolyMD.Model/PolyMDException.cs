namespace PolyMD.Model;

/// <summary>Base of every error PolyMD reports to a person: the message says what is wrong, where, and what was expected.</summary>
public class PolyMDException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What is wrong, where, and what was expected.</param>
    public PolyMDException(string message) : base(message) { }

    /// <summary>Creates the error with its cause.</summary>
    /// <param name="message">What is wrong, where, and what was expected.</param>
    /// <param name="inner">The cause.</param>
    public PolyMDException(string message, Exception inner) : base(message, inner) { }
}
