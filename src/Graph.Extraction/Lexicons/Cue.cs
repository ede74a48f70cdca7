namespace Graph.Extraction.Lexicons;

/// <summary>What a word of <c>seed/cues</c> signals to the rules. A word may signal several things.</summary>
[Flags]
internal enum Cue
{
    None = 0,

    /// <summary>A word that is never inside a name: function words, verbs, adverbs.</summary>
    Breaker = 1 << 0,

    /// <summary>A word that may stand before a name without being part of it (首个, 国内, 新建).</summary>
    Lead = 1 << 1,

    /// <summary>What a government body is called after its place (商务局); value: canonical stem.</summary>
    AgencyStem = 1 << 2,

    /// <summary>Ends the name of a park or zone; value: canonical ending.</summary>
    ParkSuffix = 1 << 3,

    /// <summary>Ends a company's name.</summary>
    CompanySuffix = 1 << 4,

    /// <summary>Ends an organization's name.</summary>
    OrganizationSuffix = 1 << 5,

    /// <summary>Ends an event's name.</summary>
    EventSuffix = 1 << 6,

    /// <summary>Ends a policy's title.</summary>
    PolicySuffix = 1 << 7,

    /// <summary>A post that a person holds (局长).</summary>
    Post = 1 << 8,

    /// <summary>印发 发布 出台.</summary>
    IssueVerb = 1 << 9,

    /// <summary>举办 主办 承办.</summary>
    OrganizeVerb = 1 << 10,

    /// <summary>出席 参加.</summary>
    AttendVerb = 1 << 11,

    /// <summary>A surname, single or compound.</summary>
    Surname = 1 << 12,

    /// <summary>A modifier that makes a park's or body's name generic (国家级, 各类).</summary>
    Generic = 1 << 13,

    /// <summary>表示 指出 介绍: what a person does.</summary>
    SayVerb = 1 << 14,

    /// <summary>A title in 《》 that ends so is no policy (白皮书, 报告, 蓝皮书).</summary>
    PublicationSuffix = 1 << 15,

    /// <summary>Words that show that the name before or after them is a company's (A股, 上市, 营收).</summary>
    CompanyContext = 1 << 16,

    /// <summary>A word that may stand directly behind a person's name (否认, 任, 一行).</summary>
    PersonFollow = 1 << 17,

    /// <summary>先生 女士 同志, behind a person's name.</summary>
    Honorific = 1 << 18,

    /// <summary>A surname that is an ordinary character otherwise (高, 于): only beside a post.</summary>
    RareSurname = 1 << 19,

    /// <summary>An ordinary word that begins with a surname's character (成立, 任期): no person begins there.</summary>
    CommonWord = 1 << 20,

    /// <summary>What a local part of a body is called after its place (分行, 监管局); value: the kind where it differs from the whole's.</summary>
    BranchSuffix = 1 << 21,

    /// <summary>What a local company of a national one is called after its place (联通, 供电公司); value: the whole's name.</summary>
    LocalBrand = 1 << 22,

    /// <summary>Ends a company's short name where the sentence shows a company (科技, 智能).</summary>
    BrandSuffix = 1 << 23,

    /// <summary>A verb or word behind a company's short name (完成融资, 中标).</summary>
    CompanyVerb = 1 << 24,

    /// <summary>A verb before a person's name that says an appointment or talk (任命, 专访).</summary>
    AppointVerb = 1 << 25,

    /// <summary>A stretch in which no name begins or ends (发展中国家).</summary>
    Trap = 1 << 26,

    /// <summary>A post whose word has other uses (代表, 专家).</summary>
    WeakPost = 1 << 27,

    /// <summary>A word that holds a breaker's characters without being broken there (国家, 数据, 新质生产力).</summary>
    Compound = 1 << 28,

    /// <summary>A breaker that also says a body's business directly before its ending (投资有限公司).</summary>
    Business = 1 << 29,

    /// <summary>What a ministry of any country may be for (工业, 对外贸易), and what a foreign state company does: such words tile names that no list holds.</summary>
    Field = 1 << 30,
}
