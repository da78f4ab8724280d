package dev.vox.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What an [InjectingWorker] does wrong. Without any it sends half-scale 440 Hz frames, each 20 ms after the one before it in a paced
/// session, and at once in any other.
///
/// @param frames of an utterance
/// @param firstFrame how long after the text the first one is sent
/// @param jitter how much later each frame is sent than its pace, one after the other and over again
/// @param stall for so long nothing is sent, at the beginning of each second
/// @param silence frames of silence before the speech
/// @param cut frames at the end that are not sent, the final one with them
/// @param clipped whether the signal is beyond full scale
/// @param halfRate whether frames have 24 000 samples a second, and say so
/// @param sessions how many may be open; 0 for any number
/// @param acknowledge how long after a command it is acknowledged
/// @param afterPause frames that are sent after a PAUSE was acknowledged
public record InjectedFaults(
        int frames,
        Duration firstFrame,
        List<Duration> jitter,
        Duration stall,
        int silence,
        int cut,
        boolean clipped,
        boolean halfRate,
        int sessions,
        Duration acknowledge,
        int afterPause) {
    public static final InjectedFaults NONE =
            new InjectedFaults(
                    25,
                    Duration.ZERO,
                    List.of(Duration.ZERO),
                    Duration.ZERO,
                    0,
                    0,
                    false,
                    false,
                    0,
                    Duration.ZERO,
                    0);

    public InjectedFaults {
        jitter = List.copyOf(jitter);
    }

    /// These and another: `first-frame=80` (ms), `jitter=0,5,10` (ms), `stall=500` (ms), `clipped=true`, …
    public InjectedFaults with(String name, String value) {
        return new InjectedFaults(
                name.equals("frames") ? Integer.parseInt(value) : frames,
                name.equals("first-frame") ? millis(value) : firstFrame,
                name.equals("jitter")
                        ? List.of(value.split(",")).stream().map(InjectedFaults::millis).toList()
                        : jitter,
                name.equals("stall") ? millis(value) : stall,
                name.equals("silence") ? Integer.parseInt(value) : silence,
                name.equals("cut") ? Integer.parseInt(value) : cut,
                name.equals("clipped") ? Boolean.parseBoolean(value) : clipped,
                name.equals("half-rate") ? Boolean.parseBoolean(value) : halfRate,
                name.equals("sessions") ? Integer.parseInt(value) : sessions,
                name.equals("acknowledge") ? millis(value) : acknowledge,
                name.equals("after-pause") ? Integer.parseInt(value) : afterPause);
    }

    private static Duration millis(String value) {
        return Duration.ofMillis(Long.parseLong(value.strip().toLowerCase(Locale.ROOT)));
    }
}
