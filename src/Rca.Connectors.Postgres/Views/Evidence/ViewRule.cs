namespace Rca.Connectors.Postgres.Views.Evidence;

/// <summary>The rules of the lint. What each is for is in docs/postgres-views.md.</summary>
enum ViewRule
{
    V00Missing,
    V01NotAView,
    V02OwnerIsSuperuser,
    V03OwnerIsCollector,
    V04CollectorCanWrite,
    V05NestedTooDeep,
    V06NotATable,
    V07RowSecurity,
    V08BaseTableReadable,
    V09UserDefinedObject,
    V10UserDefinedFunction,
    V11UserDefinedType,
    V12FunctionNotAllowed,
    V13NoAggregate,
    V14ColumnType,
    V15ColumnName,
    V16Coercion,
    V17NoRowCount,
    V18SecurityInvoker,
    V19Recursive,
    V20PlannerRunsUserCode,
    V21TableAccessMethod,
    V22TooManyColumns,
    V23NoMigrationTable,
}
