//! Secrets among the variables of a runbook.

use slipway_domain::runbook::{MASKED, Runbook, Variable};

fn variable(name: &str, value: &str) -> Variable {
    Variable {
        name: name.to_owned(),
        value: value.to_owned(),
        note: String::new(),
    }
}

#[test]
fn a_secret_is_known_by_its_name_and_told_from_where_it_lies() {
    let cases = [
        ("DB_PASSWORD", "hunter2", true),
        ("DB_PASSWORD", "\"hunter2\"", true),
        ("DBPASSWORD", "hunter2", true),
        ("dbPassword", "hunter2", true),
        ("central.db.password", "correct horse", true),
        ("API_KEY", "a1b2", true),
        ("JWS_SIGNING_KEY", "MIIE", true),
        ("ACCESS_TOKEN", "abc", true),
        ("CLIENT_SECRET", "abc", true),
        ("MYSQL_PWD", "abc", true),
        ("DB_PASSWORD", "$ecret1", true),
        ("DB_PASSWORD", "<hunter2", true),
        ("DB_PASSWORD", "$DB_PASSWORD", false),
        ("DB_PASSWORD", "from vault kv/moja", false),
        ("DB_PASSWORD", "${DB_PASSWORD}", false),
        ("DB_PASSWORD", "$(cat file)", false),
        ("DB_PASSWORD", "<secret>", false),
        ("DB_PASSWORD", "{{ password }}", false),
        ("DB_PASSWORD", "vault:kv/moja#db", false),
        ("DB_PASSWORD", "****", false),
        ("DB_PASSWORD", "", false),
        ("SECRET_NAME", "moja-db", false),
        ("TOKEN_TTL", "3600", false),
        ("PUBLIC_KEY", "MIIB", false),
        ("MONKEY", "1", false),
        ("KEYCLOAK_HOST", "keycloak", false),
        ("BYPASS", "1", false),
        ("NAMESPACE", "mojaloop", false),
    ];
    for (name, value, open) in cases {
        assert_eq!(
            variable(name, value).is_open_secret(),
            open,
            "{name}={value}"
        );
    }
}

#[test]
fn what_is_masked_is_named() {
    let mut runbook = Runbook {
        variables: vec![variable("A_TOKEN", "abc"), variable("NAMESPACE", "moja")],
        ..Runbook::default()
    };
    assert_eq!(runbook.mask_secrets(), ["A_TOKEN"]);
    assert_eq!(runbook.variables[0].value, MASKED);
    assert_eq!(runbook.variables[1].value, "moja");
    assert_eq!(runbook.mask_secrets(), Vec::<String>::new());
}
