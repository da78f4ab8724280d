package dev.vox.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vox.env.Project;
import dev.vox.problem.MissingPrerequisite;
import dev.vox.problem.OperationFailed;
import dev.vox.progress.Progress;
import dev.vox.progress.ProgressEvent;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;
import dev.vox.stack.StackService;
import dev.vox.stack.SwitchReport;
import dev.vox.stack.SwitchRequest;
import dev.vox.stack.UpRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A stack in a JVM of its own changes its model.
@Timeout(180)
class SwitchLifeTest {
    private static final Duration GRACE = Duration.ofSeconds(20);

    @TempDir Path temporary;
    private final StackService service = TestStacks.service();
    private Project project;
    private Map<String, String> variables;

    @BeforeEach
    void make() throws IOException {
        project = new Project(Files.createDirectory(temporary.resolve("a project")));
        variables = TestStacks.variables();
    }

    @AfterEach
    void stop() {
        service.down(project, GRACE, Progress.NONE);
    }

    private UpRequest request(String... more) {
        Map<String, String> all = new HashMap<>(variables);
        for (int index = 0; index < more.length; index += 2) {
            all.put(more[index], more[index + 1]);
        }
        return TestStacks.request(project.root(), all);
    }

    private RunState mockIsUp() {
        return service.up(request("ADAPTER_TYPE", "mock"), Progress.NONE).status().run();
    }

    private SwitchRequest change(Duration timeout, String... variables) {
        return new SwitchRequest(
                project, request(variables).settings().speech(), List.of(), Map.of(), timeout);
    }

    private SwitchRequest kevin() {
        return change(TestStacks.PATIENCE);
    }

    private Path token() {
        return project.run().resolve("control.token");
    }

    private RunState record() {
        return RunFolder.find(project).flatMap(RunFolder::read).orElseThrow();
    }

    @Test
    void the_record_follows_and_a_start_with_the_new_model_finds_the_stack_as_it_is_wanted()
            throws Exception {
        RunState before = mockIsUp();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token())))
                .isEqualTo("rw-------");
        List<ProgressEvent> events = new ArrayList<>();

        SwitchReport report = service.switchModel(kevin(), events::add);

        assertThat(report.from().modelId()).isEqualTo("mock-440hz");
        assertThat(report.to().modelId()).isEqualTo("kevin16");
        assertThat(report.elapsed()).isPositive();
        assertThat(events).hasSize(2).extracting(ProgressEvent::subject).containsOnly("worker");
        assertThat(record().model()).isEqualTo("kevin16");
        assertThat(record().process()).isEqualTo(before.process());
        assertThat(record().endpoints()).isEqualTo(before.endpoints());
        assertThat(record().settings())
                .containsEntry("DEFAULT_MODEL", "kevin")
                .containsEntry("DEFAULT_MODEL_ID", "kevin16")
                .containsEntry("ADAPTER_TYPE", "kevin");
        assertThat(service.up(request(), Progress.NONE).alreadyUp()).isTrue();

        service.down(project, GRACE, Progress.NONE);

        try (var left = Files.list(project.run())) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.endsWith(".lock"));
        }
    }

    @Test
    void a_model_that_is_late_leaves_the_record_and_without_its_token_the_stack_takes_no_order()
            throws Exception {
        RunState before = mockIsUp();

        List<ProgressEvent> events = new ArrayList<>();
        assertThatThrownBy(() -> service.switchModel(change(Duration.ofNanos(1)), events::add))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("kevin16")
                .hasMessageEndingWith("; mock-440hz still speaks");
        assertThat(events)
                .first()
                .isEqualTo(
                        new ProgressEvent.Started("worker", "model kevin16", Duration.ofMillis(1)));
        assertThat(record()).isEqualTo(before);

        Files.delete(token());
        assertThatThrownBy(() -> service.switchModel(kevin(), Progress.NONE))
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessageStartingWith("[.vox/run/control.token] it is gone");
        assertThat(record()).isEqualTo(before);
    }

    @Test
    void a_crash_is_a_missing_prerequisite_and_its_token_goes_with_its_record() {
        ProcessHandle process = mockIsUp().process().find().orElseThrow();
        process.destroyForcibly();
        process.onExit().join();

        assertThatThrownBy(() -> service.switchModel(kevin(), Progress.NONE))
                .isInstanceOfSatisfying(
                        MissingPrerequisite.class,
                        e ->
                                assertThat(e.hint())
                                        .contains("start one with this model: vox dev kevin"))
                .hasMessage("[stack] it crashed: pid " + process.pid() + " is gone");
        assertThat(token()).exists();
        service.down(project, GRACE, Progress.NONE);
        assertThat(token()).doesNotExist();
    }

    @Test
    void nothing_up_is_a_missing_prerequisite_and_touches_nothing() {
        assertThatThrownBy(() -> service.switchModel(kevin(), Progress.NONE))
                .isInstanceOfSatisfying(
                        MissingPrerequisite.class,
                        e ->
                                assertThat(e.hint())
                                        .contains("start one with this model: vox dev kevin"))
                .hasMessage("[stack] none is up in this project");
        assertThat(project.state()).doesNotExist();
    }

    @Test
    void a_model_whose_voice_is_not_here_is_refused_before_anybody_looks_for_a_stack() {
        SwitchRequest piper =
                change(TestStacks.PATIENCE, "DEFAULT_MODEL_ID", "piper-en-us-lessac-medium");

        assertThatThrownBy(() -> service.switchModel(piper, Progress.NONE))
                .isInstanceOf(MissingPrerequisite.class)
                .hasMessage("[worker] the voice piper-en-us-lessac-medium is not installed");
    }
}
