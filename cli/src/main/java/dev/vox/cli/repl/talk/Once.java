package dev.vox.cli.repl.talk;

import dev.vox.voice.sound.UserAudio;

/// What the user says now, and what is heard of the user behind it: an open microphone, or nothing.
final class Once implements UserAudio {
    private final UserAudio first;
    private final UserAudio behind;
    private final Runnable said;
    private boolean over;

    /// @param said is told when the first is at its end; it must not wait
    Once(UserAudio first, UserAudio behind, Runnable said) {
        this.first = first;
        this.behind = behind;
        this.said = said;
    }

    @Override
    public boolean next(short[] frame) {
        if (!over) {
            if (first.next(frame)) {
                return true;
            }
            over = true;
            said.run();
        }
        return !behind.equals(SILENCE) && behind.next(frame);
    }
}
