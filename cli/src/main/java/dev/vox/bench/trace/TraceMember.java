package dev.vox.bench.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A member of a `.voxtrace`, in the order in which they stand in the file.
enum TraceMember {
    /// What was recorded, and the sums of the others.
    MANIFEST("manifest.json", 1 << 20),
    /// On what it was recorded.
    FINGERPRINT("fingerprint.json", 1 << 20),
    /// Everything that happened, a line each.
    TIMELINE("timeline.ndjson", 1 << 29),
    /// What the user's microphone gave, left, and what the ear heard, right, in real time.
    AUDIO("audio.wav", 0xFFFF_FFFFL),
    /// Every frame that the server sent, one behind the other.
    RECEIVED("received.wav", 0xFFFF_FFFFL);

    private final String file;
    private final long mostBytes;

    TraceMember(String file, long mostBytes) {
        this.file = file;
        this.mostBytes = mostBytes;
    }

    /// Its name in the file.
    String file() {
        return file;
    }

    /// A longer one is refused.
    long mostBytes() {
        return mostBytes;
    }

    /// The member of a name.
    static Optional<TraceMember> named(String file) {
        return Arrays.stream(values()).filter(member -> member.file.equals(file)).findFirst();
    }

    /// Those whose sums the manifest holds.
    static List<TraceMember> summed() {
        return List.of(FINGERPRINT, TIMELINE, AUDIO, RECEIVED);
    }
}
