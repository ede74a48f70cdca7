namespace Graph.Extraction;

/// <summary>
/// The text of a sentence as readers see it: the stored slice itself where cleaning changed nothing but white space inside a line, else the cleaned form.
/// </summary>
public static class SentenceForm
{
    /// <summary>Chooses between a source slice and its cleaned form.</summary>
    public static string Of(string slice, string clean) => !slice.Contains('\n', StringComparison.Ordinal) && SameWithoutSpace(slice, clean) ? slice : clean;

    private static bool SameWithoutSpace(string a, string b)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < a.Length && char.IsWhiteSpace(a[i]))
            {
                i++;
            }

            while (j < b.Length && char.IsWhiteSpace(b[j]))
            {
                j++;
            }

            if (i == a.Length || j == b.Length)
            {
                return i == a.Length && j == b.Length;
            }

            if (a[i++] != b[j++])
            {
                return false;
            }
        }
    }
}
