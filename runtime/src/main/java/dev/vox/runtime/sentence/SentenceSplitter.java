package dev.vox.runtime.sentence;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/// Cuts a long text into sentences, as it is read.
///
/// A sentence ends at `.`, `!`, `?` or an ellipsis where the next word could begin one, at a blank line, and around a
/// heading. Abbreviations, initials, decimals and list numbers do not end it. One that is longer than
/// [#LONGEST] characters is cut at a clause. Pieces without a letter or digit, such as rules between chapters, are left out.
/// Memory does not grow with the text.
public final class SentenceSplitter implements Iterator<Sentence> {
    /// The longest sentence, in UTF-16 code units of the source.
    public static final int LONGEST = 400;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Lookahead ahead;
    private final SentenceEnd sentenceEnd;
    private final Heading heading;
    private boolean atLineStart = true;
    private @Nullable Sentence next;

    /// A splitter of the text that the reader gives. The caller closes the reader.
    ///
    /// @throws UncheckedIOException when the text cannot be read, here and while iterating
    public SentenceSplitter(Reader source) {
        try {
            ahead = new Lookahead(source);
            sentenceEnd = new SentenceEnd(ahead);
            heading = new Heading(ahead);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && skipBlanks()) {
                next = piece();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return next != null;
    }

    @Override
    public Sentence next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("the text is at its end");
        }
        Sentence sentence = next;
        next = null;
        return sentence;
    }

    private boolean skipBlanks() throws IOException {
        int blanks = 0;
        int c;
        while ((c = ahead.at(blanks)) != Lookahead.END && Character.isWhitespace(c)) {
            atLineStart |= c == '\n';
            blanks++;
            if (blanks == LONGEST) {
                ahead.drop(blanks);
                blanks = 0;
            }
        }
        ahead.drop(blanks);
        return c != Lookahead.END;
    }

    /// The next piece of the text, or null when there is nothing in it to speak.
    private @Nullable Sentence piece() throws IOException {
        int headingEnd = atLineStart ? heading.end(0) : 0;
        atLineStart = false;
        int end = headingEnd > 0 ? headingEnd : sentenceEnd();
        String raw = ahead.text(0, end);
        long offset = ahead.offset();
        ahead.drop(end);
        String text = headingEnd > 0 ? Heading.unmarked(raw) : raw;
        text = BLANKS.matcher(text).replaceAll(" ").strip();
        boolean speakable = text.codePoints().anyMatch(Character::isLetterOrDigit);
        return speakable ? new Sentence(text, offset, raw.length()) : null;
    }

    private int sentenceEnd() throws IOException {
        for (int i = 0; i < LONGEST; i++) {
            int c = ahead.at(i);
            if (c == Lookahead.END) {
                return i;
            }
            if (c == '\n' && breaksParagraph(i)) {
                return i;
            }
            int end = sentenceEnd.after(i);
            if (end > 0) {
                return Math.min(end, LONGEST);
            }
        }
        return ahead.at(LONGEST) == Lookahead.END
                ? LONGEST
                : ClauseCut.within(ahead.text(0, LONGEST));
    }

    private boolean breaksParagraph(int newline) throws IOException {
        int i = newline + 1;
        int c;
        while ((c = ahead.at(i)) == ' ' || c == '\t' || c == '\r') {
            i++;
            if (i > newline + LONGEST) {
                return false;
            }
        }
        return c == '\n' || c == Lookahead.END || heading.end(i) > 0;
    }
}
