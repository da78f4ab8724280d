package dev.vox.cli.repl.talk;

import dev.vox.voice.Loudspeaker;

import java.util.ArrayList;
import java.util.List;

/// Notices that a device has stopped, each once. One thread at a time.
final class DeviceWatch {
    private boolean speakerTold;
    private boolean microphoneTold;

    /// What is to be told since the last look.
    List<ReplEvent> look(Loudspeaker speaker, UserSide user) {
        List<ReplEvent> stopped = new ArrayList<>();
        if (!speakerTold) {
            speaker.problem().map(ReplEvent.Warning::new).ifPresent(stopped::add);
            speakerTold = !stopped.isEmpty();
        }
        if (!microphoneTold && user.isOver()) {
            microphoneTold = true;
            stopped.add(new ReplEvent.Warning("the microphone stopped"));
        }
        return stopped;
    }
}
