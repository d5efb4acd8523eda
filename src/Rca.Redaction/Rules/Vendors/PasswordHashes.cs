using A = Rca.Redaction.Rules.Alphabet;

namespace Rca.Redaction.Rules.Vendors;

/// <summary>Passwords as programs store them: not the secret itself, but what it is guessed from.</summary>
static class PasswordHashes
{
    const string Bcrypt = "https://passlib.readthedocs.io/en/stable/lib/passlib.hash.bcrypt.html";
    const string Argon2 = "https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md";
    const string Crypt = "https://man7.org/linux/man-pages/man5/crypt.5.html";
    const string Apr1 = "https://httpd.apache.org/docs/2.4/misc/password_encryptions.html";
    const string Django = "https://docs.djangoproject.com/en/stable/topics/auth/passwords/";
    const string Postgres = "https://www.postgresql.org/docs/current/catalog-pg-authid.html";
    const string OpenLdap = "https://www.openldap.org/doc/admin26/security.html";
    const string Phpass = "https://passlib.readthedocs.io/en/stable/lib/passlib.hash.phpass.html";
    const string Pbkdf2 = "https://passlib.readthedocs.io/en/stable/lib/passlib.hash.pbkdf2_digest.html";

    internal static readonly VendorToken[] Rows =
    [
        new("bcrypt-hash", "$2b$", A.Crypt, 56, 56, Bcrypt),
        new("bcrypt-php-hash", "$2y$", A.Crypt, 56, 56, Bcrypt),
        new("bcrypt-old-hash", "$2a$", A.Crypt, 56, 56, Bcrypt),
        new("argon2id-hash", "$argon2id$", A.PhcString, 40, 256, Argon2),
        new("argon2i-hash", "$argon2i$", A.PhcString, 40, 256, Argon2),
        new("argon2d-hash", "$argon2d$", A.PhcString, 40, 256, Argon2),
        new("scrypt-hash", "$scrypt$", A.PhcString, 40, 256, Argon2),
        new("yescrypt-hash", "$y$j", A.Crypt, 60, 128, Crypt),
        new("sha512crypt-hash", "$6$", A.Crypt, 88, 128, Crypt),
        new("sha256crypt-hash", "$5$", A.Crypt, 45, 96, Crypt),
        new("md5crypt-hash", "$1$", A.Crypt, 24, 40, Crypt),
        new("apr1-hash", "$apr1$", A.Crypt, 24, 40, Apr1),
        new("phpass-hash", "$P$", A.Crypt, 31, 31, Phpass),
        new("phpbb-hash", "$H$", A.Crypt, 31, 31, Phpass),
        new("pbkdf2-sha256-hash", "$pbkdf2-sha256$", A.PhcString, 40, 256, Pbkdf2),
        new("pbkdf2-sha512-hash", "$pbkdf2-sha512$", A.PhcString, 40, 256, Pbkdf2),
        new("django-pbkdf2-hash", "pbkdf2_sha256$", A.PhcString, 50, 160, Django),
        new("postgres-scram-verifier", "SCRAM-SHA-256$", A.ScramVerifier, 80, 200, Postgres),
        new("ldap-salted-sha1-hash", "{SSHA}", A.Base64, 32, 64, OpenLdap),
        new("ldap-salted-sha512-hash", "{SSHA512}", A.Base64, 88, 160, OpenLdap),
    ];
}
