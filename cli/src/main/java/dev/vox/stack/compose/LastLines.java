package dev.vox.stack.compose;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Keeps the last lines of a text that comes line by line. Thread-safe.
final class LastLines {
    private static final int KEPT = 10;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (line.isBlank()) {
            return;
        }
        if (lines.size() == KEPT) {
            lines.removeFirst();
        }
        lines.addLast(line.stripTrailing());
    }

    synchronized List<String> all() {
        return List.copyOf(lines);
    }
}
