package dev.vox.template.just;

import dev.vox.template.just.Justfile.Alias;
import dev.vox.template.just.Justfile.Assignment;
import dev.vox.template.just.Justfile.Attribute;
import dev.vox.template.just.Justfile.Inclusion;
import dev.vox.template.just.Justfile.Recipe;
import dev.vox.template.just.Justfile.Setting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a justfile item by item; an item that cannot be read is a mistake, and reading goes on behind its first line.
final class JustfileParser {
    /// An item that goes wrong over several lines is read again from its second line on. So often at most: a bound
    /// keeps the time linear. After that, items end with their line.
    private static final int MOST_RETRIES = 8;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w-]*+");

    private final String text;
    private final List<Recipe> recipes = new ArrayList<>();
    private final List<Alias> aliases = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Setting> settings = new ArrayList<>();
    private final List<Inclusion> inclusions = new ArrayList<>();
    private final List<JustMistake> mistakes = new ArrayList<>();

    /// The words of the lines that could not be read: any of them may be a name that is used elsewhere.
    private final Set<String> unread = new HashSet<>();

    private final List<Attribute> attributes = new ArrayList<>();

    private int at;
    private int line = 1;
    private int retries;
    private int attributeLine;
    private String comment = "";

    /// Whether what is indented here has been reported already, with the item above it.
    private boolean reported;

    JustfileParser(String text) {
        String unix = text.replace("\r\n", "\n");
        this.text = unix.startsWith("\uFEFF") ? unix.substring(1) : unix;
    }

    Justfile parse() {
        while (at < text.length()) {
            line();
        }
        if (!attributes.isEmpty()) {
            mistakes.add(new JustMistake(attributeLine, "an attribute with nothing behind it"));
        }
        mistakes.addAll(References.check(read(), unread));
        mistakes.sort(Comparator.comparingInt(JustMistake::line));
        return read();
    }

    private Justfile read() {
        return new Justfile(recipes, aliases, assignments, settings, inclusions, mistakes);
    }

    private void line() {
        String content = text.substring(at, lineEnd(at)).strip();
        char first = text.charAt(at);
        if (content.isEmpty()) {
            comment = "";
            nextLine();
        } else if (content.startsWith("#")) {
            comment = content.startsWith("#!") ? "" : content.substring(1).strip();
            nextLine();
        } else if (first == ' ' || first == '\t') {
            if (!reported) {
                mistakes.add(new JustMistake(line, "an indented line that belongs to no recipe"));
                reported = true;
            }
            nextLine();
        } else {
            reported = false;
            item();
        }
    }

    private void item() {
        int begins = line;
        try {
            LineLexer.Line logical = LineLexer.read(text, at, line, retries >= MOST_RETRIES);
            TokenCursor cursor = new TokenCursor(text, logical.tokens(), begins);
            if (cursor.ahead(0, "[")) {
                attributes.addAll(Attributes.read(cursor));
                attributeLine = begins;
                at = logical.end();
                line = logical.nextLine();
            } else {
                item(cursor, logical, begins);
                attributes.clear();
                comment = "";
            }
        } catch (MalformedItem malformed) {
            mistakes.add(malformed.mistake());
            NAME.matcher(text.substring(at, lineEnd(at)))
                    .results()
                    .forEach(name -> unread.add(name.group()));
            attributes.clear();
            comment = "";
            retries++;
            reported = true;
            nextLine();
        }
    }

    private void item(TokenCursor cursor, LineLexer.Line logical, int begins) throws MalformedItem {
        if (cursor.word("alias") && cursor.nameAhead(1) && cursor.ahead(2, ":=")) {
            cursor.next();
            aliases.add(alias(cursor, begins));
        } else if (cursor.word("set")
                && cursor.nameAhead(1)
                && (cursor.ahead(2, ":=") || cursor.endsAfter(2))) {
            cursor.next();
            settings.add(setting(cursor, begins));
        } else if (cursor.word("import") && (cursor.stringAhead(1) || cursor.ahead(1, "?"))) {
            cursor.next();
            cursor.accept("?");
            inclusions.add(new Inclusion("import", cursor.string("a path"), begins));
        } else if (cursor.word("mod") && (cursor.ahead(1, "?") || isModule(cursor))) {
            cursor.next();
            cursor.accept("?");
            String name = cursor.name("a module's name");
            inclusions.add(new Inclusion("mod", name, begins));
            cursor.rest();
        } else if (cursor.word("unexport") && cursor.nameAhead(1) && cursor.endsAfter(2)) {
            cursor.rest();
        } else if (isAssignment(cursor)) {
            assignments.add(assignment(cursor, begins));
        } else {
            recipe(cursor, logical, begins);
            return;
        }
        if (!cursor.done()) {
            throw cursor.unexpected("the end of the line");
        }
        at = logical.end();
        line = logical.nextLine();
    }

    private static boolean isModule(TokenCursor cursor) {
        return cursor.nameAhead(1)
                && (cursor.endsAfter(2) || (cursor.stringAhead(2) && cursor.endsAfter(3)));
    }

    private static boolean isAssignment(TokenCursor cursor) {
        return (cursor.nameAhead(0) && cursor.ahead(1, ":="))
                || (cursor.word("export") && cursor.nameAhead(1) && cursor.ahead(2, ":="))
                || (cursor.nameAhead(0) && cursor.ahead(1, "("));
    }

    private static Alias alias(TokenCursor cursor, int line) throws MalformedItem {
        String name = cursor.name("a name");
        cursor.expect(":=", "behind an alias");
        return new Alias(name, cursor.path("a recipe"), line);
    }

    private static Setting setting(TokenCursor cursor, int line) throws MalformedItem {
        String name = cursor.name("a setting");
        return new Setting(name, cursor.accept(":=") ? needed(cursor, name) : "", line);
    }

    private static Assignment assignment(TokenCursor cursor, int line) throws MalformedItem {
        boolean exported = cursor.word("export") && cursor.nameAhead(1);
        if (exported) {
            cursor.next();
        }
        String name = cursor.name("a name");
        if (cursor.ahead(0, "(")) {
            cursor.value("parameters");
        }
        cursor.expect(":=", "behind '" + name + "'");
        return new Assignment(name, needed(cursor, name), exported, line);
    }

    private static String needed(TokenCursor cursor, String name) throws MalformedItem {
        if (cursor.done()) {
            throw cursor.unexpected("a value for '" + name + "'");
        }
        return cursor.rest();
    }

    private void recipe(TokenCursor cursor, LineLexer.Line logical, int begins)
            throws MalformedItem {
        RecipeHeader header = RecipeHeader.read(cursor);
        RecipeBody body = RecipeBody.read(text, logical.end(), logical.nextLine(), header.name());
        mistakes.addAll(body.mistakes());
        at = body.end();
        line = body.nextLine();
        recipes.add(
                new Recipe(
                        header.name(),
                        begins,
                        header.parameters(),
                        header.dependencies(),
                        Attributes.doc(attributes).orElse(comment),
                        attributes,
                        body.lines()));
    }

    private void nextLine() {
        at = Math.min(text.length(), lineEnd(at) + 1);
        line++;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
