namespace Graph.Server.Homes;

/// <summary>How a store's files stand: lengths and times of the file and of its write-ahead log. Another stamp means that somebody may have written.</summary>
internal readonly record struct FileStamp(long Length, long Time, long LogLength, long LogTime)
{
    /// <summary>The stamp now; zeros for what is missing.</summary>
    public static FileStamp Of(string path)
    {
        var (file, log) = (new FileInfo(path), new FileInfo(path + "-wal"));
        return new FileStamp(file.Exists ? file.Length : 0, file.Exists ? file.LastWriteTimeUtc.Ticks : 0, log.Exists ? log.Length : 0, log.Exists ? log.LastWriteTimeUtc.Ticks : 0);
    }
}
