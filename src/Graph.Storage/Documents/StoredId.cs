namespace Graph.Storage.Documents;

/// <summary>A content id (<c>b-</c> and 32 hex digits) as the 16 bytes of a column whose table says the letter.</summary>
internal static class StoredId
{
    /// <summary>True for a letter, a dash and 32 lower-case hex digits.</summary>
    public static bool IsWellFormed(string id, char kind)
    {
        if (id.Length != 34 || id[0] != kind || id[1] != '-')
            return false;
        foreach (var c in id.AsSpan(2))
        {
            if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
                return false;
        }

        return true;
    }

    /// <summary>The bytes of a well-formed id.</summary>
    public static byte[] Bytes(string id) => Convert.FromHexString(id.AsSpan(2));

    /// <summary>The id again; throws <see cref="DamagedRowException"/> unless there are 16 bytes.</summary>
    public static string Text(char kind, byte[] bytes) =>
        bytes.Length == 16 ? $"{kind}-{Convert.ToHexStringLower(bytes)}" : throw new DamagedRowException($"an id of {bytes.Length} bytes", "16");
}
