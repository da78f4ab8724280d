package dev.vox.cli.repl.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.cli.repl.input.Input;
import dev.vox.voice.FakeAgent;
import dev.vox.voice.FakeOrchestrator;
import dev.vox.voice.Loudspeaker;
import dev.vox.voice.device.Devices;
import dev.vox.voice.device.Microphone;
import dev.vox.voice.device.Speaker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A conversation whose devices die in its middle; they are shell scripts.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the devices are shell scripts")
@Timeout(60)
class DyingDevicesTest {
    private final List<ReplEvent> told = new CopyOnWriteArrayList<>();

    @TempDir Path folder;

    @Test
    void a_speaker_that_dies_is_told_once_and_the_conversation_goes_on() throws Exception {
        program("paplay", "head -c 1920 > /dev/null");
        try (FakeOrchestrator server = FakeAgent.server(20);
                Speaker speaker = Devices.ofPrograms(folder.toString()).speaker();
                Conversation conversation = begin(server, new Sound(null, speaker, true))) {
            conversation.perform(new Input.Say("Hello"));
            await(() -> utterances() == 1);
            conversation.perform(new Input.Say("Again"));
            await(() -> utterances() == 2);

            assertThat(warnings()).hasSize(1);
            assertThat(warnings().getFirst()).startsWith("the speaker (paplay) stopped: ");
        }
    }

    @Test
    void a_microphone_that_dies_is_told_once_and_the_conversation_goes_on() throws Exception {
        program("parec", "head -c 19200 /dev/zero");
        try (FakeOrchestrator server = FakeAgent.server(20);
                Microphone microphone = Devices.ofPrograms(folder.toString()).microphone();
                Conversation conversation =
                        begin(server, new Sound(microphone, Loudspeaker.NONE, false))) {
            await(() -> warnings().size() == 1);
            conversation.perform(new Input.Say("Hello"));
            await(() -> utterances() == 1);

            assertThat(warnings()).containsExactly("the microphone stopped");
        }
    }

    private Conversation begin(FakeOrchestrator server, Sound sound) throws InterruptedException {
        return Conversation.begin(
                Partner.at(server.address()),
                null,
                sound,
                model -> model,
                each -> told.add(each.event()));
    }

    private List<String> warnings() {
        return told.stream()
                .filter(ReplEvent.Warning.class::isInstance)
                .map(event -> ((ReplEvent.Warning) event).text())
                .toList();
    }

    private long utterances() {
        return told.stream().filter(ReplEvent.Utterance.class::isInstance).count();
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(2_000_000);
        }
    }
}
