package dev.vox.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.cli.EngineDoor;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.Transport;
import dev.vox.contract.worker.Defect;
import dev.vox.contract.worker.SampleContract;
import dev.vox.docker.Docker;
import dev.vox.docker.DockerTest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The sample worker in a container that has this machine's JDK, and the libraries that it needs.
@DockerTest
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExecWorkerTest implements WorkerContract {
    private final Docker docker;
    private String container = "";

    ExecWorkerTest(Docker docker) {
        this.docker = docker;
    }

    @BeforeAll
    void start() throws IOException {
        List<String> flags = new ArrayList<>(List.of("--network", "none"));
        for (String folder : List.of("/lib", "/lib64", "/usr/lib")) {
            if (Files.isDirectory(Path.of(folder))) {
                mount(flags, Path.of(folder).toRealPath(), folder);
            }
        }
        Path root = Path.of("..").toRealPath();
        mount(flags, root, root.toString());
        Path jars = Path.of(System.getProperty("user.home"), ".m2");
        mount(flags, jars.toRealPath(), jars.toString());
        Path home = Path.of(System.getProperty("java.home"));
        if (!home.startsWith("/usr/lib")) {
            mount(flags, home.toRealPath(), home.toString());
        }
        container = docker.start("worker", flags, "sleep", "600");
    }

    private static void mount(List<String> flags, Path from, String to) {
        flags.addAll(List.of("--volume", from + ":" + to + ":ro"));
    }

    @AfterAll
    void stop() {
        docker.run("rm", "--force", container);
    }

    @Override
    public Contract contract(Defect defect) {
        Transport.Place place = new Transport.Place(container, false);
        return SampleContract.read()
                .over(new Transport.Exec(place, SampleContract.command("stdio", defect)));
    }

    @Override
    public Worker worker(Contract contract) {
        return new Workers(() -> new EngineDoor(System.getenv()), text -> text).of(contract);
    }

    @Test
    void whatWasStartedInTheContainerEndsWithTheWorker() throws Exception {
        try (Worker worker = worker(contract(Defect.NONE))) {
            var _ = worker.open();
            assertThat(processes()).contains("/bin/java");
        }

        Awaiting.until(() -> !processes().contains("/bin/java"));
    }

    private String processes() {
        return docker.run("exec", container, "ps", "-o", "args");
    }
}
