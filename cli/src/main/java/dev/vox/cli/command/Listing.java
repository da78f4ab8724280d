package dev.vox.cli.command;

import dev.vox.text.Block;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;
import dev.vox.text.Verbatim;

import java.util.List;
import java.util.function.Predicate;

/// The commands as a page.
public final class Listing {
    private Listing() {}

    /// Every command under its group's heading, with an example, and the topics.
    public static Page of(CommandTable table, List<Topic> topics) {
        Page page =
                Page.EMPTY
                        .paragraph("The developer toolchain of a real-time duplex voice stack.")
                        .gap()
                        .and(usage("vox COMMAND [OPTIONS]"));
        for (CommandGroup group : CommandGroup.values()) {
            Table rows = rows(table.visible(), entry -> entry.group() == group);
            if (!rows.rows().isEmpty()) {
                page = page.gap().heading(group.title()).and(rows);
            }
        }
        return topics.isEmpty() ? page : page.gap().heading("Topics").and(rows(topics));
    }

    /// What may stand behind a command that groups others.
    public static Page of(CommandPath parent) {
        return Page.EMPTY
                .and(usage(parent.qualifiedName() + " COMMAND [OPTIONS]"))
                .gap()
                .paragraph(parent.entry().description())
                .gap()
                .heading("Commands")
                .and(rows(CommandTable.visible(parent.entry().subcommands()), entry -> true));
    }

    private static Block usage(String usage) {
        return new Verbatim(Line.of(Style.LABEL, "usage: ").and(usage));
    }

    private static Table rows(List<CommandEntry> entries, Predicate<CommandEntry> wanted) {
        Table rows = columns();
        for (CommandEntry entry : entries) {
            if (wanted.test(entry)) {
                rows = row(rows, entry.name(), entry.description(), entry.example());
            }
        }
        return rows;
    }

    private static Table rows(List<Topic> topics) {
        Table rows = columns();
        for (Topic topic : topics) {
            rows = row(rows, topic.name(), topic.description(), "vox help " + topic.name());
        }
        return rows;
    }

    private static Table columns() {
        return Table.of(Column.of(""), Column.of(""), Column.shrinking("")).indented(2);
    }

    private static Table row(Table rows, String name, String description, String example) {
        return rows.row(
                Line.of(Style.ACCENT, name), Line.of(description), Line.of(Style.DIM, example));
    }
}
