package dev.vox.runtime.sentence;

import java.io.IOException;
import java.io.Reader;

/// A reader seen through a window that grows only as far as it is looked into and forgets what was taken, so that the
/// memory it needs does not depend on the length of the text, and a text that is still being written is read no further
/// than needed.
final class Lookahead {
    /// What [#at] answers past the end of the text.
    static final int END = -1;

    private static final int CHUNK = 4096;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader source;
    private final char[] chunk = new char[CHUNK];
    private final StringBuilder window = new StringBuilder();
    private long offset;
    private boolean exhausted;

    Lookahead(Reader source) throws IOException {
        this.source = source;
        if (at(0) == BYTE_ORDER_MARK) {
            drop(1);
        }
    }

    /// The character `index` places ahead, or [#END].
    int at(int index) throws IOException {
        while (index >= window.length() && !exhausted) {
            int count = source.read(chunk);
            if (count < 0) {
                exhausted = true;
            } else {
                window.append(chunk, 0, count);
            }
        }
        return index < window.length() ? window.charAt(index) : END;
    }

    /// Where the window begins in the text.
    long offset() {
        return offset;
    }

    /// The part of the window that was looked at already.
    String text(int from, int to) {
        return window.substring(from, to);
    }

    /// Moves on.
    void drop(int count) {
        window.delete(0, count);
        offset += count;
    }
}
