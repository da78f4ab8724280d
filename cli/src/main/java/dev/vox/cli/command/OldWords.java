package dev.vox.cli.command;

import dev.vox.template.just.OldName;
import dev.vox.template.just.OldName.Alias;
import dev.vox.template.just.OldName.Signpost;
import dev.vox.template.just.OldNames;
import dev.vox.text.Line;
import dev.vox.text.Nearest;
import dev.vox.text.Page;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// The old justfile's names on a command line and in help. Nobody asks it about a word that is a command.
public final class OldWords {
    private static final String USAGE = "vox COMMAND [OPTIONS]";

    private OldWords() {}

    /// A command line as it is typed today; one that begins with no old name comes back as it is. A word right behind the
    /// name that the name says itself is not said twice: `dev-piper agent` is `dev piper agent`.
    ///
    /// @param words at least one
    /// @param warn told once when the name is deprecated and a command is there for it
    /// @throws UsageProblem when no command does what the recipe did; it says what does
    public static List<String> today(List<String> words, Consumer<String> warn) {
        Optional<OldName> old = OldNames.find(words.getFirst());
        if (old.isEmpty()) {
            return words;
        }
        return switch (old.get()) {
            case Alias alias -> {
                alias.deprecation().ifPresent(warn);
                List<String> today = new ArrayList<>(alias.words());
                List<String> behind = words.subList(1, words.size());
                boolean repeated = !behind.isEmpty() && alias.words().contains(behind.getFirst());
                today.addAll(repeated ? behind.subList(1, behind.size()) : behind);
                yield today;
            }
            case Signpost signpost ->
                    throw new UsageProblem(signpost.problem(), signpost.today(), USAGE);
        };
    }

    /// What may have been meant by a word that is neither a command nor an old name.
    ///
    /// @param names what there is; an old name is meant only where none of them is near
    static String hint(String word, List<String> names) {
        return Nearest.to(word, names)
                .or(() -> Nearest.to(word, OldNames.all().stream().map(OldName::name).toList()))
                .map("did you mean '%s'?"::formatted)
                .orElse("there are: " + String.join(", ", names));
    }

    /// What help says of an old name, before the usage of the command it stands for.
    static Page page(OldName old) {
        Page page =
                switch (old) {
                    case Alias alias ->
                            Page.EMPTY.paragraph(
                                    "'%s' is an old name of '%s'."
                                            .formatted(alias.name(), alias.command()));
                    case Signpost signpost ->
                            Page.EMPTY
                                    .paragraph(sentence(signpost.problem()))
                                    .paragraph("Today: " + signpost.today());
                };
        return old.deprecation().map(words -> page.paragraph(sentence(words))).orElse(page);
    }

    /// The page of `vox help old-names`.
    public static Page topic() {
        Page page =
                Page.EMPTY
                        .paragraph(
                                "The recipes of the justfile that vox replaces. What stands behind"
                                        + " a name is handed on to the command.")
                        .gap()
                        .heading("Still understood");
        Table aliases =
                Table.of(Column.of("RECIPE"), Column.of("COMMAND"), Column.of("")).indented(2);
        Table signposts = Table.of(Column.of("RECIPE"), Column.of("INSTEAD")).indented(2);
        for (OldName old : OldNames.all()) {
            Line name = Line.of(Style.ACCENT, (old.name() + " " + old.arguments()).strip());
            switch (old) {
                case Alias alias ->
                        aliases =
                                aliases.row(
                                        name,
                                        Line.of(alias.command()),
                                        Line.of(Style.DIM, remark(alias)));
                case Signpost signpost ->
                        signposts = signposts.row(name, Line.of(signpost.today()));
            }
        }
        return page.and(aliases).gap().heading("Not in this build").and(signposts);
    }

    private static String remark(Alias alias) {
        return alias.replacement() == null ? "" : "deprecated";
    }

    private static String sentence(String words) {
        String first = words.substring(0, 1);
        return first.toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }
}
