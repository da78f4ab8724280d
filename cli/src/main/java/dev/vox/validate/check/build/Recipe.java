package dev.vox.validate.check.build;

import dev.vox.stack.compose.model.Service;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a Dockerfile begins with and copies, as far as that is written plainly.
///
/// Source: the Dockerfile reference, `FROM`, `ARG`, `COPY`, `ADD`.
final class Recipe {
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:\\{(\\w+)(?::?-([^}]*))?}|(\\w+))");

    private final Service.Build build;
    private final List<String> bases = new ArrayList<>();
    private final List<String> copied = new ArrayList<>();

    private Recipe(Service.Build build) {
        this.build = build;
    }

    static Recipe of(Service.Build build) throws IOException {
        Recipe recipe = new Recipe(build);
        recipe.read(text(build));
        return recipe;
    }

    /// The images that its stages begin with; stages of its own and those that cannot be known are left out.
    List<String> bases() {
        return List.copyOf(bases);
    }

    /// What is missing of what it needs.
    List<String> lacking() {
        @Nullable Path context = build.context();
        if (context == null) {
            return List.of();
        }
        if (!Files.isDirectory(context)) {
            return List.of("the build context " + context + " is no folder");
        }
        @Nullable Path dockerfile = build.dockerfile();
        if (dockerfile != null && !Files.isRegularFile(dockerfile)) {
            return List.of("the Dockerfile " + dockerfile + " is missing");
        }
        return copied.stream()
                .filter(source -> !isThere(context, source))
                .map(source -> "what the Dockerfile copies is missing: " + source)
                .toList();
    }

    private static String text(Service.Build build) throws IOException {
        @Nullable Path file = build.dockerfile();
        if (file != null) {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        }
        return build.inline() == null ? "" : build.inline();
    }

    private void read(String text) {
        Map<String, String> arguments = new HashMap<>();
        Set<String> stages = new LinkedHashSet<>();
        for (String line : text.replaceAll("\\\\\\R", " ").lines().map(String::strip).toList()) {
            String[] words = line.split("\\s+");
            switch (words[0].toUpperCase(Locale.ROOT)) {
                case "ARG" -> argument(words, arguments);
                case "FROM" -> from(words, arguments, stages);
                case "COPY", "ADD" -> copy(words);
                default -> {}
            }
        }
    }

    private void argument(String[] words, Map<String, String> arguments) {
        for (int i = 1; i < words.length; i++) {
            String[] parts = words[i].split("=", 2);
            @Nullable String given = build.args().get(parts[0]);
            String value = given != null ? given : parts.length > 1 ? parts[1] : "";
            arguments.put(parts[0], value.replaceAll("^\"|\"$", ""));
        }
    }

    private void from(String[] words, Map<String, String> arguments, Set<String> stages) {
        List<String> names =
                List.of(words).subList(1, words.length).stream()
                        .filter(word -> !word.startsWith("--"))
                        .toList();
        if (names.isEmpty()) {
            return;
        }
        String image = replaced(names.getFirst(), arguments);
        boolean plain = !image.isEmpty() && !image.contains("$") && !image.equals("scratch");
        if (plain && !stages.contains(image)) {
            bases.add(image);
        }
        if (names.size() > 2) {
            stages.add(names.get(2));
        }
    }

    private static String replaced(String text, Map<String, String> arguments) {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
            String fallback = matcher.group(2) == null ? "" : matcher.group(2);
            String value = arguments.getOrDefault(name, "");
            matcher.appendReplacement(
                    out, Matcher.quoteReplacement(value.isEmpty() ? fallback : value));
        }
        return matcher.appendTail(out).toString();
    }

    /// What comes from other stages, addresses, lists in JSON and variables is nobody's file here.
    private void copy(String[] words) {
        boolean elsewhere =
                List.of(words).stream()
                        .anyMatch(word ->
                                word.startsWith("--from=")
                                        || word.startsWith("[")
                                        || word.startsWith("<<"));
        List<String> paths =
                List.of(words).subList(1, words.length).stream()
                        .filter(word -> !word.startsWith("--"))
                        .toList();
        if (!elsewhere && paths.size() > 1) {
            paths.subList(0, paths.size() - 1).stream()
                    .filter(path -> !path.contains("$") && !path.contains("://"))
                    .forEach(copied::add);
        }
    }

    private static boolean isThere(Path context, String source) {
        String path = source.replaceAll("^\"|\"$", "").replaceFirst("^/+", "");
        if (path.isEmpty() || path.equals(".")) {
            return true;
        }
        try {
            return isPattern(path)
                    ? matchesAny(context, path, path.lastIndexOf('/'))
                    : Files.exists(context.resolve(path));
        } catch (InvalidPathException e) {
            return true;
        }
    }

    private static boolean isPattern(String path) {
        return path.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
    }

    /// A pattern in a folder's name is taken to match.
    private static boolean matchesAny(Path context, String path, int slash) {
        String folder = slash < 0 ? "" : path.substring(0, slash);
        Path in = context.resolve(folder.isEmpty() ? "." : folder);
        if (isPattern(folder)) {
            return true;
        }
        if (!Files.isDirectory(in)) {
            return false;
        }
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(in, path.substring(slash + 1))) {
            return found.iterator().hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
