using System.Data.Common;

namespace Tilth.Store;

/// <summary>A prepared command with its parameters in order; values are turned into columns by the database's own rule.</summary>
internal sealed class Statement
{
    private readonly DbCommand _command;
    private readonly Func<object?, object> _column;

    public Statement(DbConnection connection, Func<object?, object> column, string sql, params string[] parameters)
    {
        _column = column;
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        foreach (var name in parameters)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = name;
            _command.Parameters.Add(parameter);
        }
    }

    public void Enlist(DbTransaction transaction) => _command.Transaction = transaction;

    public Task<int> Run(params ReadOnlySpan<object?> values)
    {
        Fill(values);
        return _command.ExecuteNonQueryAsync();
    }

    public Task<object?> Scalar(params ReadOnlySpan<object?> values)
    {
        Fill(values);
        return _command.ExecuteScalarAsync();
    }

    private void Fill(ReadOnlySpan<object?> values)
    {
        for (var at = 0; at < values.Length; at++)
            _command.Parameters[at].Value = _column(values[at]);
    }
}
