package dev.vox.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.env.Project;
import dev.vox.stack.ProcessIdentity;
import dev.vox.stack.RunFolder;
import dev.vox.stack.RunState;
import dev.vox.stack.StackPorts;
import dev.vox.stack.UpRequest;
import dev.vox.stack.plan.Difference;
import dev.vox.stack.plan.Plan;
import dev.vox.stack.plan.Step;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A stack whose record does not keep what it was started with; this JVM stands for its process.
class OlderRecordTest {
    @TempDir Path temporary;
    private Project project;
    private Map<String, String> variables = Map.of();

    @BeforeEach
    void isUp() throws IOException {
        project = new Project(Files.createDirectory(temporary.resolve("project")));
        variables = TestStacks.variables();
        StackPorts ports = TestStacks.settings(variables).ports();
        RunFolder.create(project)
                .write(
                        new RunState(
                                ProcessIdentity.current(),
                                RunState.Phase.READY,
                                "embedded",
                                "legacy",
                                "kevin16",
                                "older",
                                Instant.EPOCH,
                                List.of(
                                        endpoint("websocket", ports.webSocket().port()),
                                        endpoint("health", ports.health().port()),
                                        endpoint("grpc", ports.grpc().port()),
                                        endpoint("metrics", ports.metrics().port()))));
    }

    private static RunState.Endpoint endpoint(String purpose, int port) {
        return new RunState.Endpoint(
                "service", purpose, URI.create("http://localhost:" + port + "/"));
    }

    private Plan plan(String... more) {
        Map<String, String> all = new HashMap<>(variables);
        for (int index = 0; index < more.length; index += 2) {
            all.put(more[index], more[index + 1]);
        }
        UpRequest request = TestStacks.request(project.root(), all);
        return TestStacks.service().plan(request);
    }

    @Test
    void it_is_kept_where_all_that_it_tells_is_wanted() {
        assertThat(plan().steps()).singleElement().isInstanceOf(Step.Keep.class);
        assertThat(plan("MAX_SESSIONS", "7").steps()).singleElement().isInstanceOf(Step.Keep.class);
    }

    @Test
    void it_is_restarted_for_another_port() throws IOException {
        String port = TestStacks.variables().get("WORKER_GRPC_PORT");

        Plan plan = plan("WORKER_GRPC_PORT", port);

        assertThat(plan.differences())
                .extracting(Difference::subject)
                .containsExactly("WORKER_GRPC_PORT");
        assertThat(plan.steps()).hasExactlyElementsOfTypes(Step.Stop.class, Step.Start.class);
    }

    @Test
    void it_is_restarted_for_another_model_since_it_takes_no_order() {
        assertThat(plan("ADAPTER_TYPE", "mock").steps())
                .hasExactlyElementsOfTypes(Step.Stop.class, Step.Start.class);
    }
}
