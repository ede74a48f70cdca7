namespace Graph.Exchange;

/// <summary>The targets that exports go to.</summary>
public static class ExportTargets
{
    /// <summary>A stream that stays open afterwards; has no room for a second file.</summary>
    public static IExportTarget ToStream(Stream stream) => new StreamTarget(stream);

    /// <summary>A file; parts stand beside it: for <c>graph.csv</c> the part <c>relationships</c> is <c>graph.relationships.csv</c>.</summary>
    public static IExportTarget ToFile(string path) => new FileTarget(path);

    private sealed class StreamTarget(Stream stream) : IExportTarget
    {
        public Stream OpenMain() => new LeftOpen(stream);

        public Stream OpenPart(string name) =>
            throw new NotSupportedException($"found one stream for a format of several files (next: {name}); expected a file name (-o FILE)");
    }

    private sealed class FileTarget(string path) : IExportTarget
    {
        public Stream OpenMain() => Open(path);

        public Stream OpenPart(string name) =>
            Open(Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}.{name}{Path.GetExtension(path)}"));

        private static FileStream Open(string file) => new(file, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
    }

    // Exporters dispose what they open; a caller's stream is only flushed.
    private sealed class LeftOpen(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Flush();
            base.Dispose(disposing);
        }
    }
}
