package dev.vox.cli.command;

import dev.vox.text.Block;
import dev.vox.text.DisplayWidth;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Style;
import dev.vox.text.Verbatim;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The commands as a page.
public final class Listing {
    private static final int GUTTER = 2;

    private Listing() {}

    /// One line of a listing.
    private record Item(String name, String description, String example) {
        static Item of(CommandEntry entry) {
            return new Item(entry.name(), entry.description(), entry.example());
        }

        static Item of(Topic topic) {
            return new Item(topic.name(), topic.description(), "vox help " + topic.name());
        }
    }

    /// Every command under its group's heading, with an example, and the topics.
    public static Page of(CommandTable table, List<Topic> topics) {
        List<Item> all =
                Stream.concat(table.visible().stream().map(Item::of), topics.stream().map(Item::of))
                        .toList();
        Page page =
                Page.EMPTY
                        .paragraph("The developer toolchain of a real-time duplex voice stack.")
                        .gap()
                        .and(usage("vox COMMAND [OPTIONS]"));
        for (CommandGroup group : CommandGroup.values()) {
            List<Item> items =
                    table.visible().stream()
                            .filter(entry -> entry.group() == group)
                            .map(Item::of)
                            .toList();
            page = section(page, group.title(), items, all);
        }
        return section(page, "Topics", topics.stream().map(Item::of).toList(), all);
    }

    /// What may stand behind a command that groups others.
    public static Page of(CommandPath parent) {
        List<Item> items =
                CommandTable.visible(parent.entry().subcommands()).stream().map(Item::of).toList();
        Page page =
                Page.EMPTY
                        .and(usage(parent.qualifiedName() + " COMMAND [OPTIONS]"))
                        .gap()
                        .paragraph(parent.entry().description());
        return section(page, "Commands", items, items);
    }

    private static Block usage(String usage) {
        return new Verbatim(Line.of(Style.LABEL, "usage: ").and(usage));
    }

    /// A heading and its lines, whose columns are as wide as those of all lines of the page. An example is never cut:
    /// it is there to be copied.
    private static Page section(Page page, String title, List<Item> items, List<Item> all) {
        if (items.isEmpty()) {
            return page;
        }
        int names = widest(all, Item::name);
        int descriptions = widest(all, Item::description);
        Page section = page.gap().heading(title);
        for (Item item : items) {
            Line line =
                    Line.of("  ")
                            .and(Style.ACCENT, item.name())
                            .and(gap(item.name(), names))
                            .and(item.description())
                            .and(gap(item.description(), descriptions))
                            .and(Style.DIM, item.example());
            section = section.and(new Verbatim(line));
        }
        return section;
    }

    private static int widest(List<Item> items, Function<Item, String> column) {
        return items.stream().map(column).mapToInt(DisplayWidth::of).max().orElse(0);
    }

    private static String gap(String text, int width) {
        return " ".repeat(width - DisplayWidth.of(text) + GUTTER);
    }
}
