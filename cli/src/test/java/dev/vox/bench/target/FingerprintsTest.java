package dev.vox.bench.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.bench.target.TargetRequest.Address;
import dev.vox.bench.target.TargetRequest.Started;
import dev.vox.process.Command;
import dev.vox.process.Programs;
import dev.vox.profile.Backend;
import dev.vox.progress.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class FingerprintsTest {
    private static final String SECRET = "sk-nobody-may-see-this";

    @TempDir Path folder;

    @Test
    void secrets_are_masked_wherever_they_stand() throws Exception {
        Files.writeString(
                folder.resolve(".env.local"),
                "OPENAI_API_KEY=%s\nOPENAI_BASE_URL=http://proxy/?key=%s\nMY_TOKEN=%s\n"
                        .formatted(SECRET, SECRET, SECRET));

        Map<String, String> facts = offered(Map.of("EXTRA_PASSWORD", SECRET, "MAX_SESSIONS", "7"));

        assertThat(facts)
                .containsEntry("env.OPENAI_API_KEY", "***")
                .containsEntry("env.OPENAI_BASE_URL", "http://proxy/?key=***")
                .containsEntry("env.MY_TOKEN", "***")
                .containsEntry("env.EXTRA_PASSWORD", "***")
                .containsEntry("env.MAX_SESSIONS", "7");
        assertThat(facts.toString()).doesNotContain(SECRET);
    }

    @Test
    void what_is_another_each_time_is_left_out() throws Exception {
        assertThat(offered(Map.of("WORKER_GRPC_PORT", "7777")))
                .doesNotContainKeys("env.WORKER_GRPC_PORT", "env.VOX_PROJECT")
                .containsEntry("model", "kevin")
                .containsEntry("backend", "embedded")
                .containsEntry("vox.version", "1.0")
                .containsEntry("jdk", "25.0.3")
                .containsKeys("machine.cores", "machine.memory", "machine.os", "machine.kernel");
    }

    @Test
    void a_folder_without_git_has_no_commit_and_one_with_changes_says_so() throws Exception {
        assertThat(offered(Map.of())).doesNotContainKey("git.commit");

        git("init", "-q");
        Files.writeString(folder.resolve("a.txt"), "a");
        git("add", "a.txt");
        git("commit", "-q", "-m", "a");
        String commit = git("rev-parse", "HEAD").strip().substring(0, 12);
        assertThat(offered(Map.of())).containsEntry("git.commit", commit);

        Files.writeString(folder.resolve("a.txt"), "b");
        assertThat(offered(Map.of())).containsEntry("git.commit", commit + "+dirty");
    }

    @Test
    void of_a_foreign_address_nothing_is_claimed_but_the_address() throws Exception {
        try (OpenTarget target =
                TestTargets.of(folder)
                        .open(
                                Address.parse("python=ws://me:hush@far.example:8080/?token=hush"),
                                Progress.NONE)) {
            assertThat(target.subject().fingerprint().facts())
                    .containsEntry("target", "ws://far.example:8080/?***")
                    .doesNotContainKeys("model", "jdk", "vox.build");
        }
    }

    @Test
    void what_may_be_secret_in_a_foreign_address_is_said_nowhere() throws Exception {
        Address address = Address.parse("ws://me:hidden@far.example:8080/talk?token=hidden");
        try (OpenTarget target = TestTargets.of(folder).open(address, Progress.NONE)) {
            assertThat(target.subject().orchestrator()).contains(address.address());
            assertThat(target.subject().name()).isEqualTo("ws://far.example:8080/talk?***");
            assertThat(target.subject().fingerprint().facts())
                    .containsEntry("target", "ws://far.example:8080/talk?***");
        }
    }

    @Test
    void a_process_tells_what_it_uses() {
        ProcessUsage mine = ProcessUsage.of(ProcessHandle.current().pid()).orElseThrow();

        assertThat(mine.memory()).isBetween(1L << 22, 1L << 36);
        assertThat(mine.threads()).isGreaterThan(1);
        assertThat(mine.descriptors()).isGreaterThan(2);
        assertThat(mine.processor()).isPositive();
    }

    @Test
    void of_a_process_that_is_not_there_nothing_is_known() {
        assertThat(ProcessUsage.of(folder, 1)).isEmpty();
    }

    private Map<String, String> offered(Map<String, String> environment) throws Exception {
        try (OpenTarget target =
                TestTargets.of(folder)
                        .offer(
                                new Started(
                                        "a",
                                        Backend.EMBEDDED,
                                        "kevin",
                                        "legacy",
                                        environment,
                                        null),
                                Progress.NONE)) {
            return target.subject().fingerprint().facts();
        }
    }

    private String git(String... words) throws Exception {
        List<String> line =
                new ArrayList<>(
                        List.of("git", "-c", "user.name=a", "-c", "user.email=a@example.org"));
        line.addAll(List.of(words));
        return Programs.run(Command.of(Duration.ofSeconds(30), line).in(folder)).out();
    }
}
