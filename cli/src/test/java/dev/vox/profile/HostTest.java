package dev.vox.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.env.Project;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class HostTest {
    private static final Needs ALL =
            new Needs(
                    true,
                    4096L,
                    2048L,
                    List.of("voices/a.onnx"),
                    "SOME_KEY",
                    "espeak-ng",
                    "libespeak-ng.so.1");

    @TempDir Path folder;

    private Path machine = Path.of("");
    private Project project = new Project(Path.of(""));
    private Map<String, String> variables = Map.of();

    @BeforeEach
    void makeAMachine() throws IOException {
        machine = Files.createDirectories(folder.resolve("machine"));
        project = new Project(Files.createDirectories(folder.resolve("project")));
        variables = new HashMap<>(Map.of("PATH", machine.resolve("bin") + ":relative:"));
        write(machine, "proc/meminfo", "MemTotal:        4194304 kB\nMemFree: 1 kB\n");
    }

    private static void write(Path root, String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void program(String name, String script) throws IOException {
        write(machine, "bin/" + name, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(
                machine.resolve("bin/" + name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Profile profile(Needs needs) {
        Profile kevin = new ShippedProfiles().profile("kevin");
        return new Profile(
                kevin.name(),
                kevin.aliases(),
                kevin.family(),
                kevin.description(),
                kevin.device(),
                kevin.defaultModel(),
                kevin.models(),
                kevin.env(),
                needs,
                kevin.engine(),
                kevin.compose(),
                kevin.objectives(),
                kevin.licence(),
                kevin.parent(),
                kevin.source());
    }

    private Host host() {
        return new HostProbe(machine, Set.of("kevin"), Set.of(Backend.EMBEDDED))
                .observe(project, variables, List.of(profile(ALL)));
    }

    @Test
    void aBareMachineLacksAllButMemory() {
        Host host = host();

        assertThat(host.ramMb()).isEqualTo(4096);
        assertThat(ALL.missing(host).stream().map(Missing::phrase))
                .containsExactly(
                        "a GPU with 4096 MB (found: none)",
                        "the key SOME_KEY (found: unset, or a placeholder)",
                        "the voice file voices/a.onnx (found: no such file)",
                        "the program espeak-ng (found: not on the PATH)",
                        "the library libespeak-ng.so.1 (found: not installed)");
        assertThat(ALL.missing(host)).allSatisfy(each -> assertThat(each.fix()).isNotEmpty());
    }

    @Test
    void aFurnishedMachineLacksNothing() throws IOException {
        write(machine, "dev/nvidia0", "");
        program("nvidia-smi", "echo 2048; echo 8192");
        program("espeak-ng", "");
        write(machine, "usr/lib/x86_64-linux-gnu/libespeak-ng.so.1", "");
        write(project.root(), "voices/a.onnx", "");
        variables.put("SOME_KEY", "sk-0123456789");

        assertThat(host().vramMb()).isEqualTo(8192);
        assertThat(ALL.missing(host())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev/nvidia0", "proc/driver/nvidia/gpus/0000:01:00.0/information"})
    void aGpuIsSeenByItsDriver(String file) throws IOException {
        assertThat(host().gpu()).isFalse();

        write(machine, file, "");

        assertThat(host().gpu()).isTrue();
        assertThat(host().vramMb()).isNull();
    }

    @Test
    void tooLittleMemoryIsMissing() throws IOException {
        write(machine, "proc/meminfo", "MemTotal: 1048576 kB\n");
        program("nvidia-smi", "echo 1024");

        assertThat(new Needs(true, 4096L, 2048L, List.of(), null, null, null).missing(host()))
                .extracting(Missing::phrase)
                .containsExactly(
                        "4096 MB of GPU memory (found: 1024 MB)",
                        "2048 MB of memory (found: 1024 MB)");
    }

    @Test
    void aSizeThatNobodyTellsCountsAsEnough() throws IOException {
        Files.delete(machine.resolve("proc/meminfo"));
        program("nvidia-smi", "exit 1");

        assertThat(new Needs(true, 4096L, 2048L, List.of(), null, null, null).missing(host()))
                .isEmpty();
    }

    private Set<String> apiKeys(String value) {
        variables.put("SOME_KEY", value);
        return host().apiKeys();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "changeme", "your-key-here", "sk-...", "<key>", "sk-your-key"})
    void aPlaceholderIsNoKey(String value) {
        assertThat(apiKeys(value)).isEmpty();
        assertThat(apiKeys("sk-proj-4f9a")).containsExactly("SOME_KEY");
    }

    @Test
    void aProfileRunsInABackendThatLacksNothing() throws IOException {
        Profile piper = new ShippedProfiles().profile("piper");
        Readiness bare = Readiness.of(piper, host());

        assertThat(bare.runnable()).isFalse();
        assertThat(bare.first()).isNotNull();
        assertThat(bare.missing().get(Backend.COMPOSE).stream().map(Missing::what))
                .containsExactly("the Compose backend", "the program docker", "a Compose file");

        program("docker", "");
        write(project.root(), "docker-compose.yml", "");
        Host host =
                new HostProbe(machine, Set.of(), Set.of(Backend.COMPOSE))
                        .observe(project, variables, List.of(piper));

        assertThat(Readiness.of(piper, host).backend()).contains(Backend.COMPOSE);
    }

    @Test
    void aProfileRunsEmbeddedWhereTheBuildHasItsEngine() {
        Profile kevin = new ShippedProfiles().profile("kevin");

        assertThat(Readiness.of(kevin, host()).backend()).contains(Backend.EMBEDDED);
        assertThat(Readiness.of(new ShippedProfiles().profile("espeak"), host()).first())
                .extracting(Missing::phrase)
                .isEqualTo("the engine espeak (found: not in this build)");
    }

    @Test
    void aVoicePackOfTheUserServesEveryProject() throws IOException {
        String voice = "voicepacks/piper/a/a.onnx";
        Profile piper = profile(new Needs(false, null, null, List.of(voice), null, null, null));
        HostProbe probe = new HostProbe(machine, Set.of(), Set.of());
        variables.put("HOME", machine.resolve("home").toString());

        assertThat(probe.observe(project, variables, List.of(piper)).voices()).isEmpty();

        write(machine, "home/.local/share/vox/" + voice, "");

        assertThat(probe.observe(project, variables, List.of(piper)).voices())
                .containsExactly(voice);
    }
}
