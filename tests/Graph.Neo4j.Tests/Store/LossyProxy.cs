using System.Net;
using System.Net.Sockets;

namespace Graph.Neo4j.Tests.Store;

/// <summary>
/// Stands before a server and, at every n-th answer to a write, breaks the connection off after the server has answered and before the client hears it: the moment in which a client cannot know whether
/// its request was carried out. Reads (transactions that are opened first) pass, so that the client can find out.
/// </summary>
internal sealed class LossyProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri server;
    private readonly int dropEvery;
    private readonly CancellationTokenSource stop = new();
    private int writes;

    public LossyProxy(Uri server, int dropEvery)
    {
        this.server = server;
        this.dropEvery = dropEvery;
        listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Dropped { get; private set; }

    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(server.Host, server.Port, stop.Token);
            var isWrite = false;
            var up = Task.Run(async () =>
            {
                var buffer = new byte[1 << 16];
                int read;
                while ((read = await near.GetStream().ReadAsync(buffer, stop.Token)) > 0)
                {
                    if (buffer.AsSpan(0, read).StartsWith("POST "u8))
                    {
                        isWrite = buffer.AsSpan(0, read).IndexOf("/query/v2 HTTP"u8) >= 0;
                    }

                    await far.GetStream().WriteAsync(buffer.AsMemory(0, read), stop.Token);
                }
            });
            var answer = new byte[1 << 16];
            int got;
            while ((got = await far.GetStream().ReadAsync(answer, stop.Token)) > 0)
            {
                if (isWrite && answer.AsSpan(0, got).StartsWith("HTTP/1.1 "u8) && Interlocked.Increment(ref writes) % dropEvery == 0)
                {
                    // Once the head of an answer is there, the transaction of a small batch has been committed.
                    await Task.Delay(20);
                    Dropped++;
                    near.LingerState = new LingerOption(true, 0);
                    return;
                }

                await near.GetStream().WriteAsync(answer.AsMemory(0, got), stop.Token);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // One side left.
        }
    }
}
