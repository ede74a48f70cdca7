using System.Collections;

namespace Graph.Extraction.Text;

/// <summary>A chain of hits at one position, the longest first. A loop over it allocates nothing; a query over it works as over any sequence.</summary>
internal readonly struct TermHits(List<TermHit> hits, int[] next, int first) : IEnumerable<TermHit>
{
    /// <summary>Walks the chain.</summary>
    public Walk GetEnumerator() => new(hits, next, first);

    IEnumerator<TermHit> IEnumerable<TermHit>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A position in the chain.</summary>
    public struct Walk(List<TermHit> hits, int[] next, int first) : IEnumerator<TermHit>
    {
        private int at = -1;
        private int ahead = first;

        /// <inheritdoc/>
        public readonly TermHit Current => hits[at];

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            at = ahead;
            if (at < 0)
            {
                return false;
            }

            ahead = next[at];
            return true;
        }

        void IEnumerator.Reset() => throw new NotSupportedException();

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
