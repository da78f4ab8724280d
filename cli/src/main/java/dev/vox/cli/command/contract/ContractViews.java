package dev.vox.cli.command.contract;

import dev.vox.contract.call.Exchange;
import dev.vox.contract.call.Reply;
import dev.vox.contract.model.Contract;
import dev.vox.contract.transcript.Difference;
import dev.vox.contract.transcript.Entry;
import dev.vox.contract.transcript.TranscriptFile;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.text.Figures;
import dev.vox.text.Line;
import dev.vox.text.Page;
import dev.vox.text.Renderings;
import dev.vox.text.Row;
import dev.vox.text.Style;
import dev.vox.text.Table;
import dev.vox.text.Table.Column;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `vox contract` shows.
final class ContractViews {
    private static final String NOTHING = "-";

    private ContractViews() {}

    /// What `vox contract call` shows.
    static Renderings reply(Reply reply) {
        return Renderings.of(
                () -> page(reply),
                () -> List.of(Row.of(outcome(reply), text(reply))),
                () -> document(reply));
    }

    private static Page page(Reply reply) {
        if (reply instanceof Reply.Answered(JsonValue result, Exchange exchange)) {
            Page page = Page.EMPTY;
            for (String line : Json.pretty(result).lines().toList()) {
                page = page.verbatim(line);
            }
            return page.paragraph(
                    Line.of(Style.DIM, "answered in " + Figures.duration(exchange.elapsed())));
        }
        return Page.of(Line.of(Style.FAIL, reply.sentence()));
    }

    private static String outcome(Reply reply) {
        return switch (reply) {
            case Reply.Answered _ -> "answered";
            case Reply.Refused _ -> "refused";
            case Reply.Broken _ -> "broken";
            case Reply.Late _ -> "late";
        };
    }

    private static String text(Reply reply) {
        return reply instanceof Reply.Answered(JsonValue result, var _)
                ? Json.compact(result).stripTrailing()
                : reply.sentence();
    }

    private static Map<String, Object> document(Reply reply) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("outcome", outcome(reply));
        switch (reply) {
            case Reply.Answered(JsonValue result, var _) -> root.put("result", result);
            case Reply.Refused(String code, String message, var _) -> {
                root.put("code", code);
                root.put("message", message);
            }
            case Reply.Broken(Reply.Breakage how, String detail, var _) -> {
                root.put("how", how);
                root.put("detail", detail);
            }
            case Reply.Late _ -> root.put("detail", reply.sentence());
        }
        root.put("elapsed", reply.exchange().elapsed());
        return root;
    }

    /// What `vox contract record` shows of a call.
    static Renderings entry(Entry entry) {
        String what =
                entry.code().isEmpty() ? entry.outcome() : entry.outcome() + " " + entry.code();
        return Renderings.of(
                () ->
                        Page.of(
                                Line.of(style(entry), what)
                                        .and("  " + entry.key() + "  ")
                                        .and(Figures.duration(entry.elapsed()))),
                () -> List.of(Row.of(what, entry.key(), entry.elapsed())),
                () -> TranscriptFile.line(entry));
    }

    private static Style style(Entry entry) {
        return entry.outcome().equals("answered") || entry.outcome().equals("refused")
                ? Style.OK
                : Style.FAIL;
    }

    /// What `vox contract replay` shows.
    static Renderings replayed(Replayed replayed) {
        return Renderings.of(
                () -> page(replayed),
                () ->
                        replayed.differences().stream()
                                .map(each ->
                                        Row.of(
                                                each.key(),
                                                each.path(),
                                                shown(each.before()),
                                                shown(each.after())))
                                .toList(),
                () -> {
                    Map<String, Object> root = new LinkedHashMap<>();
                    root.put("same", replayed.differences().isEmpty());
                    root.put("calls", replayed.calls());
                    root.put("differences", replayed.differences());
                    return root;
                });
    }

    private static Page page(Replayed replayed) {
        if (replayed.differences().isEmpty()) {
            return Page.of(Line.of(Style.OK, "same").and("  %d calls".formatted(replayed.calls())));
        }
        Table table =
                Table.of(
                        Column.of("CALL"),
                        Column.of("PATH"),
                        Column.shrinking("BEFORE"),
                        Column.shrinking("AFTER"));
        for (Difference each : replayed.differences()) {
            table =
                    table.row(
                            Line.of(each.key()),
                            Line.of(each.path()),
                            Line.of(shown(each.before())),
                            Line.of(shown(each.after())));
        }
        return Page.EMPTY.and(table);
    }

    private static String shown(@Nullable String value) {
        return value == null ? NOTHING : value;
    }

    /// What `vox contract validate` shows of a file without a mistake.
    static Renderings valid(Contract contract) {
        return Renderings.of(
                () ->
                        Page.of(
                                Line.of(Style.OK, "valid")
                                        .and(
                                                "  %s: %d operations over %s"
                                                        .formatted(
                                                                contract.domain(),
                                                                contract.operations().size(),
                                                                contract.transport().kind()))),
                () ->
                        List.of(
                                Row.of(
                                        "valid",
                                        contract.domain(),
                                        contract.operations().size(),
                                        contract.transport().kind())),
                () -> {
                    Map<String, Object> root = new LinkedHashMap<>();
                    root.put("valid", true);
                    root.put("domain", contract.domain());
                    root.put("title", contract.title());
                    root.put("transport", contract.transport().kind());
                    root.put(
                            "operations",
                            contract.operations().stream().map(each -> each.name()).toList());
                    return root;
                });
    }
}
