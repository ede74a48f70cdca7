using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Graph.Server.Homes;

namespace Graph.Server.Telemetry;

/// <summary>
/// What the service counts, in two forms: instruments of the meter <c>policygraph.server</c> for OpenTelemetry, and the same numbers as Prometheus text for <c>/metrics</c>. Labels are routes as they are
/// declared, never what a caller wrote, so that their number is bounded.
/// </summary>
internal sealed class ServerMetrics : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "policygraph.server";

    private static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    private readonly Meter meter = new(Name);
    private readonly Histogram<double> durations;
    private readonly Counter<long> ingested;
    private readonly ConcurrentDictionary<(string Method, string Route, int Status), Series> series = new();
    private readonly ConcurrentDictionary<string, Tally> documents = new(StringComparer.Ordinal);
    private long active;

    public ServerMetrics()
    {
        durations = meter.CreateHistogram<double>("policygraph.requests.duration", "s", "How long requests took.");
        ingested = meter.CreateCounter<long>("policygraph.documents", null, "Documents that were sent, by what became of them.");
        meter.CreateObservableGauge("policygraph.requests.active", () => Interlocked.Read(ref active), null, "Requests under way.");
    }

    /// <summary>A request begins.</summary>
    public void Begin() => Interlocked.Increment(ref active);

    /// <summary>A request has ended.</summary>
    public void End(string method, string route, int status, TimeSpan took)
    {
        Interlocked.Decrement(ref active);
        durations.Record(took.TotalSeconds, new TagList { { "method", method }, { "route", route }, { "status", status } });
        series.GetOrAdd((method, route, status), static _ => new Series(Bounds.Length)).Add(took.TotalSeconds);
    }

    /// <summary>A document was taken in or set aside.</summary>
    public void Document(string outcome)
    {
        ingested.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        Interlocked.Increment(ref documents.GetOrAdd(outcome, static _ => new Tally()).Count);
    }

    /// <summary>The numbers in Prometheus' text format 0.0.4.</summary>
    public string ToText(ServedGraph? graph)
    {
        var text = new StringBuilder();
        text.Append("# HELP policygraph_request_duration_seconds How long requests took.\n# TYPE policygraph_request_duration_seconds histogram\n");
        foreach (var ((method, route, status), numbers) in series.OrderBy(s => s.Key.Route, StringComparer.Ordinal).ThenBy(s => s.Key.Method, StringComparer.Ordinal).ThenBy(s => s.Key.Status))
        {
            numbers.Write(text, $"method=\"{method}\",route=\"{route}\",status=\"{status.ToString(CultureInfo.InvariantCulture)}\"");
        }

        Head("policygraph_requests_active", "gauge", "Requests under way.");
        Line("policygraph_requests_active", "", Interlocked.Read(ref active));
        Head("policygraph_documents_total", "counter", "Documents that were sent, by what became of them.");
        foreach (var (outcome, tally) in documents.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            Line("policygraph_documents_total", $"{{outcome=\"{outcome}\"}}", Interlocked.Read(ref tally.Count));
        }

        if (graph is { Image: { } image })
        {
            Head("policygraph_graph_nodes", "gauge", "Nodes of the graph that is served.");
            Line("policygraph_graph_nodes", "", image.Topology.NodeCount);
            Head("policygraph_graph_relationships", "gauge", "Relationships of the graph that is served.");
            Line("policygraph_graph_relationships", "", image.Topology.RelationshipCount);
        }

        Head("process_resident_memory_bytes", "gauge", "Memory of the process.");
        Line("process_resident_memory_bytes", "", Environment.WorkingSet);
        Head("dotnet_gc_heap_bytes", "gauge", "Memory of the managed heap.");
        Line("dotnet_gc_heap_bytes", "", GC.GetTotalMemory(forceFullCollection: false));
        return text.ToString();

        void Head(string name, string type, string help) => text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");

        void Line(string name, string labels, long value) => text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {value}\n");
    }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    private sealed class Tally
    {
        public long Count;
    }

    private sealed class Series(int bounds)
    {
        private readonly Lock guard = new();
        private readonly long[] buckets = new long[bounds + 1];
        private double sum;

        public void Add(double seconds)
        {
            var at = Array.FindIndex(Bounds, b => seconds <= b);
            lock (guard)
            {
                buckets[at < 0 ? bounds : at]++;
                sum += seconds;
            }
        }

        public void Write(StringBuilder text, string labels)
        {
            lock (guard)
            {
                var total = 0L;
                for (var i = 0; i <= bounds; i++)
                {
                    total += buckets[i];
                    text.Append(CultureInfo.InvariantCulture, $"policygraph_request_duration_seconds_bucket{{{labels},le=\"{(i == bounds ? "+Inf" : Bounds[i].ToString(CultureInfo.InvariantCulture))}\"}} {total}\n");
                }

                text.Append(CultureInfo.InvariantCulture, $"policygraph_request_duration_seconds_sum{{{labels}}} {sum}\npolicygraph_request_duration_seconds_count{{{labels}}} {total}\n");
            }
        }
    }
}
