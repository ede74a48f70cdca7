using Graph.Cypher.Binding.Bound;
using Graph.Cypher.Diagnostics;
using Graph.Cypher.Syntax.Ast;
using Graph.Cypher.Values;

namespace Graph.Cypher.Binding;

public sealed partial class Binder
{
    private BoundCreate BindCreate(CreateClause create) => new(new PatternBinding(this, PatternUse.Create).Bind(create.Patterns));

    private BoundMerge BindMerge(MergeClause merge)
    {
        BoundPath path = new PatternBinding(this, PatternUse.Merge).Bind([merge.Pattern])[0];
        var onCreate = new List<BoundSetItem>();
        var onMatch = new List<BoundSetItem>();
        foreach (MergeAction action in merge.Actions)
        {
            (action.OnCreate ? onCreate : onMatch).AddRange(BindSetItems(action.Items));
        }

        return new BoundMerge(path, onCreate, onMatch);
    }

    private List<BoundSetItem> BindSetItems(IReadOnlyList<SetItem> items)
    {
        var bound = new List<BoundSetItem>();
        foreach (SetItem item in items)
        {
            switch (item)
            {
                case SetProperty set:
                    (BoundExpression target, BoundExpression key) = BindPropertyTarget(set.Target);
                    bound.Add(new BoundSetProperty(target, key, BindExpression(set.Value)));
                    break;
                case SetProperties set:
                    Symbol? entity = ResolveEntity(set.Variable);
                    BoundExpression value = BindExpression(set.Value);
                    RequireType(value, set.Value.Span, ValueKinds.Map | ValueKinds.Entity, "the properties to set");
                    if (entity is not null)
                    {
                        bound.Add(new BoundSetProperties(entity, set.Merge, value));
                    }

                    break;
                case SetLabels set:
                    if (ResolveEntity(set.Variable) is { } labelled)
                    {
                        bound.Add(new BoundSetLabels(labelled, LabelList(set.Labels)));
                    }

                    break;
            }
        }

        return bound;
    }

    private List<BoundLabels> LabelList(LabelExpression labels) => [.. (labels is LabelAnd and ? and.Operands : [labels]).Select(BindLabels)];

    private Symbol? ResolveEntity(VariableReference variable)
    {
        Symbol? symbol = Resolve(variable.Name, variable.Span);
        if (symbol is not null && !symbol.Type.Allows(ValueKinds.Entity))
        {
            ReportType(variable.Span, $"the variable '{variable.Name}'", new StaticType(ValueKinds.Entity), symbol.Type);
        }

        return symbol;
    }

    private (BoundExpression Target, BoundExpression Key) BindPropertyTarget(Expression target)
    {
        switch (target)
        {
            case PropertyAccess access:
                BoundExpression subject = BindExpression(access.Subject);
                RequireType(subject, access.Subject.Span, ValueKinds.Entity | ValueKinds.Map, "the owner of the property");
                return (subject, new BoundConstant(CypherValue.String(access.Key.Name)) { Type = StaticType.String, Span = access.Key.Span });
            case SubscriptExpression subscript:
                return (BindExpression(subscript.Subject), BindExpression(subscript.Index));
            default:
                throw new ArgumentException($"The parser gives no property target of kind {target.GetType().Name}.", nameof(target));
        }
    }

    private BoundRemove BindRemove(RemoveClause remove)
    {
        var bound = new List<BoundRemoveItem>();
        foreach (RemoveItem item in remove.Items)
        {
            switch (item)
            {
                case RemoveProperty property:
                    (BoundExpression target, BoundExpression key) = BindPropertyTarget(property.Target);
                    bound.Add(new BoundRemoveProperty(target, key));
                    break;
                case RemoveLabels labels:
                    if (ResolveEntity(labels.Variable) is { } labelled)
                    {
                        bound.Add(new BoundRemoveLabels(labelled, LabelList(labels.Labels)));
                    }

                    break;
            }
        }

        return new BoundRemove(bound);
    }

    private BoundDelete BindDelete(DeleteClause delete)
    {
        var targets = new List<BoundExpression>();
        foreach (Expression target in delete.Targets)
        {
            if (target is LabelPredicate)
            {
                Report(DiagnosticCode.InvalidDelete, target.Span, "DELETE takes nodes, relationships and paths, not labels", "Remove a label with REMOVE n:Label");
            }

            BoundExpression bound = BindExpression(target);
            if (target is not LabelPredicate)
            {
                RequireType(bound, target.Span, ValueKinds.Entity | ValueKinds.Path, "what DELETE removes");
            }

            targets.Add(bound);
        }

        return new BoundDelete(delete.Detach, targets);
    }

    private BoundForeach BindForeach(ForeachClause @foreach)
    {
        BoundExpression list = BindExpression(@foreach.List);
        RequireType(list, @foreach.List.Span, ValueKinds.List, "what FOREACH runs over");
        Scope outer = _scope;
        _scope = new Scope(outer);
        Symbol variable = NewValue(@foreach.Variable.Name, list.Type.ElementOrAny);
        _scope.Declare(variable.Name, variable);
        _firstWrite ??= @foreach.Span;
        List<BoundClause> body = [.. @foreach.Body.SelectMany(BindClause)];
        _scope = outer;
        return new BoundForeach(variable, list, body);
    }
}
