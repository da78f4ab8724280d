package dev.vox.bench.result;

import java.time.Duration;
import java.util.List;

/// The course of an utterance or of a barge-in: what happened, and when.
///
/// @param kind whose course it is: `utterance`, `barge-in`
/// @param labels as those of its series, in words: `words=10`; empty when there are none
/// @param marks in the order of their times
public record Waterfall(String kind, String labels, List<Mark> marks) {
    /// Something that happened.
    ///
    /// @param event `request`, `first chunk`, `first frame`, `first audible`, `end`; `onset`, `detect`, `pause`, `acknowledgement`, `last audible`
    /// @param since the request or the onset
    public record Mark(String event, Duration since) {}

    public Waterfall {
        marks = List.copyOf(marks);
    }
}
