package dev.vox.cli.repl.talk;

import dev.vox.voice.Loudspeaker;

import java.time.Duration;

/// Takes down what happens and hands it on, one event at a time.
final class Desk {
    private final Listener listener;
    private final Minutes minutes = new Minutes();
    private final DeviceWatch devices = new DeviceWatch();
    private final long beganAt = System.nanoTime();

    Desk(Listener listener) {
        this.listener = listener;
    }

    Minutes minutes() {
        return minutes;
    }

    /// Since it began, in whole milliseconds.
    Duration now() {
        return Duration.ofMillis((System.nanoTime() - beganAt) / 1_000_000);
    }

    synchronized void tell(ReplEvent event) {
        Told told = new Told(now(), event);
        minutes.note(told);
        listener.told(told);
    }

    /// Tells which devices have stopped.
    synchronized void watch(Loudspeaker speaker, UserSide user) {
        devices.look(speaker, user).forEach(this::tell);
    }
}
