using System.Globalization;
using System.Threading.RateLimiting;
using Graph.Server.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Server.Security;

/// <summary>How much is let in: a rate for each caller (429), and so many requests at once for all (503). Health is never held back.</summary>
internal static class TrafficLimits
{
    public static void AddTrafficLimits(this IServiceCollection services, ServerOptions options) => services.AddRateLimiter(limiter =>
    {
        // The first takes no place in the second's queue for a caller who asks too fast.
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(Rate(options), Concurrency(options));
        limiter.OnRejected = (context, _) =>
        {
            var tooFast = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after);
            throw new RequestProblemException(
                tooFast
                    ? new RequestProblem(429, "too-many-requests", "Too many requests", "more requests than one caller may make", string.Create(CultureInfo.InvariantCulture, $"at most {options.RequestsPerSecond} a second"), "Wait, then go on more slowly.") { RetryAfterSeconds = Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) }
                    : new RequestProblem(503, "too-busy", "The service is busy", "more requests than can be worked on at once", string.Create(CultureInfo.InvariantCulture, $"at most {options.ConcurrentRequests} at once and {options.QueuedRequests} waiting"), "Send it again in a moment.") { RetryAfterSeconds = 1 });
        };
    });

    private static PartitionedRateLimiter<HttpContext> Rate(ServerOptions options) => PartitionedRateLimiter.Create<HttpContext, string>(http =>
        options.RequestsPerSecond == 0 || IsOpen(http)
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new TokenBucketRateLimiterOptions
            {
                TokensPerPeriod = Math.Max(1, options.RequestsPerSecond / 10),
                ReplenishmentPeriod = TimeSpan.FromMilliseconds(options.RequestsPerSecond >= 10 ? 100 : 1000.0 / options.RequestsPerSecond),
                TokenLimit = options.RequestsPerSecond * 2,
                QueueLimit = 0,
            }));

    private static PartitionedRateLimiter<HttpContext> Concurrency(ServerOptions options) => PartitionedRateLimiter.Create<HttpContext, int>(http =>
        IsOpen(http)
            ? RateLimitPartition.GetNoLimiter(0)
            : RateLimitPartition.GetConcurrencyLimiter(1, _ => new ConcurrencyLimiterOptions { PermitLimit = options.ConcurrentRequests, QueueLimit = options.QueuedRequests }));

    private static bool IsOpen(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<OpenAccess>() is not null;
}
