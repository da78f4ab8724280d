package dev.vox.cli.command.profile;

import dev.vox.Golden;
import dev.vox.cli.output.ColorChoice;
import dev.vox.cli.output.Output;
import dev.vox.cli.output.OutputFlags;
import dev.vox.cli.output.OutputMode;
import dev.vox.cli.output.Streams;
import dev.vox.env.EnvironmentFlags;
import dev.vox.env.Project;
import dev.vox.profile.Backend;
import dev.vox.profile.Catalogue;
import dev.vox.profile.Configuration;
import dev.vox.profile.Host;
import dev.vox.profile.ProfileValidation;
import dev.vox.profile.Readiness;
import dev.vox.text.View;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ProfileViewsTest {
    private static final Host LAPTOP =
            new Host(
                    false,
                    null,
                    16_000L,
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of("mock", "kevin"),
                    Set.of(Backend.EMBEDDED),
                    null,
                    true);

    @RegisterExtension final Golden golden = new Golden();

    @TempDir Path root;

    private <T> void show(T result, View<T> view) {
        golden.matches("human", shown(result, view, true, false));
        golden.matches("plain", shown(result, view, false, false));
        golden.matches("json", shown(result, view, false, true));
    }

    private static <T> String shown(T result, View<T> view, boolean terminal, boolean json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Streams.Sink out =
                terminal
                        ? Streams.Sink.terminal(bytes, 120, StandardCharsets.UTF_8)
                        : Streams.Sink.pipe(bytes);
        Streams streams =
                new Streams(
                        InputStream.nullInputStream(),
                        out,
                        Streams.Sink.pipe(OutputStream.nullOutputStream()));
        OutputFlags flags = new OutputFlags(json, false, false, ColorChoice.NEVER);
        OutputMode mode = OutputMode.resolve(flags, Map.of(), terminal, false);
        new Output(mode, streams, () -> 0).result(result, view);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve("profiles").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void theProfilesOfALaptop() {
        Configuration configuration =
                Configuration.read(new Project(root), Map.of(), EnvironmentFlags.NONE);
        List<Readiness> profiles =
                configuration.catalogue().profiles().stream()
                        .map(profile -> Readiness.of(profile, LAPTOP))
                        .toList();

        show(new ProfileListing(profiles, configuration.choice()), ProfileViews::list);
    }

    @Test
    void aProfileOfTheProjectsOwn() throws IOException {
        write(
                "slow.yaml",
                """
                name: slow
                aliases: [calm]
                extends: piper
                env: {PIPER_LENGTH_SCALE: 1.4, PIPER_TOKEN: hush}
                """);

        show(Catalogue.of(new Project(root)).profile("slow"), ProfileViews::show);
    }

    @Test
    void filesWithMistakes() throws IOException {
        write("bad.yaml", "name: bad\nextends: piper\nneeds: {ram: 5}\n");
        write("good.yaml", "name: good\nextends: piper\n");
        write("torn.yaml", "name: [\n");

        show(ProfileValidation.of(new Project(root), List.of()), ProfileViews::validation);
    }

    @Test
    void noFiles() {
        show(ProfileValidation.of(new Project(root), List.of()), ProfileViews::validation);
    }
}
