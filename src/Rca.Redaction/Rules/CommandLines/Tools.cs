using static Rca.Redaction.Rules.CommandLines.FlagForm;

namespace Rca.Redaction.Rules.CommandLines;

/// <summary>The tools, from their manuals. Long options with a secret's name need no row: their name is enough.</summary>
static class Tools
{
    static readonly (string, FlagForm)[] MySqlFlags = [("-p", Glued)];
    static readonly (string, FlagForm)[] PasswordFlag = [("-p", Value)];
    static readonly (string, FlagForm)[] Snmp = [("-A", Value), ("-X", Value), ("-3m", Apart), ("-3n", Apart)];
    static readonly (string, FlagForm)[] Ldap = [("-w", Value)];
    static readonly (string, FlagForm)[] Registry = [("-p", Value), ("--creds", AfterColon), ("--src-creds", AfterColon), ("--dest-creds", AfterColon)];
    static readonly (string, FlagForm)[] OpenSsl = [("-pass", PassPrefix), ("-passin", PassPrefix), ("-passout", PassPrefix), ("-k", Apart), ("-K", Apart)];

    internal static readonly Tool[] Rows =
    [
        new("curl", ("-u", AfterColon), ("--user", AfterColon), ("-U", AfterColon), ("--proxy-user", AfterColon), ("-E", AfterColon),
            ("--cert", AfterColon)) { Userinfo = ':' },
        new("wget") { Userinfo = ':' },
        new("http", ("-a", AfterColon), ("--auth", AfterColon)),
        new("mysql", MySqlFlags), new("mariadb", MySqlFlags), new("mysqldump", MySqlFlags), new("mariadb-dump", MySqlFlags), new("mysqladmin", MySqlFlags),
        new("mysqlimport", MySqlFlags), new("mysqlsh", MySqlFlags) { Userinfo = ':' }, new("mysqlpump", MySqlFlags), new("mysqlcheck", MySqlFlags),
        new("mysqlslap", MySqlFlags), new("mysqlbinlog", MySqlFlags), new("mariadb-admin", MySqlFlags), new("xtrabackup", MySqlFlags),
        new("sshpass", ("-p", Value)) { Wraps = true },
        new("redis-cli", ("-a", Value), ("--pass", Value)), new("valkey-cli", ("-a", Value), ("--pass", Value)), new("keydb-cli", ("-a", Value)),
        new("redis-benchmark", ("-a", Value)),
        new("mongo", PasswordFlag) { Userinfo = ':' }, new("mongosh", PasswordFlag) { Userinfo = ':' }, new("mongodump", PasswordFlag),
        new("mongorestore", PasswordFlag), new("mongoexport", PasswordFlag), new("mongoimport", PasswordFlag), new("mongostat", PasswordFlag),
        new("mongotop", PasswordFlag),
        new("docker", PasswordFlag) { Gate = "login" }, new("podman", Registry) { Gate = "login" }, new("podman", ("--creds", AfterColon)),
        new("buildah", ("--creds", AfterColon)), new("buildah", PasswordFlag) { Gate = "login" }, new("nerdctl", PasswordFlag) { Gate = "login" },
        new("helm", PasswordFlag) { Gate = "login" }, new("oras", Registry), new("skopeo", Registry), new("crane", PasswordFlag) { Gate = "login" },
        new("oc", PasswordFlag) { Gate = "login" }, new("argocd", ("--auth-token", Value)) { Gate = "login" },
        new("htpasswd") { Positions = [3], PositionsNeed = 'b' },
        new("keytool", ("-storepass", Apart), ("-keypass", Apart), ("-srcstorepass", Apart), ("-deststorepass", Apart), ("-srckeypass", Apart),
            ("-destkeypass", Apart), ("-new", Apart)),
        new("jarsigner", ("-storepass", Apart), ("-keypass", Apart)),
        new("openssl", OpenSsl),
        new("ldapsearch", Ldap), new("ldapadd", Ldap), new("ldapmodify", Ldap), new("ldapdelete", Ldap), new("ldapwhoami", Ldap), new("ldapcompare", Ldap),
        new("ldapmodrdn", Ldap), new("ldappasswd", ("-w", Value), ("-s", Value), ("-a", Value)),
        new("rabbitmqctl") { Gate = "add_user", Positions = [2] }, new("rabbitmqctl") { Gate = "change_password", Positions = [2] },
        new("rabbitmqctl") { Gate = "authenticate_user", Positions = [2] }, new("rabbitmqadmin", PasswordFlag),
        new("az", PasswordFlag) { Gate = "login" },
        new("vault") { Gate = "login", Positions = [1] }, new("vault") { Gate = "unseal", Positions = [1] },
        new("net") { Gate = "use", Positions = [2], SlashOptions = true }, new("net") { Gate = "user", Positions = [2], SlashOptions = true },
        new("runas", ("/password:", Value)), new("schtasks", ("/rp", Apart)), new("schtasks.exe", ("/rp", Apart)), new("psexec", PasswordFlag),
        new("psexec.exe", PasswordFlag),
        new("plink", ("-pw", Apart)), new("pscp", ("-pw", Apart)), new("psftp", ("-pw", Apart)), new("xfreerdp", ("/p:", Value)), new("rdesktop", PasswordFlag),
        new("smbclient", ("-U", AfterPercent), ("--user", AfterPercent)), new("rpcclient", ("-U", AfterPercent)), new("smbmap", PasswordFlag),
        new("winexe", ("-U", AfterPercent)),
        new("sqlcmd", ("-P", Value)), new("osql", ("-P", Value)), new("bcp", ("-P", Value)), new("isql", ("-P", Value)), new("tsql", ("-P", Value)),
        new("mssql-cli", ("-P", Value)),
        new("sqlplus") { Userinfo = '/' }, new("sqlldr") { Userinfo = '/' }, new("expdp") { Userinfo = '/' }, new("impdp") { Userinfo = '/' },
        new("rman", ("target", Apart)) { Userinfo = '/' }, new("sqlcl") { Userinfo = '/' },
        new("cqlsh", PasswordFlag), new("beeline", PasswordFlag), new("impala-shell", PasswordFlag), new("presto", PasswordFlag),
        new("kcadm.sh", ("--password", Value)),
        new("zip", ("-P", Value)), new("unzip", ("-P", Value)), new("7z", ("-p", Glued)), new("7za", ("-p", Glued)), new("7zr", ("-p", Glued)),
        new("rar", ("-p", Glued), ("-hp", Glued)), new("unrar", ("-p", Glued)),
        new("lftp", ("-u", AfterComma)) { Userinfo = ':' }, new("ftp") { Userinfo = ':' }, new("ncftp", PasswordFlag), new("ncftpput", PasswordFlag),
        new("ncftpget", PasswordFlag),
        new("ipmitool", ("-P", Value)), new("snmpwalk", Snmp), new("snmpget", Snmp), new("snmpset", Snmp), new("snmpbulkwalk", Snmp), new("snmptrap", Snmp),
        new("radtest") { Positions = [2, 5] },
        new("mosquitto_pub", ("-P", Value)), new("mosquitto_sub", ("-P", Value)), new("twine", PasswordFlag), new("gpg", ("--passphrase", Value)),
        new("qpdf", ("--password", Value)), new("pdftotext", ("-upw", Apart), ("-opw", Apart)), new("rclone") { Gate = "obscure", Positions = [1] },
        new("mc") { Gate = "alias", Positions = [5] }, new("s3fs", ("passwd=", Value)), new("etcdctl", ("--user", AfterColon)),
        new("influx", ("-t", Value), ("-p", Apart)), new("kubeadm", ("--certificate-key", Value)), new("evil-winrm", ("-p", Value)),
        new("hydra", ("-p", Value)),
    ];
}
