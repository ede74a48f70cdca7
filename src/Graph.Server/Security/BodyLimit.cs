using Graph.Server.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Graph.Server.Security;

/// <summary>The largest body of an endpoint, where it differs from the service's.</summary>
/// <param name="Bytes">In bytes, inclusive.</param>
public sealed record MaxBody(long Bytes);

/// <summary>
/// Refuses bodies over their limit. Kestrel's own limit breaks the connection off, and the caller may never read why; here the answer is sent and what is still under way, up to 32 MiB, is let run out.
/// </summary>
internal sealed class BodyLimit(RequestDelegate next, ServerOptions options)
{
    private const long LetRunOut = 32 << 20;

    public Task InvokeAsync(HttpContext http)
    {
        var limit = http.GetEndpoint()?.Metadata.GetMetadata<MaxBody>()?.Bytes ?? options.MaxBodyBytes;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } hard)
        {
            hard.MaxRequestBodySize = Math.Max(2 * limit, LetRunOut);
        }

        if (http.Request.ContentLength > limit)
        {
            throw new RequestProblemException(Problems.Problems.TooLarge(limit));
        }

        http.Request.Body = new Bounded(http.Request.Body, limit);
        return next(http);
    }

    private sealed class Bounded(Stream inner, long limit) : Stream
    {
        private long taken;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Count(await inner.ReadAsync(buffer, cancellationToken));

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Count(await inner.ReadAsync(buffer.AsMemory(offset, count), cancellationToken));

        public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private int Count(int read)
        {
            taken += read;
            return taken <= limit ? read : throw new RequestProblemException(Problems.Problems.TooLarge(limit));
        }
    }
}
