package dev.vox.contract.audit;

import dev.vox.contract.audit.CallShown.Reply;
import dev.vox.contract.model.Operation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What the inventory finds of one operation.
final class InventoryFindings {
    private static final int MOST_PLACES = 3;

    private final Operation operation;
    private final AlignedOperation aligned;
    private final CallShown shown;
    private final String name;

    InventoryFindings(Operation operation, AlignedOperation aligned, CallShown shown) {
        this.operation = operation;
        this.aligned = aligned;
        this.shown = shown;
        this.name = operation.name();
    }

    List<Finding> of(String variation, String effect) {
        List<Finding> findings = new ArrayList<>();
        findings.add(offered());
        if (shown.reply() == Reply.UNKNOWN) {
            return findings;
        }
        findings.add(implemented());
        if (shown.reply() != Reply.ANSWERED) {
            return findings;
        }
        if (operation.vary() != null) {
            findings.add(varies(variation));
        }
        if (!operation.effects().isEmpty()) {
            findings.add(effect(effect));
        }
        switch (aligned.alignment()) {
            case UNPROVEN -> findings.add(unproven(effect));
            case DUPLICATED -> findings.add(duplicated());
            case ORPHAN -> findings.add(orphan());
            case ALIGNED, STUB, MISSING -> {}
        }
        return findings;
    }

    private Finding offered() {
        return switch (shown.reply()) {
            case UNKNOWN -> missing(aligned);
            case SILENT -> Finding.skipped(FindingId.INVENTORY_OFFERED, name, "it is not answered");
            case ANSWERED, REFUSED, NOT_IMPLEMENTED ->
                    Finding.held(FindingId.INVENTORY_OFFERED, name, evidence(aligned));
        };
    }

    private Finding implemented() {
        return switch (shown.reply()) {
            case ANSWERED, UNKNOWN -> Finding.held(FindingId.INVENTORY_IMPLEMENTED, name);
            case NOT_IMPLEMENTED -> stub("it says that it is not implemented", "implement it");
            case REFUSED ->
                    stub(
                            "its own sample is " + shown.said(),
                            "answer the sample, or correct it in the contract");
            case SILENT -> stub("to its own sample: " + shown.said(), null);
        };
    }

    private Finding stub(String problem, @Nullable String fix) {
        return Finding.broken(
                FindingId.INVENTORY_IMPLEMENTED, name, problem, fix, evidence(aligned));
    }

    private Finding varies(String words) {
        return Boolean.TRUE.equals(shown.varies())
                ? Finding.held(FindingId.INVENTORY_VARIES, name, new Observation("answers", words))
                : Finding.broken(
                        FindingId.INVENTORY_VARIES,
                        name,
                        words,
                        "let the answer depend on what is asked",
                        evidence(aligned));
    }

    private Finding effect(String words) {
        if (shown.effect() == null) {
            return Finding.skipped(FindingId.INVENTORY_EFFECT, name, words);
        }
        return shown.effect()
                ? Finding.held(FindingId.INVENTORY_EFFECT, name, new Observation("change", words))
                : Finding.broken(
                        FindingId.INVENTORY_EFFECT,
                        name,
                        words,
                        "keep what the operation changes",
                        evidence(aligned));
    }

    private Finding unproven(String effect) {
        boolean declared = !operation.effects().isEmpty();
        return Finding.advised(
                FindingId.INVENTORY_PROVEN,
                name,
                declared
                        ? "it cannot be told from a stub: " + effect
                        : "it cannot be told from a stub: the contract has no `vary` or `effect`",
                declared
                        ? "let the effect be something that is not so beforehand"
                        : "give it `vary` or `effect` in the contract",
                evidence(aligned));
    }

    private Finding duplicated() {
        return Finding.advised(
                FindingId.INVENTORY_UNIQUE,
                name,
                "'%s' answers the same".formatted(shown.twin()),
                "keep one of the two names",
                evidence(aligned));
    }

    private Finding orphan() {
        return Finding.advised(
                FindingId.INVENTORY_ASKED,
                name,
                "no caller asks for it",
                "take it out, or add the place that asks for it to `callers`",
                evidence(aligned));
    }

    /// That the worker lists an operation that nobody knows.
    static Finding unknown(AlignedOperation aligned) {
        return Finding.advised(
                FindingId.INVENTORY_ASKED,
                aligned.name(),
                "it is offered, and neither the contract nor a caller knows it" + probably(aligned),
                "take it out of the worker, or into the contract",
                evidence(aligned));
    }

    private static String probably(AlignedOperation aligned) {
        return aligned.meant() == null ? "" : "; did you mean '%s'?".formatted(aligned.meant());
    }

    /// That an operation that the caller asks for and the contract does not have is missing, or only undeclared.
    static Finding undeclared(AlignedOperation aligned) {
        return aligned.alignment() == Alignment.MISSING
                ? missing(aligned)
                : Finding.advised(
                        FindingId.INVENTORY_OFFERED,
                        aligned.name(),
                        "the caller asks for it, and the contract does not have it",
                        "add it to the contract",
                        evidence(aligned));
    }

    private static Finding missing(AlignedOperation aligned) {
        return Finding.broken(
                FindingId.INVENTORY_OFFERED,
                aligned.name(),
                "the worker has no such operation" + probably(aligned),
                "add '%s' to the worker".formatted(aligned.name()),
                evidence(aligned));
    }

    private static Observation[] evidence(AlignedOperation aligned) {
        List<Observation> evidence = new ArrayList<>();
        evidence.add(new Observation("alignment", aligned.alignment().text()));
        evidence.add(new Observation("claimed", aligned.claimed()));
        if (!aligned.asked().isEmpty()) {
            List<String> places = aligned.asked();
            String more = places.size() > MOST_PLACES ? ", …" : "";
            evidence.add(
                    new Observation(
                            "asked for at",
                            String.join(
                                            ", ",
                                            places.subList(0, Math.min(MOST_PLACES, places.size())))
                                    + more));
        }
        evidence.add(new Observation("answer", aligned.seen()));
        return evidence.toArray(Observation[]::new);
    }
}
