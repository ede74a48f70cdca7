namespace Graph.Mcp;

/// <summary>
/// Standard input whose end is told only when everything that was asked has been answered: a client that writes its questions and closes (a pipe in a shell) gets its answers, where a session that ends at once would drop them.
/// </summary>
/// <param name="input">The input.</param>
/// <param name="busy">Whether a request is being answered.</param>
internal sealed class PatientInput(Stream input, Func<bool> busy) : Stream
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // What was read last has yet to reach its handler, and an answer its way out.
    private const int QuietPauses = 6;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await input.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        for (var quiet = 0; read == 0 && buffer.Length > 0 && quiet < QuietPauses; quiet = busy() ? 0 : quiet + 1)
        {
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }

        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            input.Dispose();
        }

        base.Dispose(disposing);
    }
}
