using Graph.Model;

namespace Graph.Extraction.Names;

/// <summary>Finds among the entities of a document the policy with a given title: the one that the document is, or the one that it prints.</summary>
internal static class DocumentPolicy
{
    /// <summary>
    /// The index of the policy, or null. Its name or an alias equals <paramref name="title"/>, or its 文号 equals <paramref name="docNo"/> (null: not asked),
    /// or the title is its name with the issuers before it (工业和信息化部等五部门 | 关于…的通知).
    /// </summary>
    public static int? Find(NameResult names, string title, string? docNo)
    {
        var tidy = PolicyRule.Tidy(title);
        var key = NameKey.Of(tidy);
        int? tail = null;
        for (var i = 0; i < names.Entities.Length; i++)
        {
            var entity = names.Entities[i];
            if (entity.Kind != EntityKind.Policy)
            {
                continue;
            }

            if (NameKey.Of(entity.Name) == key || entity.Aliases.Any(a => NameKey.Of(a) == key) || (docNo is not null && entity.DocNo == docNo))
            {
                return i;
            }

            if (tail is null && entity.Name.StartsWith("关于", StringComparison.Ordinal) && entity.Name.Length >= 8 && tidy.EndsWith(entity.Name, StringComparison.Ordinal))
            {
                tail = i;
            }
        }

        return tail;
    }
}
