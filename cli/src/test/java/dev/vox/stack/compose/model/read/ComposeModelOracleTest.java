package dev.vox.stack.compose.model.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vox.problem.InvalidConfiguration;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// Holds our reading of Compose files to the real `docker compose config`.
class ComposeModelOracleTest {
    private static final Path CORPUS = Path.of("src/test/resources/compose-corpus");
    private static final long SEED = Long.getLong("oracle.seed", 20260501);
    private static final int PROJECTS = 6;
    private static final int SERVICES = 60;
    private static final int AT_A_TIME = 2;

    /// Services that no project can have; each is refused by both.
    private static final List<String> REFUSED =
            List.of(
                    "{image: '${'}",
                    "{image: '${NOWHERE:?set it}'}",
                    "{command: x}",
                    "{image: x, ports: ['80:90:100:110']}",
                    "{image: x, ports: ['a:80']}",
                    "{image: x, ports: ['80-82:90-91']}",
                    "{image: x, ports: ['80:80/icmp']}",
                    "{image: x, ports: ['70000:80']}",
                    "{image: x, ports: ['::1:80:80']}",
                    "{image: x, volumes: ['data::b']}",
                    "{image: x, volumes: ['nowhere:/x']}",
                    "{image: x, volumes: [{type: bind, target: /x}]}",
                    "{image: x, networks: [nowhere]}",
                    "{image: x, network_mode: host, networks: [default]}",
                    "{image: x, depends_on: [nowhere]}",
                    "{image: x, depends_on: {b: {condition: soon}}}",
                    "{image: x, depends_on: [a]}",
                    "{image: x, healthcheck: {test: [curl]}}",
                    "{image: x, healthcheck: {interval: 30}}",
                    "{image: x, environment: text}",
                    "{image: x, extends: {service: nowhere}}",
                    "{image: x, extends: a}",
                    "{image: x, extends: {file: nowhere.yaml, service: a}}",
                    "{build: {context: ., dockerfile: D, dockerfile_inline: FROM x}}",
                    "{image: x, gpus: [{count: 1, device_ids: [a]}]}",
                    "{image: x, image: y}",
                    "[image]");

    private static boolean composeIsThere;

    @TempDir Path folder;

    @BeforeAll
    static void look() {
        composeIsThere = ComposeConfig.isThere();
    }

    @BeforeEach
    void open() {
        assumeTrue(composeIsThere, "docker compose is not installed");
    }

    @Test
    void every_project_of_the_corpus_is_read_as_compose_reads_it() throws IOException {
        List<OracleProject> projects = new ArrayList<>();
        try (Stream<Path> cases = Files.list(CORPUS)) {
            for (Path each : cases.sorted().toList()) {
                projects.add(
                        OracleProject.copy(each, folder.resolve(each.getFileName().toString())));
            }
        }
        assertThat(differences(projects)).isEmpty();
        assertThat(projects).hasSizeGreaterThanOrEqualTo(14);
    }

    @Test
    void random_projects_are_read_as_compose_reads_them() {
        ProjectGenerator generator = new ProjectGenerator(SEED);
        List<OracleProject> projects = new ArrayList<>();
        for (int i = 0; i < PROJECTS; i++) {
            projects.add(generator.project(folder.resolve("random" + i), SERVICES));
        }
        assertThat(differences(projects)).isEmpty();
    }

    @Test
    void what_compose_refuses_is_refused_with_its_place() {
        List<Callable<List<String>>> tasks = new ArrayList<>();
        for (int i = 0; i < REFUSED.size(); i++) {
            OracleProject project =
                    project(
                            "refused" + i,
                            "services:\n  a: " + REFUSED.get(i) + "\n  b: {image: x}\n");
            assertThatThrownBy(project::ours)
                    .as(REFUSED.get(i))
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessageMatching("(?s)compose\\.yaml:\\d+:\\d+: .*");
            tasks.add(() ->
                    project.theirs().error().isEmpty()
                            ? List.of("Compose reads " + project.folder())
                            : List.of());
        }
        assertThat(inParallel(tasks)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ListedDifference.class)
    void a_listed_difference_still_is_one_and_the_page_names_it(ListedDifference listed)
            throws IOException {
        OracleProject project = project(listed.name().toLowerCase(Locale.ROOT), listed.file());

        assertThat(project.differences()).isNotEmpty();
        assertThat(project.ours().services()).hasSize(1);
        assertThat(Files.readString(Path.of("../docs/reference/compose.md")))
                .contains("**" + listed.title() + "**");
    }

    private OracleProject project(String name, String text) {
        try {
            Path project = Files.createDirectories(folder.resolve(name));
            Files.writeString(project.resolve("compose.yaml"), text);
            return new OracleProject(project, List.of("compose.yaml"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> differences(List<OracleProject> projects) {
        return inParallel(
                projects.stream()
                        .map(project -> (Callable<List<String>>) project::differences)
                        .toList());
    }

    private static List<String> inParallel(List<Callable<List<String>>> tasks) {
        List<String> found = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (Future<List<String>> answer : pool.invokeAll(tasks)) {
                found.addAll(answer.get());
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }
}
