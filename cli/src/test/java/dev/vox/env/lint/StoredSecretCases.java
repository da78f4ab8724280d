package dev.vox.env.lint;

import static dev.vox.env.lint.RuleCase.finds;
import static dev.vox.env.lint.RuleCase.passes;

import java.util.List;

/// What the rules find in how secrets and files are kept.
final class StoredSecretCases {
    private static final String DEFAULTS = ".env.defaults";
    private static final String LOCAL = ".env.local";

    private StoredSecretCases() {}

    static List<RuleCase> secrets() {
        return List.of(
                finds(
                        "placeholder-secret",
                        "many ways to say it",
                        p ->
                                p.file(
                                        LOCAL,
                                        "A_KEY=changeme\n"
                                                + "B_KEY=your-key-here\n"
                                                + "C_KEY=sk-xxx\n"
                                                + "D_KEY=<key>\n"
                                                + "E=x # @sensitive\n"
                                                + "E=xxxx\n"),
                        ".env.local:1: A_KEY holds a placeholder, not a secret",
                        ".env.local:2: B_KEY holds a placeholder, not a secret",
                        ".env.local:3: C_KEY holds a placeholder, not a secret",
                        ".env.local:4: D_KEY holds a placeholder, not a secret",
                        ".env.local:6: E holds a placeholder, not a secret"),
                passes(
                        "placeholder-secret",
                        "one that is overridden, an empty one, a word that is no secret",
                        p ->
                                p.file(DEFAULTS, "A_KEY=changeme\nB_KEY=\nWORD=changeme\n")
                                        .file(LOCAL, "A_KEY=sk-4f9a\n")),
                finds(
                        "tracked-secret",
                        "in a file and in a default of a template",
                        p ->
                                p.file(
                                                DEFAULTS,
                                                "A_KEY=sk-4f9a\n"
                                                        + "B_TOKEN=${T:-t0p}\n"
                                                        + "URL=http://${A_KEY:-sk-1}@h\n")
                                        .tracked(DEFAULTS),
                        ".env.defaults:1: A_KEY holds a secret, and git keeps this file",
                        ".env.defaults:2: B_TOKEN holds a secret, and git keeps this file",
                        ".env.defaults:3: URL holds a secret, and git keeps this file"),
                passes(
                        "tracked-secret",
                        "placeholders, templates, and files that git does not keep",
                        p ->
                                p.file(DEFAULTS, "A_KEY=changeme\nB_KEY=\nC_KEY=${A:?say it}\n")
                                        .file(LOCAL, "A_KEY=sk-4f9a\n")
                                        .tracked(DEFAULTS)),
                finds(
                        "readable-secret",
                        "at its first secret",
                        p -> p.file(LOCAL, "A=1\nA_KEY=sk-4f9a\n").mode(LOCAL, "rw-r--r--"),
                        ".env.local:2: every user of this machine may read this file, and A_KEY"
                                + " with it"),
                passes(
                        "readable-secret",
                        "a group may read, a file has no secret, git keeps the file",
                        p ->
                                p.file(LOCAL, "A_KEY=sk-4f9a\n")
                                        .mode(LOCAL, "rw-r-----")
                                        .file(".env", "A=1\nB_KEY=changeme\n")
                                        .mode(".env", "rw-r--r--")
                                        .file(DEFAULTS, "A_KEY=sk-4f9a\n")
                                        .mode(DEFAULTS, "rw-r--r--")
                                        .tracked(DEFAULTS)),
                finds(
                        "not-ignored",
                        "one that git would take and one that it has",
                        p -> p.file(".env", "A=1\n").file(LOCAL, "B=1\n").tracked(".env"),
                        ".env: git keeps this file, which is for this machine only",
                        ".env.local: git does not ignore this file, which is for this machine"
                                + " only"),
                passes(
                        "not-ignored",
                        "ignored",
                        p -> p.file(".env", "A=1\n").file(DEFAULTS, "A=2\n").ignored(".env")),
                passes("not-ignored", "no git", p -> p.file(".env", "A=1\n").withoutGit()));
    }

    static List<RuleCase> stored() {
        return List.of(
                finds(
                        "byte-order-mark",
                        "before the first key",
                        p -> p.file(LOCAL, "\ufeffA=1\n"),
                        ".env.local: begins with a byte-order mark"),
                passes("byte-order-mark", "further on", p -> p.file(LOCAL, "A=\ufeff1\n")),
                finds(
                        "carriage-returns",
                        "even one",
                        p -> p.file(LOCAL, "A=1\nB=2\r\n"),
                        ".env.local: has lines that end with CR LF"),
                passes("carriage-returns", "a lone CR", p -> p.file(LOCAL, "A=\"a\rb\"\n")),
                finds(
                        "final-newline",
                        "a last line that does not end",
                        p -> p.file(LOCAL, "A=1"),
                        ".env.local: has a last line that does not end"),
                passes(
                        "final-newline",
                        "an empty file",
                        p -> p.file(LOCAL, "").file(".env", "A=1\n")));
    }
}
