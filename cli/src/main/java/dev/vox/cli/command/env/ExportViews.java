package dev.vox.cli.command.env;

import dev.vox.env.export.Export;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came of an export, besides its text.
final class ExportViews {
    private ExportViews() {}

    /// An export that lies in a file.
    record Written(Export export, Path file) {}

    /// What was left out, and why.
    static List<String> warnings(Export export) {
        List<String> warnings = new ArrayList<>();
        if (!export.withheld().isEmpty()) {
            warnings.add(
                    "left out, because a secret is in the value (--reveal writes it): "
                            + String.join(", ", export.withheld()));
        }
        if (!export.unsayable().isEmpty()) {
            warnings.add(
                    "left out, because the format cannot hold it: "
                            + String.join(", ", export.unsayable()));
        }
        return warnings;
    }

    static Renderings written(Written written) {
        return Renderings.of(
                () ->
                        Page.EMPTY.paragraph(
                                "Wrote "
                                        + count(written.export().variables().size())
                                        + " to "
                                        + written.file()
                                        + "."),
                () ->
                        List.of(
                                Row.of("file", written.file()),
                                Row.of("variables", written.export().variables().size())),
                () -> {
                    Map<String, @Nullable Object> root = json(written.export());
                    root.put("file", written.file());
                    return root;
                });
    }

    /// The text and what is to be known of it, for a program that asked for JSON besides the format.
    static Renderings document(Export export) {
        return Renderings.of(
                () -> Page.EMPTY,
                List::of,
                () -> {
                    Map<String, @Nullable Object> root = json(export);
                    root.put("text", export.text());
                    return root;
                });
    }

    private static String count(int variables) {
        return variables == 1 ? "1 variable" : variables + " variables";
    }

    private static Map<String, @Nullable Object> json(Export export) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("format", export.format());
        root.put("variables", export.variables());
        root.put("withheld", export.withheld());
        root.put("unsayable", export.unsayable());
        return root;
    }
}
