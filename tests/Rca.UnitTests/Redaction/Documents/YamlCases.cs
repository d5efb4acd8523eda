namespace Rca.UnitTests.Redaction.Documents;

/// <summary>YAML in every style, with made-up secrets that stay in their style.</summary>
static class YamlCases
{
    internal static IEnumerable<DocumentCase> All =>
    [
        New("quoted", "a: 1 # c\npassword: \"⟪hunter2 x⟫\"  # kept\nsecret: '⟪it''s hunter⟫'\nb: [x, y]\n"),
        New("literal block", "password: |\n  ⟪hunter2 x⟫\nb: 1\n"),
        New("literal block with keep", "password: |+\n  ⟪hunter2 x⟫\n\n\nb: 1\n"),
        New("folded block", "password: >-\n    ⟪hunter2 x⟫\n\n# c\nb: 1\n"),
        New("carriage returns", "a: 1\r\npassword: |\r\n  ⟪hunter2 x⟫\r\nb: \"⟪" + Synthetic.GitHub + "⟫\"\r\n"),
        New("beyond ASCII", "ä: ö😀\npassword: \"⟪pässwörd😀⟫\"\nü: \"😀 ⟪" + Synthetic.GitHub + "⟫ 😀\"\n"),
        New("comment", "a: 1\n# old: ⟪" + Synthetic.GitHub + "⟫\nb: 2 # ⟪" + Synthetic.Aws + "⟫ too\n"),
        New("comment in a block's header", "a: | # ⟪" + Synthetic.GitHub + "⟫\n  text\n"),
        New("secret", "data:\n  a: \"⟪YW5u⟫\"\n  b: '⟪aHVudGVy⟫'\nkind: Secret\n"),
        New("secret in flow", "{kind: Secret, data: {a: \"⟪YW5u⟫\"}, type: Opaque}\n"),
        New("second document", "kind: ConfigMap\ndata:\n  a: YW5u\n---\nkind: Secret\ndata:\n  a: \"⟪YW5u⟫\"\n"),
        New("anchored secret", "x: &pw \"⟪hunter2x⟫\"\ndb:\n  password: *pw\n"),
        New("merged secret data", "base: &base\n  a: \"⟪YW5u⟫\"\nkind: Secret\ndata:\n  <<: *base\n  b: \"⟪YW5v⟫\"\n"),
        New("tag stays", "password: !vault |\n  ⟪$ANSIBLE_VAULT;1.1;AES256⟫\nport: !!int 5432\n"),
        New("sibling", "env:\n- name: DB_PASSWORD\n  value: \"⟪hunter2 x⟫\"\n- value: debug\n  name: LEVEL\n"),
        New("configuration in a block", "data:\n  app.yaml: |\n    db:\n      password: \"⟪hunter2x⟫\"\n    port: 1\n"),
        New("json in a block", "data:\n  app.json: |\n    {\"db\": {\"password\": \"⟪hunter2x⟫\"},\n     \"port\": 1}\n"),
        New("compose list", "services:\n  db:\n    environment:\n      - POSTGRES_USER=ann\n      - \"POSTGRES_PASSWORD=⟪hunter2 x⟫\"\n"),
        New("kubeconfig", "users:\n- name: a\n  user:\n    client-certificate-data: QUJD\n    client-key-data: \"⟪QUJDREVG⟫\"\n    token: \"⟪t0kent0ken⟫\"\n"),
        New("cloud-init", "users:\n  - name: ann\n    passwd: \"⟪$6$abc$def⟫\"\nchpasswd:\n  expire: false\n  list: |\n    ⟪root:hunter2⟫\n"),
        New("alertmanager", "receivers:\n- name: x\n  pagerduty_configs:\n  - routing_key: \"⟪0f1e2d3c⟫\"\n    severity: critical\n"),
        New("redis.conf", "data:\n  redis.conf: |\n    maxmemory 1gb\n    requirepass ⟪hunter2x⟫\n    masterauth \"⟪hunter 3x⟫\"\n"),
        New("settings.xml", "data:\n  settings.xml: |\n    <server>\n      <username>ci</username>\n      <password>⟪hunter2x⟫</password>\n    </server>\n"),
        New("credentials file", "credentials: |\n  [default]\n  aws_secret_access_key = ⟪" + Synthetic.Base62Of(40) + "⟫\n  region = eu-central-1\n"),
        New("helm values", "auth:\n  existingSecret: billing-db\n  rootPassword: \"⟪hunter2x⟫\"\n"),
        New("words and numbers", "password: \"⟪1234⟫\"\nsecret: yes\ntoken: ~\npin: 1\n"),
        New("plain within text", "url: https://ann:⟪hunter2x⟫@db/x\n"),
    ];

    static DocumentCase New(string name, string marked) => new("yaml: " + name, marked, Yaml: true);
}
