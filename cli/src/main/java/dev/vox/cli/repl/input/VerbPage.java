package dev.vox.cli.repl.input;

import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;

/// What may be typed into the loop, as help shows it.
public final class VerbPage {
    private VerbPage() {}

    /// The page of `vox help repl-commands`.
    public static Page page() {
        Table verbs = Table.of(Column.of("LINE"), Column.of("DOES"));
        for (Verb verb : Verb.values()) {
            verbs = verbs.row(Line.of(Style.ACCENT, verb.usage()), Line.of(verb.help()));
        }
        return Page.EMPTY
                .paragraph("Any other line is your turn; one more slash begins a turn with one.")
                .gap()
                .and(verbs)
                .gap()
                .paragraph(
                        "From a pipe the lines are a script, which may wait and expect as well:"
                                + " wait 500ms, expect EVENT [FIELD~REGEX] [within 2s], expect no"
                                + " EVENT within 1s.");
    }
}
