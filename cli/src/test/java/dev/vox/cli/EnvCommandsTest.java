package dev.vox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.Golden;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `vox env list`, `explain`, `diff` and `export` in a project with every kind of layer.
class EnvCommandsTest {
    @RegisterExtension final Golden golden = new Golden();
    @TempDir Path temporary;
    private Path project;

    @BeforeEach
    void make() throws IOException {
        project = Files.createDirectory(temporary.resolve("project"));
        write(
                ".env.defaults",
                """
                REDIS_HOST=localhost
                REDIS_PORT=6379
                REDIS_URL=redis://:${REDIS_PASSWORD}@${REDIS_HOST:-nowhere}:${REDIS_PORT}/0
                GREETING='a #1 in $HOME'
                SEARCH=/bin
                """);
        write(".env", "REDIS_PORT=6380\nREDIS_PASSWORD=swordfish\n");
        write(
                ".env.local",
                """
                REDIS_HOST=redis.lan
                SEARCH=${SEARCH}:/opt
                EMPTY=
                """);
        write(".env.local.example", "REDIS_HOST=localhost\nREDIS_PASSWORD=change-me\nEMPTY=\n");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(project.resolve(file), text);
    }

    private Run vox(String... args) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("HOME", "/home/somebody");
        environment.put("REDIS_PORT", "6390");
        List<String> all = new ArrayList<>(List.of("--project", project.toString()));
        all.addAll(List.of(args));
        return Run.in(environment, all.toArray(String[]::new));
    }

    private Run atTerminal(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--color=never", "--project", project.toString()));
        return Run.atTerminal(all.toArray(String[]::new));
    }

    @Test
    void list_shows_what_is_in_effect_and_where_it_is_set() {
        golden.matches("human", atTerminal("env", "list", "*E*").out());
        golden.matches("plain", vox("env", "list", "*E*").out());
        golden.matches("json", vox("env", "list", "redis*", "--json").out());
    }

    @Test
    void list_leaves_out_what_only_the_shell_sets() {
        assertThat(vox("env", "list").out())
                .doesNotContain("\nHOME\t")
                .contains("REDIS_PORT\t6390");
        assertThat(vox("env", "list", "--all").out()).contains("\nHOME\t/home/somebody\tprocess");
        assertThat(vox("env", "list", "NOBODY_*").out()).isEmpty();
    }

    @Test
    void list_leaves_out_what_only_the_tool_reads() throws IOException {
        assertThat(vox("env", "list").out()).doesNotContain("\nCOLUMNS\t", "\nVOX_PROJECT\t");
        assertThat(vox("env", "explain", "COLUMNS").out())
                .contains("setting\tterminal.columns\t80");

        write(".env.local", "COLUMNS=100\n");
        assertThat(vox("env", "list").out()).contains("COLUMNS\t100\tlocal");
    }

    @Test
    void a_tree_with_more_pieces_than_anybody_can_hold_is_bounded() throws IOException {
        StringBuilder doubling = new StringBuilder("D0=x\n");
        for (int i = 1; i <= 60; i++) {
            doubling.append("D%d=${D%d:+a}${D%d:+b}\n".formatted(i, i - 1, i - 1));
        }
        write(".env.local", doubling + "WIDE=" + "${D0}".repeat(500) + "\n");

        String wide = vox("env", "explain", "WIDE").out();
        assertThat(wide.lines().filter(line -> line.startsWith("piece\t1\t"))).hasSize(200);
        assertThat(wide).contains("left-out\t1\t300\n");
        String deep = vox("env", "explain", "D60").out();
        assertThat(deep.lines().filter(line -> line.startsWith("piece\t"))).hasSize(200);
        assertThat(deep).contains("left-out\t21\t2\n");
        assertThat(atTerminal("env", "explain", "WIDE").out()).contains("… and 300 more\n");
        assertThat(vox("env", "explain", "WIDE", "--json").out()).contains("\"leftOut\":300");
    }

    @Test
    void a_value_of_several_lines_keeps_them_apart_in_the_plain_form() throws IOException {
        write(".env.local", "LINES=\"one\\ntwo\\tthree\"\nBLANKS='one two'\nSLASH='one\\ntwo'\n");

        assertThat(vox("env", "list").out())
                .contains(
                        "LINES\tone\\ntwo\\tthree\t", "BLANKS\tone two\t", "SLASH\tone\\\\ntwo\t");
    }

    @Test
    void diff_finds_nothing_where_the_project_changes_nothing() throws IOException {
        for (String file : List.of(".env", ".env.local")) {
            Files.delete(project.resolve(file));
        }
        write(".env.defaults", "TTL_MS=600000\n");

        Run run = Run.in(Map.of("PATH", "/bin"), "--project", project.toString(), "env", "diff");

        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out()).isEmpty();
    }

    @Test
    void diff_refuses_what_is_no_model_or_mode() {
        Run model = vox("env", "diff", "kevn");
        Run mode = vox("env", "diff", "kevin/agnet");

        assertThat(model.exit()).isEqualTo(2);
        assertThat(model.err())
                .contains("'kevn' is no file, model or mode", "did you mean 'kevin'?", "modes: ");
        assertThat(mode.exit()).isEqualTo(2);
        assertThat(mode.err()).contains("'agnet' is no mode", "did you mean 'agent'?");
        assertThat(vox("env", "diff", "mock/legacy").exit()).isEqualTo(1);
    }

    @Test
    void a_variable_of_the_command_line_needs_a_name() {
        assertThat(vox("env", "list", "-e", "=x").exit()).isEqualTo(2);
        Run blank = vox("env", "list", "-e", "A B=x");
        assertThat(blank.exit()).isEqualTo(2);
        assertThat(blank.err()).contains("--env: a name cannot contain a blank");
        assertThat(vox("env", "list", "-e", "a.B-1[x]=y", "-e", "REDIS_PORT").out())
                .contains("a.B-1[x]\ty\tflags", "REDIS_PORT\t6390\tflags");
    }

    @Test
    void explain_works_where_a_line_of_another_key_is_wrong() throws IOException {
        write(".env.local", "TWO WORDS=1\nREDIS_HOST=redis.lan\n");

        Run run = vox("env", "explain", "REDIS_HOST");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("redis.lan");
        assertThat(run.err()).contains("[.env.local:1] key cannot contain a space: \"TWO WORDS\"");
    }

    @Test
    void run_says_where_the_program_stands() {
        Run run = vox("env", "run", "ls", "-la");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("hint: put -- before the program", "-- CMD...");
    }

    @Test
    void an_export_says_that_it_is_empty_and_where_it_cannot_go() {
        Run empty = vox("env", "export", "ZZZ*");
        assertThat(empty.out()).isEmpty();
        assertThat(empty.err()).contains("no variable is written");

        Run nowhere = vox("env", "export", "-o", "/nonexist/x");
        assertThat(nowhere.exit()).isEqualTo(4);
        assertThat(nowhere.err())
                .contains("[/nonexist/x] cannot be written: its folder is not there")
                .doesNotContain(".vox-");
    }

    @Test
    void profiles_are_listed_with_a_warning_where_the_chosen_one_is_not_there() throws IOException {
        write(".env.local", "DEFAULT_MODEL=kevn\n");

        Run run = vox("profile", "list");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("[.env.local:1] DEFAULT_MODEL=kevn: no such model");
    }

    @Test
    void a_profile_is_shown_without_the_password_of_a_url() throws IOException {
        Files.createDirectory(project.resolve("profiles"));
        write(
                "profiles/ours.yaml",
                "name: ours\nextends: kevin\nenv: {X_URL: 'http://u:leakpw@h'}\n");

        assertThat(vox("profile", "show", "ours").out()).contains("http://u:***@h");
        assertThat(vox("profile", "show", "ours", "--json").out())
                .contains("http://u:***@h")
                .doesNotContain("leakpw");
    }

    @Test
    void lint_finds_a_model_that_cannot_be_chosen_and_a_file_of_none() throws IOException {
        Files.createDirectory(project.resolve(".env.models"));
        write(".env.models/.env.kevinn", "A=1\n");
        write(".env.models/.env.kevin16", "A=1\n");
        write(".env.local", "DEFAULT_MODEL=kevin\nADAPTER_TYPE=piper\n");

        Run run = vox("env", "lint");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        ".env.local\t2\twrong-configuration\terror",
                        ".env.models/.env.kevinn\t\tstray-model-file\twarning",
                        "did you mean kevin?")
                .doesNotContain(".env.kevin16\t\tstray");
    }

    @Test
    void list_reveals_secrets_when_asked() {
        assertThat(vox("env", "list").out()).doesNotContain("swordfish");
        assertThat(vox("env", "list", "--reveal").out())
                .contains("REDIS_URL\tredis://:swordfish@redis.lan:6390/0");
    }

    @Test
    void explain_shows_every_layer_and_every_piece() {
        golden.matches("human", atTerminal("env", "explain", "REDIS_URL").out());
        golden.matches("plain", vox("env", "explain", "REDIS_URL").out());
        golden.matches("json", vox("env", "explain", "REDIS_URL", "--json").out());
        golden.matches("override", atTerminal("env", "explain", "REDIS_PORT").out());
        golden.matches("itself", atTerminal("env", "explain", "SEARCH").out());
        golden.matches("secret", atTerminal("env", "explain", "REDIS_PASSWORD").out());
    }

    @Test
    void explain_takes_the_key_of_a_setting() {
        Run run = vox("env", "explain", "orchestrator.mode");

        assertThat(run.exit()).isZero();
        golden.matches(run.out());
    }

    @Test
    void explain_of_an_unknown_key_is_a_negative_answer_with_the_nearest() {
        Run run = vox("env", "explain", "REDIS_HOTS");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        golden.matches("plain", run.out());
        golden.matches("human", atTerminal("env", "explain", "REDIS_HOTS").out());
        golden.matches("json", vox("env", "explain", "REDIS_HOTS", "--json").out());
        assertThat(vox("env", "explain", "zzzzzz", "--json").out()).contains("\"nearest\":null");
    }

    @Test
    void explain_of_a_broken_key_shows_the_chain_and_the_mistake() throws IOException {
        write(".env.local", "A=${B}\nB=${A}\nWORKER_GRPC_PORT=abc\n");

        Run circle = vox("env", "explain", "A");
        assertThat(circle.exit()).isEqualTo(3);
        assertThat(circle.err()).contains("error: [.env.local:1] A: a circle: A → B → A");
        assertThat(circle.out()).contains("layer\tlocal\t.env.local:1\t${B}\twins");

        Run setting = vox("env", "explain", "worker.grpc-port");
        assertThat(setting.exit()).isEqualTo(3);
        assertThat(setting.err()).contains("error: [.env.local:3] WORKER_GRPC_PORT=abc: not a");
        assertThat(setting.out()).contains("value\tabc\n", "default\t7001\n");
    }

    @Test
    void what_is_broken_is_said_at_once_by_all_others() throws IOException {
        write(".env.local", "A=${B:?needed}\nC=${C:?needed too}\n");

        for (String command : List.of("list", "diff", "export")) {
            Run run = vox("env", command);
            assertThat(run.exit()).as(command).isEqualTo(3);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("[.env.local:1] A: ", "[.env.local:2] C: ");
        }
    }

    @Test
    void a_variable_that_nobody_sets_is_warned_of_once() throws IOException {
        write(".env.local", "A=${GONE}\nB=${GONE}\n");

        assertThat(vox("env", "diff", ".", ".").err().lines())
                .containsExactly("warning: [.env.local:1] A: GONE is not set, so it is empty here");
    }

    @Test
    void diff_shows_what_differs_and_tells_by_its_exit_code() {
        golden.matches("human", atTerminal("env", "diff").out());
        Run run = vox("env", "diff", ".env.local.example", ".");
        assertThat(run.exit()).isEqualTo(1);
        golden.matches("plain", run.out());
        golden.matches(
                "json", vox("env", "diff", "defaults", ".env.local.example", "--json").out());
        assertThat(vox("env", "diff", ".", ".").exit()).isZero();
        assertThat(atTerminal("env", "diff", ".", ".").out()).contains("say the same");
    }

    @Test
    void diff_says_that_a_secret_changed_without_showing_it() {
        Run run = vox("env", "diff", ".env.local.example", ".");

        assertThat(run.out())
                .contains("changed\tREDIS_PASSWORD\t***\t")
                .doesNotContain("swordfish");
        assertThat(vox("env", "diff", ".env.local.example", ".", "--reveal").out())
                .contains("changed\tREDIS_PASSWORD\tchange-me\t.env.local.example:2\tswordfish");
    }

    @Test
    void diff_of_modes_shows_what_follows_from_them() {
        assertThat(vox("env", "diff", "legacy", "agent").out())
                .isEqualTo("changed\tORCHESTRATOR_MODE\tlegacy\tMODE\tagent\tMODE\n");
        assertThat(vox("env", "diff", ".env.gone", ".").err()).contains("no such file");
    }

    @Test
    void export_writes_every_format() {
        for (String format : List.of("dotenv", "shell", "json", "docker")) {
            golden.matches(format, vox("env", "export", "*E*", "--format", format).out());
        }
        assertThat(vox("env", "export", "EMPTY", "--format", "github").out())
                .matches("EMPTY<<(vox_[0-9a-f]{32})\n\n\\1\n");
        golden.matches("document", vox("env", "export", "R*", "--json").out());
    }

    @Test
    void export_leaves_secrets_out_and_says_so() {
        Run run = vox("env", "export");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).doesNotContain("REDIS_PASSWORD", "REDIS_URL");
        assertThat(run.err())
                .isEqualTo(
                        "warning: left out, because a secret is in the value (--reveal writes it):"
                                + " REDIS_PASSWORD, REDIS_URL\n");
        assertThat(vox("env", "export", "--reveal").out()).contains("REDIS_PASSWORD=swordfish\n");
    }

    @Test
    void export_names_what_a_format_cannot_hold() throws IOException {
        write(".env.local", "A=\"one\ntwo\"\nb.c=1\nD=1\n");

        Run docker = vox("env", "export", "--format", "docker");
        assertThat(docker.exit()).isEqualTo(3);
        assertThat(docker.out()).isEmpty();
        assertThat(docker.err()).contains("error: [.env.local:1] A: a value of several lines");
        assertThat(vox("env", "export", "--format", "shell").err())
                .contains("error: [.env.local:3] b.c: no name of a shell's variable");
        assertThat(vox("env", "export", "D", "--format", "shell").out())
                .isEqualTo("export D='1'\n");
    }

    @Test
    void export_replaces_a_file_that_only_its_owner_reads() throws IOException {
        Path file = Files.writeString(project.resolve("out.env"), "before");

        Run run = vox("env", "export", "REDIS_*", "--reveal", "-o", file.toString(), "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("\"variables\":[\"REDIS_HOST\",").doesNotContain("swordf");
        assertThat(file).content().contains("REDIS_PASSWORD=swordfish\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var left = Files.list(project)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    @Test
    void export_to_where_nothing_can_be_written_is_a_missing_prerequisite() {
        assertThat(vox("env", "export", "-o", project.toString()).exit()).isEqualTo(4);
        assertThat(vox("env", "export", "-o", project + "/no/such/folder/x").exit()).isEqualTo(4);
    }

    @Test
    void the_keys_of_the_documents_stay() throws Exception {
        assertThat(keys("env", "list")).containsExactly("schemaVersion", "variables");
        assertThat(keys("env", "explain", "REDIS_URL"))
                .containsExactly(
                        "schemaVersion",
                        "name",
                        "known",
                        "value",
                        "secret",
                        "origin",
                        "mistake",
                        "layers",
                        "expandedFrom",
                        "leftOut",
                        "goesInto",
                        "setting");
        assertThat(keys("env", "diff"))
                .containsExactly("schemaVersion", "a", "b", "same", "differences");
        assertThat(keys("env", "export"))
                .containsExactly(
                        "schemaVersion", "format", "variables", "withheld", "unsayable", "text");
    }

    private List<String> keys(String... args) throws Exception {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--json");
        JsonValue document = Json.parse("stdout", vox(all.toArray(String[]::new)).out());
        assertThat(document).isInstanceOf(JsonValue.Members.class);
        return List.copyOf(((JsonValue.Members) document).values().keySet());
    }
}
