using Graph.Reading;
using Graph.Storage;

namespace Graph.Cli.Output;

/// <summary>What went wrong, in the session's language: what was found, what was expected, what to do. The code stays, so that a message can be looked up.</summary>
internal static class FailureText
{
    private static readonly Dictionary<string, string> Chinese = new(StringComparer.Ordinal)
    {
        ["read.empty"] = "文件为空或只有空白；需要正文；请补上内容",
        ["read.binary"] = "是二进制文件；需要 Markdown、纯文本或 HTML；请先转换格式",
        ["read.encoding"] = "编码不是 UTF-8、UTF-16 或 GB18030；请另存为 UTF-8 后再试",
        ["read.too-large"] = "文件超过大小上限；请拆分后再导入",
        ["read.format"] = "不支持这种扩展名；请改名或转换为 .md .txt .html",
        ["read.nesting"] = "HTML 标签嵌套过深；请用浏览器打开后另存为文本",
        ["read.gone"] = "页面已被删除或无法查看；请保存文章本身",
        ["read.no-text"] = "没有找到正文句子；请确认保存的页面带有正文",
        ["read.no-date"] = "正文、元数据、文件名和文献中都没有日期；请用 --date YYYY-MM-DD 给出",
        ["read.not-found"] = "没有这个文件或文件夹；请检查拼写",
        ["read.no-documents"] = "文件夹中没有可读的文档；需要 .md .txt .html 文件；请换一个路径",
        ["read.unreadable"] = "无法读取；请检查权限",
        ["extract.fault"] = "本程序出错，这份文档已搁置，未存入任何内容；其余照常；请连同文档报告此错",
        ["store.contract"] = "抽取结果不合约定，已搁置；其余照常",
        ["store.missing"] = "没有这个库；请先 ingest，或用 --store 指明文件",
        ["store.busy"] = "另一个进程正在写这个库；请等它结束后再试",
        ["store.read-only"] = "文件或文件夹不可写；请修改权限或换一处",
        ["store.io"] = "磁盘读写出错；请检查磁盘；此前已提交的内容都在",
        ["store.damaged"] = "库已损坏；请恢复备份，或重新导入到新库",
        ["store.full"] = "磁盘已满；请腾出空间后重试；此前已提交的内容都在",
        ["store.cannot-open"] = "打不开；请检查路径和权限",
        ["store.is-folder"] = "这是文件夹；请给出其中的文件名，如 policygraph.db",
        ["store.no-folder"] = "所在文件夹不存在；请先建立，或用 --store 换一处",
        ["store.unreadable"] = "无法读取；请检查权限",
        ["store.foreign"] = "不是本程序的库，未作改动；请用 --store 指明另一个文件",
        ["store.newer"] = "由更新版本的程序写成，未作改动；请使用新版程序",
    };

    /// <summary>A line about a document that was set aside.</summary>
    public static string Of(Session session, ReadFailure failure) => session.Say(
        Chinese.TryGetValue(failure.Code, out var zh) ? $"✗ {failure.Name}  {zh}（{failure.Code}：{failure.Message}）" : $"✗ {failure.Name}  {failure.Code}：{failure.Message}",
        $"✗ {failure.Name}  {failure.Code}: {failure.Message}");

    /// <summary>A line about a store that failed.</summary>
    public static string Of(Session session, StoreFailure failure) => session.Say(
        Chinese.TryGetValue(failure.Code, out var zh) ? $"库出错：{zh}（{failure}）" : $"库出错：{failure}",
        $"the store failed: {failure}");
}
