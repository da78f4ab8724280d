package dev.vox.cli;

import dev.vox.cli.command.OldWords;
import dev.vox.cli.command.Topic;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What `vox help` knows besides commands.
final class Topics {
    /// What the shell itself reads, before any setting.
    private static final List<SettingHelp> SHELL =
            List.of(
                    new SettingHelp("VOX_PROJECT", "", "the project's folder, as --project"),
                    new SettingHelp("NO_COLOR", "", "no colour, if not empty"),
                    new SettingHelp("CLICOLOR_FORCE", "", "colour into pipes too, if not 0"),
                    new SettingHelp("TERM", "", "dumb: no colour, no moving lines"),
                    new SettingHelp("COLUMNS", "80", "width of the terminal"));

    private Topics() {}

    static List<Topic> all(List<SettingHelp> settings) {
        return List.of(
                new Topic("exit-codes", "what the exit code says", Topics::exitCodes),
                new Topic(
                        "environment", "the variables that vox reads", () -> environment(settings)),
                new Topic("output", "formats, colour and progress", Topics::output),
                new Topic("old-names", "the recipes of the old justfile", OldWords::topic));
    }

    private static Page exitCodes() {
        Table codes = Table.of(Column.number("CODE"), Column.of("NAME"), Column.of("MEANING"));
        for (ExitCode.Meaning meaning : ExitCode.all()) {
            codes =
                    codes.row(
                            Line.of(Style.ACCENT, Integer.toString(meaning.code())),
                            Line.of(meaning.name()),
                            Line.of(meaning.sentence()));
        }
        return Page.EMPTY.and(codes);
    }

    private static Page environment(List<SettingHelp> settings) {
        Page page = Page.EMPTY.heading("The tool").and(rows(SHELL));
        return settings.isEmpty() ? page : page.gap().heading("The stack").and(rows(settings));
    }

    private static Table rows(List<SettingHelp> settings) {
        Table rows =
                Table.of(Column.of("VARIABLE"), Column.of("DEFAULT"), Column.of("MEANING"))
                        .indented(2);
        for (SettingHelp setting : settings) {
            rows =
                    rows.row(
                            Line.of(Style.ACCENT, setting.variable()),
                            Line.of(Style.DIM, setting.fallback()),
                            Line.of(setting.sentence()));
        }
        return rows;
    }

    private static Page output() {
        try (InputStream file = Topics.class.getResourceAsStream("output.txt")) {
            if (file == null) {
                throw new IllegalStateException("output.txt is not packaged");
            }
            Page page = Page.EMPTY;
            for (String line :
                    new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                page = page.verbatim(line);
            }
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
