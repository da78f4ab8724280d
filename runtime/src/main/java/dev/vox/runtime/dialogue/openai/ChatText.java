package dev.vox.runtime.dialogue.openai;

import java.io.IOException;
import java.io.Reader;
import java.util.Objects;
import java.util.Optional;

/// The text of an answer, read while it is written.
final class ChatText extends Reader {
    private static final String DONE = "[DONE]";

    private final ResponseBytes bytes;
    private final EventStream events;
    private final Allowance allowance;
    private String piece = "";
    private int taken;
    private boolean begun;
    private boolean finished;
    private boolean over;

    ChatText(ResponseBytes bytes, Allowance allowance) {
        this.bytes = bytes;
        this.allowance = allowance;
        events = new EventStream(bytes);
    }

    /// Waits until the answer begins, or is over.
    ///
    /// @throws ChatFailure when it ends without a word, among other reasons
    void awaitFirst() throws IOException {
        fill();
        if (!begun) {
            throw ChatFailure.lasting("answered without a word");
        }
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        fill();
        if (taken == piece.length()) {
            return -1;
        }
        int count = Math.min(length, piece.length() - taken);
        piece.getChars(taken, taken + count, into, offset);
        taken += count;
        return count;
    }

    private void fill() throws IOException {
        while (taken == piece.length() && !over) {
            Optional<EventStream.Event> event = events.next();
            if (event.isEmpty()) {
                end();
            } else if (event.get().data().equals(DONE)) {
                over = true;
            } else {
                take(ChatJson.piece(event.get().data()));
            }
        }
    }

    private void take(ChatJson.Piece next) throws ChatFailure {
        finished |= !next.finish().isEmpty();
        if (!next.text().isEmpty()) {
            begun = true;
            allowance.token();
            piece = next.text();
            taken = 0;
        } else if (!begun && next.finish().equals("content_filter")) {
            throw ChatFailure.lasting("withholds its answer: its filter of contents forbids it");
        }
    }

    /// Some servers end the stream behind the last piece without a `[DONE]`.
    private void end() throws ChatFailure {
        over = true;
        if (!finished) {
            throw ChatFailure.passing("broke off its answer");
        }
    }

    @Override
    public void close() {
        bytes.close();
    }
}
