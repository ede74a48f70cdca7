namespace Graph.Extraction.Figures.Rules;

/// <summary>What a word at the end of the words before a number does to the number.</summary>
internal enum TailRole
{
    /// <summary>Nothing (分别, 已, 累计).</summary>
    Filler,

    /// <summary>Names a state: 为, 是, 达到.</summary>
    Is,

    /// <summary>Names the end of a movement: 至, 到.</summary>
    To,

    /// <summary>约, 近.</summary>
    About,

    /// <summary>超, 逾.</summary>
    Over,

    /// <summary>不超过, 低于.</summary>
    Under,

    /// <summary>增长.</summary>
    Rise,

    /// <summary>下降.</summary>
    Fall,

    /// <summary>提高, 提升: against what was, not against last year.</summary>
    Improve,

    /// <summary>降低, 缩短.</summary>
    Reduce,

    /// <summary>高, 快, 多: a gap to another rate.</summary>
    Above,

    /// <summary>低, 慢, 少.</summary>
    Below,

    /// <summary>增速, 增幅, 增长率.</summary>
    Rate,

    /// <summary>降幅, 跌幅.</summary>
    FallRate,

    /// <summary>同比.</summary>
    Yoy,

    /// <summary>环比.</summary>
    Mom,

    /// <summary>年均.</summary>
    Cagr,

    /// <summary>分别.</summary>
    Respectively,

    /// <summary>累计.</summary>
    Cumulative,

    /// <summary>Ends the reading: 新增, 净增 (a flow, not a change).</summary>
    Flow,
}
