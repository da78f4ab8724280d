package dev.vox.yaml;

import dev.vox.problem.InvalidConfiguration;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

import java.util.Locale;

/// Reads YAML. Nodes only: no type of Java is ever made from what a file says.
public final class Yaml {
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_ALIASES = 50;
    private static final int DEEPEST = 50;

    private Yaml() {}

    /// The one document of a text: at most 1 Mi characters, nested at most 50 deep, with at most 50 aliases.
    ///
    /// An empty text is an empty mapping.
    ///
    /// @param source what the text is called in messages: the file
    /// @throws InvalidConfiguration if the text is not YAML; the message is `source:line:column: problem`
    public static YamlNode parse(String source, String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new InvalidConfiguration(
                    "%s: longer than %d characters".formatted(source, MOST_CHARACTERS));
        }
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        try {
            StreamReader reader = new StreamReader(text);
            Composer composer =
                    new Composer(new ParserImpl(reader, options), new Resolver(), options);
            Node root = composer.getSingleNode();
            return new NodeReader(source, MOST_ALIASES).read(root);
        } catch (MarkedYAMLException e) {
            throw new InvalidConfiguration(message(source, e), null, e);
        } catch (YAMLException e) {
            throw new InvalidConfiguration(
                    source + ": " + words(String.valueOf(e.getMessage())), null, e);
        }
    }

    private static String message(String source, MarkedYAMLException e) {
        var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        String problem =
                words(e.getProblem() == null ? String.valueOf(e.getMessage()) : e.getProblem());
        return mark == null
                ? source + ": " + problem
                : new Place(source, mark.getLine() + 1, mark.getColumn() + 1) + ": " + problem;
    }

    private static String words(String message) {
        String first = message.lines().findFirst().orElse("not valid YAML").strip();
        return first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
    }
}
