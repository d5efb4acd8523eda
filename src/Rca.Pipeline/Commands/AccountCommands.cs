using System.Text;
using Rca.Bus.Topology;

namespace Rca.Pipeline.Commands;

/// <summary>Accounts as the commands of <c>rabbitmqctl</c> that make them. Rights may be set again at any time; a password never stands in a command.</summary>
static class AccountCommands
{
    public static string Write(IReadOnlyList<BrokerAccount> accounts, string virtualHost)
    {
        if (virtualHost.Contains('\'', StringComparison.Ordinal)) throw new BadInputException("--vhost: found a quotation mark, expected the name of a virtual host");
        var commands = new StringBuilder("# add_user reads the password from standard input. The lines below it may run again; add_user fails for an account that is there.\n");
        foreach (var account in accounts) commands.Append("rabbitmqctl add_user ").Append(account.Name).Append('\n');
        foreach (var account in accounts)
            commands.Append("rabbitmqctl set_permissions -p '").Append(virtualHost).Append("' ").Append(account.Name)
                .Append(" '").Append(account.Configure).Append("' '").Append(account.Write).Append("' '").Append(account.Read).Append("'\n");
        return commands.ToString();
    }
}
