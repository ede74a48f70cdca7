namespace Graph.Query.Tables;

/// <summary>What people read above the column that a property of a row type makes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HeadingAttribute(string zh, string en) : Attribute
{
    /// <summary>In Chinese.</summary>
    public string Zh { get; } = zh;

    /// <summary>In English.</summary>
    public string En { get; } = en;
}
