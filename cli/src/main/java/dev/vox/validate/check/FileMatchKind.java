package dev.vox.validate.check;

import dev.vox.expect.EndlessSearch;
import dev.vox.expect.Expectation;
import dev.vox.expect.Regex;
import dev.vox.json.JsonValue;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlReader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `file-match`: on how many lines of some files a pattern is found.
///
/// ```yaml
/// with: {files: ["docs/**/*.md", README.md], pattern: "exit code 70", count: {min: 1}}
/// with: {files: "**/*.py", pattern: "print\\(", absent: true}
/// ```
///
/// A file is read as UTF-8, at most 16 MiB of it; what is no text is read all the same.
public final class FileMatchKind implements CheckKind {
    private static final Expectation USUAL = new Expectation.Min(BigDecimal.ONE);
    private static final Expectation NONE = new Expectation.Max(BigDecimal.ZERO);
    private static final int SHOWN = 5;
    private static final long MOST_BYTES = 16L << 20;

    @Override
    public String name() {
        return "file-match";
    }

    @Override
    public Check read(YamlReader with) {
        with.require("files");
        with.require("pattern");
        List<String> globs = with.textOrTexts("files");
        Optional<Regex> pattern = Patterns.read(with, "pattern");
        boolean absent = with.flag("absent").orElse(false);
        boolean each = with.flag("each").orElse(false);
        Expectation count =
                with.node("count").map(node -> count(with, node)).orElse(absent ? NONE : USUAL);
        return (target, deadline) ->
                look(target, globs, pattern.orElseGet(() -> Regex.of("")), count, each);
    }

    private static Expectation count(YamlReader with, YamlNode node) {
        return Expectation.read(with.named("count"), node, with.mistakes());
    }

    private static Verdict look(
            Target target, List<String> globs, Regex pattern, Expectation count, boolean each)
            throws CheckBroken, InterruptedException {
        Sight sight = new Sight(target);
        List<String> names = new ArrayList<>();
        for (String glob : globs) {
            names.add(target.expand(glob));
        }
        List<Path> files = FileGlobs.find(target.project().root(), names);
        sight.saw("files", Integer.toString(files.size()));
        if (files.isEmpty()) {
            return sight.missing("there is no file " + String.join(", ", names), null);
        }
        int all = 0;
        int shown = 0;
        for (Path file : files) {
            List<Found> found = search(target, file, pattern);
            for (Found line : found) {
                if (shown++ < SHOWN) {
                    sight.saw(file + ":" + line.number, SecretLines.shown(line.text.strip()));
                }
            }
            if (each) {
                hold(sight, count, found.size(), "matching lines of " + file);
            }
            all += found.size();
        }
        sight.saw("matching lines", Integer.toString(all));
        if (!each) {
            hold(sight, count, all, "matching lines");
        }
        return sight.verdict();
    }

    private static void hold(Sight sight, Expectation count, int seen, String subject) {
        JsonValue figure = new JsonValue.Figure(Integer.toString(seen));
        sight.differs(subject + ": ", count.mismatches(Optional.of(figure)));
    }

    private record Found(int number, String text) {}

    private static List<Found> search(Target target, Path file, Regex pattern)
            throws CheckBroken, InterruptedException {
        Path whole = target.project().root().resolve(file);
        List<Found> found = new ArrayList<>();
        int number = 0;
        try {
            if (Files.size(whole) > MOST_BYTES) {
                throw new CheckBroken(file + " is larger than 16 MiB");
            }
            try (BufferedReader lines = reader(whole)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    if (pattern.in(line)) {
                        found.add(new Found(number, line));
                    }
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                }
            }
        } catch (IOException e) {
            throw new CheckBroken(file + " cannot be read", e);
        } catch (EndlessSearch e) {
            throw new CheckBroken("%s:%d: %s".formatted(file, number, e.getMessage()), e);
        }
        return found;
    }

    /// What is no UTF-8 is read as something else, in place of an exception.
    private static BufferedReader reader(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }
}
