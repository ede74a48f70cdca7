using Graph.Server.Problems;
using Graph.Server.Requests;
using Microsoft.AspNetCore.Http;

namespace Graph.Server.Answers;

/// <summary>Gives answers their time and heavy ones their turn.</summary>
internal sealed class WorkSlots(ServerOptions options, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim heavy = new(Environment.ProcessorCount * 2);

    /// <summary>Does the work of an answer, in its turn where it is heavy.</summary>
    /// <exception cref="RequestProblemException">The answer took longer than <see cref="ServerOptions.AnswerTimeout"/>, waiting included.</exception>
    public async Task<T> RunAsync<T>(HttpContext http, Func<CancellationToken, Task<T>> work)
    {
        using var time = new CancellationTokenSource(options.AnswerTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, time.Token);
        try
        {
            if (http.GetEndpoint()?.Metadata.GetMetadata<HeavyWork>() is null)
            {
                return await work(either.Token);
            }

            await heavy.WaitAsync(either.Token);
            try
            {
                return await work(either.Token);
            }
            finally
            {
                heavy.Release();
            }
        }
        catch (OperationCanceledException) when (time.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            throw new RequestProblemException(new RequestProblem(
                503, "answer-timeout", "The answer took too long", FormattableString.Invariant($"an answer that was not ready after {options.AnswerTimeout.TotalSeconds:0.#} s"), "a question that can be answered in time", "Ask for less (a shorter period, fewer names), or again when fewer ask.") { RetryAfterSeconds = 5 });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => heavy.Dispose();
}
