namespace Graph.Image;

/// <summary>What a file is, seen as an image.</summary>
public enum ImageFileState
{
    /// <summary>An image of this version and of the stamp that was asked for.</summary>
    Sound,

    /// <summary>There is no file.</summary>
    Missing,

    /// <summary>The file is there but cannot be read (permissions, disk).</summary>
    Unreadable,

    /// <summary>The file is something else.</summary>
    Foreign,

    /// <summary>An image that an older or newer version of the program wrote.</summary>
    OtherVersion,

    /// <summary>An image made from something else.</summary>
    OtherSource,

    /// <summary>Cut short, or changed since it was written.</summary>
    Damaged,
}
