using Graph.Cypher.Execution.Operators;
using Graph.Cypher.Planning.Plans;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Execution.Expressions;

/// <summary><c>EXISTS { }</c>, <c>COUNT { }</c>, <c>COLLECT { }</c>, pattern predicates and pattern comprehensions: a plan that runs for the row.</summary>
internal sealed class SubqueryExpr(SubqueryKind kind, LogicalPlan plan, Slot[] imports, Expr? collected, int number) : Expr
{
    private readonly SlotSet _imports = new(imports);

    public SubqueryKind Kind => kind;

    public LogicalPlan Plan => plan;

    public override bool IsConstant => false;

    public override IEnumerable<Slot> OwnSlots => imports;

    public override CypherValue Eval(Batch batch, int row)
    {
        QueryContext context = batch.Context;
        ref Operator? operators = ref context.Subplan(number);
        if (operators is null)
        {
            var sink = new SubquerySink(context, kind, collected);
            operators = new SubqueryRunner(context, OperatorBuilder.Build(plan, sink, context), sink);
        }

        var runner = (SubqueryRunner)operators;
        _imports.CopyRow(batch, row, runner.Argument, 0);
        runner.Argument.Count = 1;
        runner.Head.Run(runner.Argument);
        return runner.Sink.Result();
    }

    private sealed class SubqueryRunner(QueryContext context, Operator head, SubquerySink sink) : Operator(context, head)
    {
        public Operator Head => Next;

        public SubquerySink Sink => sink;

        public Batch Argument { get; } = context.NewRow();

        public override bool Push(Batch batch) => throw new NotSupportedException();
    }

    private sealed class SubquerySink(QueryContext context, SubqueryKind kind, Expr? collected) : Operator(context, null)
    {
        private long _count;
        private long _held;
        private List<CypherValue> _items = [];

        public override void Begin()
        {
            _count = 0;
            _held = 0;
            _items = [];
        }

        public override bool Push(Batch batch)
        {
            _count += batch.Count;
            if (kind == SubqueryKind.Collect)
            {
                for (int row = 0; row < batch.Count; row++)
                {
                    CypherValue item = collected!.Eval(batch, row);
                    long size = 16 + ValueSize.Of(item);
                    Context.Reserve(size);
                    _held += size;
                    _items.Add(item);
                }
            }

            return kind != SubqueryKind.Exists;
        }

        public override void Complete()
        {
        }

        public CypherValue Result()
        {
            switch (kind)
            {
                case SubqueryKind.Exists:
                    return CypherValue.Boolean(_count > 0);
                case SubqueryKind.Count:
                    return CypherValue.Integer(_count);
                default:
                    Context.Release(_held);
                    return CypherValue.List(ListValue.Of(_items));
            }
        }
    }
}
