package dev.vox.yaml;

import dev.vox.problem.InvalidConfiguration;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/// Reads YAML. Nodes only: no type of Java is ever made from what a file says.
public final class Yaml {
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_ALIASES = 50;
    private static final int DEEPEST = 50;
    private static final int MOST_NODES = 100_000;

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
        return read(
                source,
                text,
                MOST_ALIASES,
                composer -> new NodeReader(source, MOST_ALIASES).read(composer.getSingleNode()));
    }

    /// Every document of a text in which `<<` merges a mapping into another, as YAML 1.1 has it: at most 1 Mi characters,
    /// nested at most 50 deep, and at most 100 000 nodes when its aliases are followed.
    ///
    /// A document that says nothing is not among them.
    ///
    /// @param tags that come as [YamlNode.Tagged], such as `!reset`; others mean nothing
    /// @throws InvalidConfiguration if the text is not YAML; the message is `source:line:column: problem`
    public static List<YamlNode> documents(String source, String text, Set<String> tags) {
        if (text.length() > MOST_CHARACTERS) {
            throw new InvalidConfiguration(
                    "%s: longer than %d characters".formatted(source, MOST_CHARACTERS));
        }
        return read(
                source,
                text,
                MOST_NODES,
                composer -> {
                    NodeReader reader = new NodeReader(source, MOST_NODES, MOST_NODES, tags, true);
                    List<YamlNode> documents = new ArrayList<>();
                    while (composer.checkNode()) {
                        YamlNode document = reader.read(composer.getNode());
                        if (!saysNothing(document)) {
                            documents.add(document);
                        }
                    }
                    return documents;
                });
    }

    private static boolean saysNothing(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar
                && scalar.type() == YamlNode.ScalarType.NOTHING;
    }

    private static <T> T read(
            String source, String text, int aliases, Function<Composer, T> reading) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(aliases);
        try {
            StreamReader reader = new StreamReader(text);
            return reading.apply(
                    new Composer(new ParserImpl(reader, options), new NoTypes(), options));
        } catch (MarkedYAMLException e) {
            throw new InvalidConfiguration(message(source, e), null, e);
        } catch (YAMLException e) {
            throw new InvalidConfiguration(
                    source + ": " + words(String.valueOf(e.getMessage())), null, e);
        }
    }

    /// Takes every scalar for text: [NodeReader] tells types by the rules of YAML 1.2, where the library would try each
    /// plain scalar by those of 1.1.
    private static final class NoTypes extends Resolver {
        @Override
        protected void addImplicitResolvers() {}

        @Override
        public Tag resolve(NodeId kind, String value, boolean implicit) {
            return switch (kind) {
                case mapping -> Tag.MAP;
                case sequence -> Tag.SEQ;
                case scalar, anchor -> Tag.STR;
            };
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
