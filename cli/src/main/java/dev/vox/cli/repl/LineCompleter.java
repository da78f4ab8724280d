package dev.vox.cli.repl;

import dev.vox.cli.repl.input.Completions;

import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

import java.util.List;

/// Hands what may be typed to the line editor.
final class LineCompleter implements Completer {
    private final Completions completions;

    LineCompleter(Completions completions) {
        this.completions = completions;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String word = line.word().substring(0, line.wordCursor());
        for (Completions.Proposal each : completions.at(line.words(), line.wordIndex(), word)) {
            candidates.add(
                    new Candidate(
                            each.word(),
                            each.word(),
                            null,
                            each.help().isEmpty() ? null : each.help(),
                            null,
                            null,
                            each.whole()));
        }
    }
}
