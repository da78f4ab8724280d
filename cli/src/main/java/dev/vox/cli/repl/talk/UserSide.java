package dev.vox.cli.repl.talk;

import dev.vox.voice.DuplexSession;
import dev.vox.voice.sound.UserAudio;

/// What the session hears of the user: now this, and behind it whatever is open all the time. Any thread.
final class UserSide {
    private final DuplexSession session;
    private volatile UserAudio behind = UserAudio.SILENCE;
    private volatile boolean over;

    UserSide(DuplexSession session) {
        this.session = session;
    }

    /// Lets this be heard.
    ///
    /// @param said is told when it is over; it must not wait
    void say(UserAudio audio, Runnable said) throws InterruptedException {
        session.talk();
        session.say(new Once(audio, behind, said));
    }

    /// Lets this be heard from now on, whenever nothing else is.
    void open(UserAudio source) throws InterruptedException {
        session.talk();
        UserAudio open = new Once(source, UserAudio.SILENCE, () -> over = true);
        behind = open;
        session.say(open);
    }

    /// Whether what was open all the time gives nothing any more.
    boolean isOver() {
        return over;
    }
}
