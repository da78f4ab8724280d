package dev.vox.env.lint;

import dev.vox.env.LayerFile;
import dev.vox.env.dotenv.Assignment;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file of variables with its lines as they are written.
///
/// @param lines without their ends
record LintFile(LayerFile file, List<String> lines) {
    private static final Pattern IGNORED = Pattern.compile("#\\s*vox:\\s*ignore\\s+([\\w ,-]+)");

    LintFile {
        lines = List.copyOf(lines);
    }

    static LintFile of(LayerFile file) {
        return new LintFile(file, List.of(file.text().split("\n", -1)));
    }

    String shown() {
        return file.shown().toString();
    }

    Path path() {
        return file.path();
    }

    String text() {
        return file.text();
    }

    List<Assignment> assignments() {
        return file.content().assignments();
    }

    Place at(int line) {
        return new Place(shown(), line);
    }

    /// Whether `# vox: ignore ID` stands on a line, or on a line of its own above it.
    boolean ignores(int line, String id) {
        return names(text(line), id)
                || (text(line - 1).strip().startsWith("#") && names(text(line - 1), id));
    }

    /// A line's text; empty where there is no such line.
    String text(int line) {
        return line < 1 || line > lines.size() ? "" : lines.get(line - 1);
    }

    private static boolean names(String line, String id) {
        Matcher comment = IGNORED.matcher(line);
        return comment.find() && List.of(comment.group(1).split("[ ,]+", -1)).contains(id);
    }
}
