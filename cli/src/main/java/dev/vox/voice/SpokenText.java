package dev.vox.voice;

import dev.vox.problem.InvalidConfiguration;
import dev.vox.runtime.sentence.Sentence;
import dev.vox.runtime.sentence.SentenceSplitter;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/// A text that is to be spoken, in sentences. Whoever makes one closes it.
public final class SpokenText implements AutoCloseable {
    private static final int UNKNOWN = -1;

    private final String name;
    private final Reader source;
    private final Iterator<Sentence> sentences;
    private final long total;
    private final boolean oneUtterance;

    private SpokenText(
            String name,
            Reader source,
            Iterator<Sentence> sentences,
            long total,
            boolean oneUtterance) {
        this.name = name;
        this.source = source;
        this.sentences = sentences;
        this.total = total;
        this.oneUtterance = oneUtterance;
    }

    /// A text from the command line: one utterance, unless it is longer than the longest sentence.
    public static SpokenText of(String text) {
        String line = text.strip();
        if (line.isEmpty() || line.length() > SentenceSplitter.LONGEST) {
            return split("text", new StringReader(text), count(new StringReader(text)));
        }
        Sentence whole = new Sentence(line, 0, text.length());
        return new SpokenText("text", new StringReader(""), List.of(whole).iterator(), 1, true);
    }

    /// A text file in UTF-8, which is read twice: once to count its sentences. What can be read only once, such as a pipe, is
    /// spoken while it is read.
    ///
    /// @throws InvalidConfiguration when it cannot be read, or is not UTF-8
    public static SpokenText of(Path file) {
        return Files.isRegularFile(file) ? counted(file) : streamed(file);
    }

    private static SpokenText streamed(Path file) {
        try {
            return of(file.toString(), Files.newInputStream(file));
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    private static SpokenText counted(Path file) {
        try (Reader counted = new Named(open(file), file.toString())) {
            long total = count(counted);
            return split(file.toString(), new Named(open(file), file.toString()), total);
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    /// A text in UTF-8 that is spoken while it is read, so that nobody knows how long it is.
    public static SpokenText of(String name, InputStream stream) {
        return split(name, new Named(strict(stream), name), UNKNOWN);
    }

    private static SpokenText split(String name, Reader source, long total) {
        return new SpokenText(name, source, new SentenceSplitter(source), total, false);
    }

    private static long count(Reader reader) {
        SentenceSplitter splitter = new SentenceSplitter(reader);
        long count = 0;
        while (splitter.hasNext()) {
            splitter.next();
            count++;
        }
        return count;
    }

    private static Reader open(Path file) throws IOException {
        return strict(Files.newInputStream(file));
    }

    private static Reader strict(InputStream stream) {
        return new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder());
    }

    private static InvalidConfiguration unreadable(String name, IOException cause) {
        String problem =
                switch (cause) {
                    case NoSuchFileException _ -> "no such file";
                    case AccessDeniedException _ -> "the file may not be read";
                    case CharacterCodingException _ -> "the text is not UTF-8";
                    default -> "cannot be read: " + cause.getMessage();
                };
        return new InvalidConfiguration("[%s] %s".formatted(name, problem), null, cause);
    }

    /// What the text is called: its file, or `text`.
    public String name() {
        return name;
    }

    /// Its sentences, once.
    public Iterator<Sentence> sentences() {
        return sentences;
    }

    /// How many sentences it has; empty when it is read while it is spoken.
    public OptionalLong total() {
        return total == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(total);
    }

    /// Whether it is short enough to be spoken whole.
    public boolean isOneUtterance() {
        return oneUtterance;
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /// A reader whose failures name the file.
    private static final class Named extends Reader {
        private final Reader reader;
        private final String name;

        Named(Reader reader, String name) {
            this.reader = reader;
            this.name = name;
        }

        @Override
        public int read(char[] target, int from, int length) {
            try {
                return reader.read(target, from, length);
            } catch (IOException e) {
                throw unreadable(name, e);
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
