package dev.vox.voice.scenario;

import java.util.Locale;

/// The latencies that are measured of a turn, as the definition of the metrics has them.
public enum Metric {
    /// The user's last sound, or the text sent → the first audible sample at the ear.
    FIRST_AUDIBLE,
    /// The onset of the user's speech → the detector's decision.
    BARGEIN_DETECT,
    /// PAUSE sent → acknowledged, and everything before it taken.
    BARGEIN_CONTROL,
    /// PAUSE sent → the last audible sample played, playout buffer included.
    BARGEIN_EAR,
    /// The onset of the user's speech → the last audible sample played.
    BARGEIN_SPEECH;

    /// Its name in reports.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
