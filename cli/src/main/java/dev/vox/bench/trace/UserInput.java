package dev.vox.bench.trace;

import java.util.ArrayList;
import java.util.List;

/// Something that the user of a recorded conversation did, in µs since its beginning.
///
/// @param kind what it was
/// @param onset when it began: the first sound, or the text sent
/// @param end when it was over: the last sound, or the text sent
/// @param until the beginning of the next one, or the end of time
/// @param command of a command; empty for the others
record UserInput(Kind kind, long onset, long end, long until, String command) {
    private static final long OPEN = Long.MAX_VALUE;

    /// What a user does.
    enum Kind {
        SPEECH,
        TEXT,
        COMMAND
    }

    /// Whether something is for this one to answer.
    boolean covers(long micros) {
        return micros >= onset && micros < until;
    }

    /// What the user did, in its order.
    static List<UserInput> of(List<TimelineEntry> timeline) {
        List<UserInput> found = new ArrayList<>();
        for (TimelineEntry entry : timeline) {
            long at = entry.micros();
            switch (entry.type()) {
                case "user_began" -> add(found, new UserInput(Kind.SPEECH, at, at, OPEN, ""));
                case "user_ended" -> ended(found, at);
                case "text" -> add(found, new UserInput(Kind.TEXT, at, at, OPEN, ""));
                case "command" ->
                        add(
                                found,
                                new UserInput(Kind.COMMAND, at, at, OPEN, entry.text("command")));
                default -> {}
            }
        }
        return found;
    }

    private static void add(List<UserInput> found, UserInput next) {
        if (!found.isEmpty()) {
            UserInput last = found.removeLast();
            found.add(
                    new UserInput(
                            last.kind(), last.onset(), last.end(), next.onset(), last.command()));
        }
        found.add(next);
    }

    private static void ended(List<UserInput> found, long at) {
        for (int i = found.size() - 1; i >= 0; i--) {
            UserInput input = found.get(i);
            if (input.kind() == Kind.SPEECH) {
                found.set(i, new UserInput(Kind.SPEECH, input.onset(), at, input.until(), ""));
                return;
            }
        }
    }
}
