package dev.vox.voice.scenario;

import dev.vox.voice.Reception;

import java.util.List;

/// What came of a conversation.
///
/// @param run from 1
/// @param falseBargeIns barge-ins while the user said nothing
/// @param missedBargeIns interruptions that did not break in
/// @param invalid why its figures are not to be used, a phrase each; none when they are
public record RunResult(
        int run,
        List<TurnResult> turns,
        Reception reception,
        int falseBargeIns,
        int missedBargeIns,
        List<String> invalid) {
    public RunResult {
        turns = List.copyOf(turns);
        invalid = List.copyOf(invalid);
    }

    /// Whether all was as expected.
    public boolean met() {
        return turns.stream().allMatch(TurnResult::met);
    }
}
