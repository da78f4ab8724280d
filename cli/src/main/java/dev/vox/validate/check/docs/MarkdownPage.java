package dev.vox.validate.check.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page, as far as checks read it: headings, links, lines of code.
///
/// Sources: CommonMark 0.31 (fences, links, headings); GitHub's rule for anchors of headings.
final class MarkdownPage {
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})\\s*([\\w-]*).*");
    private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}\\s+(.*?)\\s*#*\\s*");
    private static final Pattern LINK =
            Pattern.compile(
                    "]\\(\\s*(<[^>]*>|[^()\\s]+(?:\\([^()]*\\)[^()\\s]*)*)(?:\\s+[\"'(].*?)?\\)");
    private static final Pattern DEFINITION = Pattern.compile(" {0,3}\\[[^]^][^]]*]:\\s*(\\S+).*");
    private static final Pattern CODE = Pattern.compile("(`+)(?:(?!\\1).)+?\\1");
    private static final Pattern ANCHOR = Pattern.compile("(?:name|id)=[\"']([^\"']+)[\"']");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "shell", "zsh");

    private final Path path;
    private final List<String> lines;
    private final List<Link> links = new ArrayList<>();
    private final List<CommandLine> commandLines = new ArrayList<>();
    private final Set<String> anchors = new HashSet<>();
    private final Map<String, Integer> slugs = new HashMap<>();

    private MarkdownPage(Path path, List<String> lines) {
        this.path = path;
        this.lines = lines;
    }

    /// A link to a file or an anchor of this project.
    ///
    /// @param line from 1
    record Link(int line, String target) {}

    /// A line of a shell, its continuations joined.
    ///
    /// @param line from 1
    record CommandLine(int line, String text) {}

    static MarkdownPage of(Path path, String text) {
        MarkdownPage page = new MarkdownPage(path, text.lines().toList());
        page.read();
        return page;
    }

    /// Relative to the project's root.
    Path path() {
        return path;
    }

    List<String> lines() {
        return lines;
    }

    List<Link> links() {
        return links;
    }

    List<CommandLine> commandLines() {
        return commandLines;
    }

    /// What `#…` may name.
    Set<String> anchors() {
        return anchors;
    }

    private void read() {
        int line = 0;
        while (line < lines.size()) {
            Matcher fence = FENCE.matcher(lines.get(line));
            if (fence.matches()) {
                line = block(line, fence.group(1), fence.group(2).toLowerCase(Locale.ROOT));
            } else {
                prose(line);
            }
            line++;
        }
    }

    /// @return the line that ends it
    private int block(int begin, String fence, String language) {
        int end = begin + 1;
        while (end < lines.size() && !ends(lines.get(end), fence)) {
            end++;
        }
        boolean console = language.equals("console");
        for (int line = begin + 1; line < end && (console || SHELLS.contains(language)); line++) {
            line = command(line, end, console);
        }
        return end;
    }

    private static boolean ends(String line, String fence) {
        String text = line.strip();
        return text.startsWith(fence) && text.chars().allMatch(c -> c == fence.charAt(0));
    }

    /// @return the last line of the command
    private int command(int begin, int end, boolean console) {
        String text = lines.get(begin).strip();
        boolean comment = text.isEmpty() || text.startsWith("#");
        if (comment || (console && !text.startsWith("$ "))) {
            return begin;
        }
        StringBuilder whole = new StringBuilder(console ? text.substring(2) : text);
        int line = begin;
        while (whole.toString().endsWith("\\") && line + 1 < end) {
            whole.setLength(whole.length() - 1);
            whole.append(lines.get(++line).strip());
        }
        commandLines.add(new CommandLine(begin + 1, whole.toString()));
        return line;
    }

    private void prose(int line) {
        String text = lines.get(line);
        Matcher heading = HEADING.matcher(text);
        if (heading.matches()) {
            anchor(heading.group(1));
        }
        Matcher named = ANCHOR.matcher(text);
        while (named.find()) {
            anchors.add(named.group(1));
        }
        String plain = CODE.matcher(text).replaceAll("");
        Matcher definition = DEFINITION.matcher(plain);
        if (definition.matches()) {
            note(line, definition.group(1));
            return;
        }
        Matcher link = LINK.matcher(plain);
        while (link.find()) {
            note(line, link.group(1));
        }
    }

    private void note(int line, String target) {
        String plain = target.replaceAll("^<|>$", "");
        boolean elsewhere =
                plain.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")
                        || plain.startsWith("//")
                        || plain.isEmpty();
        if (!elsewhere) {
            links.add(new Link(line + 1, plain));
        }
    }

    /// Lower case, blanks as hyphens, of the rest letters, digits, `_` and `-` alone; a number where it came before.
    private void anchor(String heading) {
        String text = heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").strip();
        String slug =
                text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "")
                        .replace(' ', '-');
        int before = slugs.merge(slug, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? slug : slug + "-" + before);
    }
}
