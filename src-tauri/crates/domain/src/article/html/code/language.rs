//! Languages that code is written in, as far as marking their words needs it.

/// What a language looks like.
pub(super) struct Language {
    /// Its class, `language-…`.
    pub(super) class: &'static str,
    /// Names it goes by.
    pub(super) names: &'static [&'static str],
    /// What begins a comment to the end of the line.
    pub(super) comment: &'static [&'static str],
    /// Whether `/* … */` is a comment.
    pub(super) block_comment: bool,
    /// Marks of strings.
    pub(super) strings: &'static [char],
    /// Its keywords, with blanks between.
    pub(super) keywords: &'static str,
    /// What stands after a key.
    pub(super) key: Option<char>,
    /// Whether keywords are read without case.
    pub(super) folds: bool,
    /// How it is read.
    pub(super) way: Way,
}

/// How a language is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Word by word.
    Words,
    /// By what a line begins with.
    Lines,
    /// By its tags.
    Tags,
}

const PLAIN: Language = Language {
    class: "language-text",
    names: &["text", "txt", "plain", "log"],
    comment: &[],
    block_comment: false,
    strings: &[],
    keywords: "",
    key: None,
    folds: false,
    way: Way::Words,
};

const C_LIKE: Language = Language {
    comment: &["//"],
    block_comment: true,
    strings: &['"', '\'', '`'],
    ..PLAIN
};

/// Those that are known.
pub(super) static LANGUAGES: &[Language] = &[
    PLAIN,
    Language {
        class: "language-yaml",
        names: &["yaml", "yml", "helm"],
        comment: &["#"],
        strings: &['"', '\''],
        keywords: "true false null yes no on off",
        key: Some(':'),
        ..PLAIN
    },
    Language {
        class: "language-json",
        names: &["json", "json5", "jsonc", "jsonld"],
        keywords: "true false null",
        key: Some(':'),
        ..C_LIKE
    },
    Language {
        class: "language-properties",
        names: &["properties", "ini", "toml", "env", "dotenv", "conf", "cfg"],
        comment: &["#", ";"],
        strings: &['"', '\''],
        keywords: "true false",
        key: Some('='),
        ..PLAIN
    },
    Language {
        class: "language-sql",
        names: &["sql", "mysql", "pgsql", "postgresql", "plsql"],
        comment: &["--"],
        block_comment: true,
        strings: &['"', '\'', '`'],
        keywords: "add all alter and as asc begin between by case column commit constraint \
            create database default delete desc distinct drop else end exists \
            foreign from grant group having if in index inner insert into is join \
            key left like limit not null on or order outer primary references \
            returning rollback select set table then to transaction truncate union \
            unique update use using values view when where with",
        folds: true,
        ..PLAIN
    },
    Language {
        class: "language-bash",
        names: &[
            "bash",
            "sh",
            "shell",
            "console",
            "zsh",
            "shell-session",
            "ksh",
        ],
        comment: &["#"],
        strings: &['"', '\'', '`'],
        keywords: "case do done elif else esac exit export fi for function if in local \
            return set source then until while",
        ..PLAIN
    },
    Language {
        class: "language-javascript",
        names: &[
            "javascript",
            "js",
            "jsx",
            "typescript",
            "ts",
            "tsx",
            "node",
            "mjs",
        ],
        keywords: "as async await break case catch class const continue default delete do \
            else enum export extends false finally for from function if implements \
            import in instanceof interface let new null of return static super \
            switch this throw true try type typeof undefined var void while yield",
        ..C_LIKE
    },
    Language {
        class: "language-java",
        names: &[
            "java", "kotlin", "scala", "go", "golang", "rust", "rs", "c", "cpp", "groovy",
        ],
        strings: &['"', '\''],
        keywords: "abstract bool boolean break case catch class const continue default \
            defer do double else enum extends false final float fn for func go if \
            impl implements import int interface let long map match mut new nil null \
            package private protected public range return static string struct super \
            switch this throw throws true try type use var void while",
        ..C_LIKE
    },
    Language {
        class: "language-python",
        names: &["python", "py", "python3"],
        comment: &["#"],
        strings: &['"', '\''],
        keywords: "and as assert async await break class continue def del elif else except \
            False finally for from global if import in is lambda None not or pass \
            raise return self True try while with yield",
        ..PLAIN
    },
    Language {
        class: "language-dockerfile",
        names: &["dockerfile", "docker"],
        comment: &["#"],
        strings: &['"', '\''],
        keywords: "add arg as cmd copy entrypoint env expose from healthcheck label run \
            shell user volume workdir",
        folds: true,
        ..PLAIN
    },
    Language {
        class: "language-hcl",
        names: &["hcl", "terraform", "tf"],
        comment: &["#", "//"],
        block_comment: true,
        strings: &['"'],
        keywords: "data false for if in locals module null output provider resource \
            terraform true variable",
        key: Some('='),
        ..PLAIN
    },
    Language {
        class: "language-http",
        names: &["http", "https"],
        strings: &['"'],
        keywords: "CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT",
        key: Some(':'),
        ..PLAIN
    },
    Language {
        class: "language-diff",
        names: &["diff", "patch"],
        way: Way::Lines,
        ..PLAIN
    },
    Language {
        class: "language-xml",
        names: &["xml", "html", "svg", "xhtml", "vue"],
        way: Way::Tags,
        ..PLAIN
    },
    Language {
        class: "language-mermaid",
        names: &["mermaid"],
        comment: &["%%"],
        strings: &['"'],
        keywords: "activate alt end flowchart graph loop note opt participant \
            sequenceDiagram subgraph",
        ..PLAIN
    },
    Language {
        class: "language-plantuml",
        names: &["plantuml", "puml", "uml"],
        comment: &["'"],
        strings: &['"'],
        keywords: "activate actor alt box deactivate else end group loop note opt \
            participant title",
        ..PLAIN
    },
];
