using Graph.Model;

namespace Graph.Reading.Structure;

/// <summary>The words of a heading without number, pictograms and marks.</summary>
internal static class HeadingText
{
    private static readonly string[] Abstracts =
    [
        "摘要", "内容摘要", "内容提要", "提要", "导读", "本期导读", "导语", "今日要点", "本期要点", "要点", "要点速览", "要点提示", "核心提示", "核心观点", "核心摘要", "编者按", "编者的话", "今日摘要", "今日看点", "今日导读", "今日综述", "本期摘要", "概要", "概述", "概览", "今日概览", "要闻速览", "本周要点", "本周摘要", "一句话摘要", "前言", "引言", "执行摘要", "今日提要", "本日提要", "本周提要", "本期提要", "本月提要", "卷首语", "刊首语", "开篇语", "写在前面", "要闻提要", "本月要点", "本周综述", "本月综述", "核心速览", "内容速览", "今日速览", "本期速览", "重点提示", "导言", "序言", "编前语",
        "Abstract", "Summary", "Executive Summary", "Highlights", "Key points", "Key takeaways", "Overview", "TL;DR", "Introduction",
    ];

    private static readonly string[] Contents = ["目录", "目次", "目 录", "本期目录", "内容目录", "Contents", "Table of Contents", "目錄", "今日目录", "CONTENTS"];

    /// <summary>[start, end) without what decorates it.</summary>
    public static TextSpan Of(string text, int start, int end, int numberLength)
    {
        start += numberLength;
        while (start < end && (text[start] is ' ' or '【' or '：' or ':' or '、' or '|' or '｜' || IsPictogram(text, start)))
        {
            start += char.IsHighSurrogate(text[start]) && start + 1 < end ? 2 : 1;
        }

        while (end > start && (text[end - 1] is ' ' or '】' or '：' or ':' || text[end - 1] == '\ufe0f' || text[end - 1] == '。'))
        {
            end--;
        }

        return new TextSpan(start, end);
    }

    /// <summary>Length of emoji and spaces at the beginning.</summary>
    public static int PictogramLength(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && (text[at] == ' ' || IsPictogram(text, at)))
        {
            at += char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
        }

        return at;
    }

    public static bool IsAbstract(ReadOnlySpan<char> heading) => Equals(heading, Abstracts);

    public static bool IsContents(ReadOnlySpan<char> heading) => Equals(heading, Contents);

    /// <summary>Length of 摘要： or 【摘要】 at the beginning of a block that goes on after it, and its name; 0 when there is none.</summary>
    public static int AbstractLabel(ReadOnlySpan<char> block, out int nameStart, out int nameLength)
    {
        nameStart = 0;
        nameLength = 0;
        var start = block.Length > 0 && block[0] is '【' or '[' ? 1 : 0;
        foreach (var name in Abstracts)
        {
            if (block[start..].StartsWith(name, StringComparison.OrdinalIgnoreCase) && block.Length > start + name.Length + 1 && (block[start + name.Length] is '：' or ':' or '】' or ']'))
            {
                var end = start + name.Length + 1;
                while (end < block.Length && block[end] is '：' or ':' or ' ')
                {
                    end++;
                }

                if (end < block.Length && name.Length > nameLength)
                {
                    nameStart = start;
                    nameLength = name.Length;
                }
            }
        }

        if (nameLength == 0)
        {
            return 0;
        }

        var length = nameStart + nameLength + 1;
        while (length < block.Length && block[length] is '：' or ':' or ' ')
        {
            length++;
        }

        return length;
    }

    /// <summary>An emoji, dingbat or variation selector.</summary>
    public static bool IsPictogram(ReadOnlySpan<char> text, int at) =>
        text[at] is (>= '\ud83c' and <= '\ud83e') or (>= '\u2600' and <= '\u27bf') or (>= '\u2b00' and <= '\u2bff') or '\ufe0f' or '\u20e3' or '\u200d' || (char.IsLowSurrogate(text[at]) && at > 0 && text[at - 1] is >= '\ud83c' and <= '\ud83e');

    private static bool Equals(ReadOnlySpan<char> heading, string[] names)
    {
        var trimmed = heading.Trim(" 【】[]：:—-");
        foreach (var name in names)
        {
            if (trimmed.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
