package dev.vox.env.lint;

import static dev.vox.env.lint.RuleCase.finds;
import static dev.vox.env.lint.RuleCase.passes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class RulesTest {
    private static final String DEFAULTS = ".env.defaults";
    private static final String LOCAL = ".env.local";

    @TempDir Path root;

    @ParameterizedTest
    @MethodSource("cases")
    void a_rule_finds_what_it_is_for_and_nothing_else(RuleCase each) {
        assertThat(each.project().apply(new LintProject(root)).found(each.rule()))
                .isEqualTo(each.found());
    }

    @Test
    void every_rule_is_seen_to_find_and_to_pass() {
        Set<String> rules = Rules.infos().stream().map(RuleInfo::id).collect(Collectors.toSet());

        assertThat(Rules.infos()).extracting(RuleInfo::id).doesNotHaveDuplicates();
        assertThat(of(true)).containsExactlyInAnyOrderElementsOf(rules);
        assertThat(of(false)).containsExactlyInAnyOrderElementsOf(rules);
    }

    private static Set<String> of(boolean finding) {
        return cases().stream()
                .filter(each -> each.found().isEmpty() != finding)
                .map(RuleCase::rule)
                .collect(Collectors.toSet());
    }

    static List<RuleCase> cases() {
        return Stream.of(
                        files(),
                        expansions(),
                        keys(),
                        StoredSecretCases.secrets(),
                        StoredSecretCases.stored())
                .flatMap(List::stream)
                .toList();
    }

    private static List<RuleCase> files() {
        return List.of(
                finds(
                        "unreadable-file",
                        "a folder",
                        p -> p.folder(".env").file(DEFAULTS, "A=1\n"),
                        ".env: a folder, not a file"),
                finds(
                        "unreadable-file",
                        "a binary file",
                        p -> p.file(LOCAL, "A=\0\n"),
                        ".env.local: a binary file, not lines of KEY=value"),
                passes("unreadable-file", "no files at all", p -> p),
                finds(
                        "malformed-line",
                        "several, in a model's file too",
                        p ->
                                p.file(".env.models/.env.piper", "A B=1\nC%=2\n")
                                        .file(LOCAL, "D='open\n"),
                        ".env.models/.env.piper:1: key cannot contain a space: \"A B\"",
                        ".env.models/.env.piper:2: unexpected character \"%\" in variable name"
                                + " \"C%\"",
                        ".env.local:2: unterminated quoted value of D, begun in line 1"),
                passes("malformed-line", "a key alone", p -> p.file(LOCAL, "A\nB = 1\n")),
                finds(
                        "wrong-configuration",
                        "a problem with its place",
                        p -> p.problem("[profiles/x.yaml:3] unknown key 'foo'"),
                        "profiles/x.yaml:3: unknown key 'foo'"),
                passes("wrong-configuration", "none", p -> p));
    }

    private static List<RuleCase> expansions() {
        return List.of(
                finds(
                        "bad-template",
                        "an open brace, in a value that is overridden too",
                        p -> p.file(DEFAULTS, "A=${B\n").file(LOCAL, "A=1\n"),
                        ".env.defaults:1: invalid template \"${B\""),
                finds(
                        "bad-template",
                        "a secret's is not quoted",
                        p -> p.file(LOCAL, "A_TOKEN=hunter2${B\nU=${A_TOKEN:-hunter2\n"),
                        ".env.local:1: invalid template",
                        ".env.local:2: invalid template"),
                passes("bad-template", "single quotes", p -> p.file(LOCAL, "A='${B'\nC=$$x\n")),
                finds(
                        "circle",
                        "once, with its variables and their places",
                        p -> p.file(LOCAL, "A=${B}\nB=${A}\nC=${A}\n"),
                        ".env.local:1: A: a circle: A → B → A (B in .env.local:2)"),
                passes(
                        "circle",
                        "itself below",
                        p -> p.file(DEFAULTS, "P=1\n").file(LOCAL, "P=${P}2")),
                finds(
                        "empty-required",
                        "once, however many need it",
                        p -> p.file(LOCAL, "A=${X:?set X}\nB=${A}\nX=\n"),
                        ".env.local:1: A: required variable X is missing a value: set X"),
                passes(
                        "empty-required",
                        "the process sets it",
                        p -> p.file(LOCAL, "A=${X:?set X}\n").process("X", "1")),
                finds(
                        "stale-expansion",
                        "an override that Compose does not see",
                        p ->
                                p.file(DEFAULTS, "HOST=localhost\nURL=redis://${HOST}\n")
                                        .file(LOCAL, "HOST=redis.lan\n"),
                        ".env.defaults:2: URL is redis://redis.lan here, and redis://localhost"
                                + " where Compose reads the files"),
                finds(
                        "stale-expansion",
                        "a secret is masked",
                        p ->
                                p.file(DEFAULTS, "PASSWORD=one\nURL=redis://:${PASSWORD}@h\n")
                                        .file(LOCAL, "PASSWORD=two\n"),
                        ".env.defaults:2: URL is redis://:***@h here, and another secret where"
                                + " Compose reads the files"),
                passes(
                        "stale-expansion",
                        "an override of the process",
                        p ->
                                p.file(DEFAULTS, "HOST=localhost\nURL=redis://${HOST}\n")
                                        .process("HOST", "redis.lan")),
                finds(
                        "bad-value",
                        "several, with their places",
                        p ->
                                p.file(LOCAL, "\n\nWORKER_GRPC_PORT=abc\n")
                                        .process("LOG_LEVEL", "loud"),
                        ".env.local:3: WORKER_GRPC_PORT=abc: not a port (1024–65535)",
                        "environment: LOG_LEVEL=loud: not one of trace, debug, info, warning,"
                                + " error"),
                passes(
                        "bad-value",
                        "one that is overridden, and an empty one",
                        p ->
                                p.file(DEFAULTS, "WORKER_GRPC_PORT=abc\nTTL_MS=\n")
                                        .file(LOCAL, "WORKER_GRPC_PORT=7100\n")),
                finds(
                        "missing-setting",
                        "agent mode without a key",
                        p -> p.file(LOCAL, "ORCHESTRATOR_MODE=agent\nOPENAI_API_KEY=\n"),
                        ".env.local:1: agent mode needs OPENAI_API_KEY, and nobody sets it"),
                passes(
                        "missing-setting",
                        "legacy mode, and agent mode with a key",
                        p ->
                                p.file(LOCAL, "ORCHESTRATOR_MODE=agent\n")
                                        .process("OPENAI_API_KEY", "sk-1")),
                passes(
                        "missing-setting",
                        "agent mode for which somebody chose what answers",
                        p -> p.file(LOCAL, "ORCHESTRATOR_MODE=agent\nDIALOGUE=echo\n")));
    }

    private static List<RuleCase> keys() {
        return List.of(
                finds(
                        "duplicate-key",
                        "the one that counts",
                        p -> p.file(LOCAL, "A=1\nB=1\nA=2\n"),
                        ".env.local:3: A has another value in line 1, which does not count"),
                passes(
                        "duplicate-key",
                        "in two files",
                        p -> p.file(DEFAULTS, "A=1\n").file(LOCAL, "A=2\n")),
                finds(
                        "repeated-key",
                        "however it is quoted",
                        p -> p.file(LOCAL, "A=1\nA='1'\n"),
                        ".env.local:2: A has the same value in line 1 already"),
                passes("repeated-key", "another value", p -> p.file(LOCAL, "A=1\nA=2\nA=1\n")),
                finds(
                        "unknown-key",
                        "near a setting, a profile's, and another file's",
                        p ->
                                p.known("PIPER_VOICE")
                                        .file(DEFAULTS, "REDIS_HOST=a\nURL=${REDIS_HOST}\n")
                                        .file(
                                                LOCAL,
                                                "WORKER_GRCP_PORT=1\n"
                                                        + "PIPER_VOCE=x\n"
                                                        + "REDIS_HSOT=b\n"
                                                        + "log_level=info\n"),
                        ".env.local:1: nobody reads WORKER_GRCP_PORT; did you mean"
                                + " WORKER_GRPC_PORT?",
                        ".env.local:2: nobody reads PIPER_VOCE; did you mean PIPER_VOICE?",
                        ".env.local:3: nobody reads REDIS_HSOT; did you mean REDIS_HOST?",
                        ".env.local:4: nobody reads log_level; did you mean LOG_LEVEL?"),
                passes(
                        "unknown-key",
                        "a project's own, one of several by number, one that is used",
                        p ->
                                p.known("TTS0_PORT")
                                        .file(
                                                DEFAULTS,
                                                "GRAFANA_ADMIN=x\n"
                                                        + "TTS1_PORT=1\n"
                                                        + "LOG_LEVELS=a\n"
                                                        + "USED=${LOG_LEVELS}\n")
                                        .file(LOCAL, "LOG_LEVLE=x\n")
                                        .process("LOG_LEVLE", "y")),
                finds(
                        "redundant-value",
                        "the same below",
                        p -> p.file(DEFAULTS, "A=1\n").file(LOCAL, "A=\"1\"\n"),
                        ".env.local:1: A has the same value in .env.defaults:1 already"),
                finds(
                        "redundant-value",
                        "the same in two files over those of models",
                        p ->
                                p.file(".env.models/.env.kevin", "A=2\n")
                                        .file(".env", "A=1\n")
                                        .file(LOCAL, "A=1\n"),
                        ".env.local:1: A has the same value in .env:1 already"),
                passes(
                        "redundant-value",
                        "the same below, where a model or a profile may say something else",
                        p ->
                                p.known("B")
                                        .file(DEFAULTS, "A=1\nB=1\n")
                                        .file(".env.models/.env.kevin", "A=2\n")
                                        .file(LOCAL, "A=1\nB=1\n")),
                finds(
                        "stray-model-file",
                        "a model that there is not",
                        p -> p.stray(".env.models/.env.kevinn", "kevinn", "kevin"),
                        ".env.models/.env.kevinn: there is no model kevinn; did you mean kevin?"),
                passes(
                        "stray-model-file",
                        "a model that there is",
                        p -> p.file(".env.models/.env.kevin", "A=1\n")),
                finds(
                        "tracked-secret",
                        "the password of a URL",
                        p -> p.file(DEFAULTS, "DB=http://u:pw12345678@h/x\n").tracked(DEFAULTS),
                        ".env.defaults:1: DB holds a secret, and git keeps this file"),
                passes(
                        "tracked-secret",
                        "a URL without a password of its own",
                        p ->
                                p.file(
                                                DEFAULTS,
                                                "A=http://u@h\n"
                                                        + "B=http://u:${P}@h\n"
                                                        + "C=http://u:change-me@h\n")
                                        .tracked(DEFAULTS)),
                passes(
                        "redundant-value",
                        "the same further below, and the same template",
                        p ->
                                p.file(DEFAULTS, "A=1\nB=${A}\n")
                                        .file(".env", "A=2\n")
                                        .file(LOCAL, "A=1\nB=${A}\n")));
    }
}
