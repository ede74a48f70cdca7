namespace Graph.Extraction.Relations;

/// <summary>What a word of <c>seed/cues/relations.csv</c> says to the relation rules. A word may say several things.</summary>
[Flags]
internal enum RelationCue : long
{
    None = 0,

    /// <summary>举行 开幕: an event takes place.</summary>
    Hold = 1L << 0,

    /// <summary>主办 承办: somebody gives an event.</summary>
    Organize = 1L << 1,

    /// <summary>主办单位 承办方: names the role, the bodies follow.</summary>
    OrganizeRole = 1L << 2,

    /// <summary>出席 参加 致辞.</summary>
    Attend = 1L << 3,

    /// <summary>What an attendant does at an event: 表示 透露 发布.</summary>
    Say = 1L << 4,

    /// <summary>签署 共建 达成.</summary>
    Cooperate = 1L << 5,

    /// <summary>投资 增资 收购.</summary>
    Equity = 1L << 6,

    /// <summary>领投 跟投: stands behind the investors.</summary>
    Round = 1L << 7,

    /// <summary>融资 募集 上市: the clause's company takes money in.</summary>
    FundRaise = 1L << 8,

    /// <summary>基石投资者 投资方: the bodies that follow invest.</summary>
    Cornerstone = 1L << 9,

    /// <summary>贷款 授信.</summary>
    Loan = 1L << 10,

    /// <summary>补贴 专项资金.</summary>
    Grant = 1L << 11,

    /// <summary>提供 发放 拨付.</summary>
    Give = 1L << 12,

    /// <summary>获得 收到.</summary>
    Receive = 1L << 13,

    /// <summary>位于 落户.</summary>
    Locate = 1L << 14,

    /// <summary>揭牌 建成: after 在P it says where something is.</summary>
    Settle = 1L << 15,

    /// <summary>列入 拥有: a place that has what follows.</summary>
    HostsPlace = 1L << 16,

    /// <summary>全资子公司 旗下: what follows is part of what stands before.</summary>
    Subsidiary = 1L << 17,

    /// <summary>母公司 控股股东: what stands before is part of what follows.</summary>
    Parent = 1L << 18,

    /// <summary>隶属于 代管.</summary>
    Belongs = 1L << 19,

    /// <summary>组成 下设.</summary>
    Comprises = 1L << 20,

    /// <summary>同时废止: behind the policy that ends.</summary>
    Repeal = 1L << 21,

    /// <summary>取代: before the policy that ends.</summary>
    Supersede = 1L << 22,

    /// <summary>修订 修改.</summary>
    Amend = 1L << 23,

    /// <summary>根据 落实.</summary>
    Basis = 1L << 24,

    /// <summary>适用于 支持: before whom a policy addresses.</summary>
    Address = 1L << 25,

    /// <summary>任 担任 当选.</summary>
    Appoint = 1L << 26,

    /// <summary>曾任 卸任.</summary>
    AppointFormer = 1L << 27,

    /// <summary>任命 聘任: before the person.</summary>
    AppointObject = 1L << 28,

    /// <summary>原 前 时任.</summary>
    Former = 1L << 29,

    /// <summary>尚未 否认: the clause does not assert.</summary>
    Denial = 1L << 30,

    /// <summary>How far something has come; the value is the contract's word for it.</summary>
    Stage = 1L << 31,

    /// <summary>印发 起草: before the policy.</summary>
    Issue = 1L << 32,

    /// <summary>印发 解释: behind the issuers that follow their policy (《P》由A印发).</summary>
    IssueAfter = 1L << 33,

    /// <summary>与 携手: marks the partner.</summary>
    With = 1L << 34,

    /// <summary>贷款方 银团: the bodies that follow lend.</summary>
    Lender = 1L << 35,

    /// <summary>该公司, 本办法: stands for something named before; the value says of which kind.</summary>
    Anaphor = 1L << 36,

    /// <summary>公司, 会上: the same, only where a clause or an argument begins.</summary>
    AnaphorAtStart = 1L << 37,

    /// <summary>支撑, 离不开: joins themes; the value is the kind (enables, requires, constrains, or constrained where the object constrains the subject).</summary>
    Link = 1L << 38,
}
