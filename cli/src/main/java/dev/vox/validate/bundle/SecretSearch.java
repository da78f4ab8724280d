package dev.vox.validate.bundle;

import dev.vox.env.Definition;
import dev.vox.env.Layer;
import dev.vox.env.LayerFile;
import dev.vox.env.LayerName;
import dev.vox.env.Project;
import dev.vox.env.Secrets;
import dev.vox.env.Variables;
import dev.vox.problem.VoxException;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds every text of a project that must not be given away.
///
/// What the environment knows is one source. The other is a reading of its files line by line that needs no line to be right:
/// a secret of a file that is broken is one, too.
public final class SecretSearch {
    /// A longer file is none that people write.
    private static final int LARGEST = 4 * 1024 * 1024;

    private static final Pattern LINE =
            Pattern.compile(
                    "^(?<indent>[\\s-]*)(?:export\\s+)?[\"']?(?<name>[\\w.\\-]+)[\"']?\\s*[:=]\\s*"
                            + "(?<value>.*)$");
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{\\w+:?[-+]([^{}]*)}");
    private static final Pattern BLOCK = Pattern.compile("[|>][+-]?[0-9]?");
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*$");

    private final Set<String> found = new TreeSet<>();
    private final Secrets named;

    private SecretSearch(Secrets named) {
        this.named = named;
    }

    /// Looks everywhere.
    ///
    /// @param variables what could be read of the environment
    public static Censor in(Project project, Variables variables) {
        List<Layer> layers = new ArrayList<>(variables.layers());
        layers.addAll(files(project));
        SecretSearch search = new SecretSearch(Secrets.of(layers));
        variables.all().values().forEach(each -> search.variable(each.name(), each.text()));
        for (Layer layer : layers) {
            for (Definition definition : layer.definitions()) {
                search.variable(definition.variable(), definition.text());
            }
        }
        texts(project).forEach(search::lines);
        search.token(project);
        return Censor.of(layers, search.found);
    }

    private static List<Layer> files(Project project) {
        List<Layer> layers = new ArrayList<>();
        for (String name : List.of(".env.defaults", ".env", ".env.local")) {
            try {
                LayerFile.find(LayerName.LOCAL, project.root(), Path.of(name))
                        .ifPresent(file -> layers.add(file.layer()));
            } catch (VoxException unreadable) {
                // Its lines are read all the same where they can be.
            }
        }
        return layers;
    }

    private void variable(String name, String text) {
        Secrets.passwordsOfUrls(text).forEach(this::add);
        if (named.has(name)) {
            value(text);
        }
        defaults(text);
    }

    /// Words that stand in for a variable, which may be a secret one's.
    private void defaults(String text) {
        Matcher word = DEFAULT.matcher(text);
        while (word.find()) {
            String name = text.substring(word.start() + 2, word.start(1)).replaceAll("\\W+$", "");
            if (named.has(name)) {
                value(word.group(1));
            }
        }
    }

    private void lines(String text) {
        List<String> lines = text.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            Secrets.passwordsOfUrls(lines.get(at)).forEach(this::add);
            defaults(lines.get(at));
            Matcher line = LINE.matcher(lines.get(at));
            if (!line.matches() || !named.has(line.group("name"))) {
                continue;
            }
            String said = line.group("value").strip();
            if (BLOCK.matcher(said).matches()) {
                block(lines, at + 1, line.group("indent").length());
            } else {
                value(said);
                value(COMMENT.matcher(said).replaceFirst(""));
            }
            quoted(lines, at, said);
        }
    }

    /// The lines of a block in YAML: those that stand further to the right.
    private void block(List<String> lines, int from, int indent) {
        for (String line : lines.subList(from, lines.size())) {
            if (!line.isBlank() && line.length() - line.stripLeading().length() <= indent) {
                return;
            }
            value(line.strip());
        }
    }

    /// A value in quotes goes on until they end.
    private void quoted(List<String> lines, int at, String said) {
        if (said.isEmpty() || "\"'".indexOf(said.charAt(0)) < 0) {
            return;
        }
        String quote = said.substring(0, 1);
        if (said.indexOf(quote, 1) > 0) {
            return;
        }
        for (String line : lines.subList(at + 1, lines.size())) {
            int end = line.indexOf(quote);
            value(end < 0 ? line.strip() : line.substring(0, end).strip());
            if (end >= 0) {
                return;
            }
        }
    }

    private void value(String text) {
        String bare = text.strip();
        if (bare.startsWith("${") && bare.endsWith("}")) {
            defaults(bare);
            return;
        }
        add(bare);
        bare.lines().map(String::strip).forEach(this::add);
        if (bare.length() > 1 && "\"'".indexOf(bare.charAt(0)) >= 0) {
            int end = bare.indexOf(bare.charAt(0), 1);
            value(end < 0 ? bare.substring(1) : bare.substring(1, end));
        }
    }

    /// A secret in the ways in which files and logs write it.
    private void add(String secret) {
        if (secret.isEmpty() || secret.equals(Secrets.MASK)) {
            return;
        }
        found.add(secret);
        found.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        found.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
        found.add(secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
        found.add(secret.replace("$$", "$"));
    }

    private void token(Project project) {
        text(project.run().resolve("control.token")).map(String::strip).forEach(this::add);
    }

    /// Files that people write secrets into.
    private static List<String> texts(Project project) {
        List<Path> files = new ArrayList<>();
        for (Path folder :
                List.of(
                        project.root(),
                        project.root().resolve(".env.models"),
                        project.root().resolve("profiles"),
                        project.root().resolve("validation"))) {
            files.addAll(listed(folder));
        }
        return files.stream().flatMap(SecretSearch::text).toList();
    }

    private static List<Path> listed(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(SecretSearch::isWanted).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isWanted(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean named =
                name.startsWith(".env")
                        || name.endsWith(".env")
                        || name.endsWith(".yaml")
                        || name.endsWith(".yml");
        return named && Files.isRegularFile(file);
    }

    private static Stream<String> text(Path file) {
        if (!Files.isRegularFile(file)) {
            return Stream.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Stream.of(new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
