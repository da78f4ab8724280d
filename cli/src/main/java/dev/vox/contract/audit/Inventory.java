package dev.vox.contract.audit;

import dev.vox.contract.audit.CallShown.Reply;
import dev.vox.contract.call.Reply.Answered;
import dev.vox.contract.call.Reply.Broken;
import dev.vox.contract.call.Reply.Late;
import dev.vox.contract.call.Reply.Refused;
import dev.vox.contract.model.Contract;
import dev.vox.contract.model.Listing;
import dev.vox.contract.model.Operation;
import dev.vox.contract.model.Operation.Effect;
import dev.vox.contract.model.Ready;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the caller asks for against what the worker offers. What the worker or a file says of itself is shown and not
/// believed: every operation of the contract is called.
final class Inventory {
    private final Session session;
    private final Contract contract;
    private final OperationNames names;
    private final @Nullable AskedFor asked;
    private final @Nullable List<String> listed;
    private final List<AlignedOperation> operations = new ArrayList<>();
    private final List<Finding> findings;
    private final Set<String> readers = new HashSet<>();

    /// @param asked null where the contract does not say who calls
    /// @param listed what the worker says that it offers; null where it cannot be asked
    /// @param findings takes what is found, of an interruption too
    Inventory(
            Session session,
            @Nullable AskedFor asked,
            @Nullable List<String> listed,
            List<Finding> findings) {
        this.session = session;
        this.findings = findings;
        this.contract = session.contract();
        this.names = new OperationNames(contract);
        this.asked = asked;
        this.listed = listed;
    }

    List<AlignedOperation> operations() {
        return List.copyOf(operations);
    }

    /// Takes the inventory. Where it is interrupted, what is decided by then is among the findings.
    void look() throws InterruptedException {
        UnknownAnswer unknown =
                UnknownAnswer.of(session.call(UnknownAnswer.NAME, Session.NO_ARGUMENTS));
        List<Sight> sights = new ArrayList<>();
        try {
            for (Operation operation : contract.operations()) {
                sights.add(sight(operation, unknown));
            }
        } catch (InterruptedException e) {
            sights.stream().filter(this::decided).forEach(this::note);
            throw e;
        }
        sights.forEach(this::note);
        for (String name : askedAndUndeclared()) {
            lookAtUndeclared(name, unknown);
        }
        listedByNobody().forEach(this::noteOrphan);
        if (asked == null) {
            findings.add(
                    Finding.skipped(
                            FindingId.INVENTORY_ASKED, "", "the contract names no callers"));
        }
    }

    /// Whether nothing that the others show can change what is found of it.
    private boolean decided(Sight sight) {
        return sight.seen().reply() != Reply.ANSWERED
                || sight.varies().holds() != null
                || proven(sight);
    }

    /// What was seen of an operation, before it is known what the others prove of it.
    private record Sight(
            Operation operation, Seen seen, Judged varies, Judged effect, @Nullable String twin) {}

    private Sight sight(Operation operation, UnknownAnswer unknown) throws InterruptedException {
        // The effect comes first: the sample may bring about itself what the effect is to show.
        Judged effect = effect(operation);
        Seen seen = seen(operation, unknown);
        return seen.reply() == Reply.ANSWERED
                ? new Sight(
                        operation,
                        seen,
                        varies(operation),
                        effect,
                        new Twins(session, names, listed).of(operation))
                : new Sight(operation, seen, NOTHING, NOTHING, null);
    }

    private void note(Sight sight) {
        Operation operation = sight.operation();
        Judged varies = proven(sight) ? new Judged(true, "it showed a change") : sight.varies();
        CallShown shown =
                new CallShown(
                        sight.seen().reply(),
                        varies.holds(),
                        sight.effect().holds(),
                        sight.twin(),
                        sight.seen().words());
        AlignedOperation aligned =
                new AlignedOperation(
                        operation.name(),
                        Aligner.alignment(askedFor(operation), shown),
                        claim(operation),
                        places(operation),
                        shown.reply() == Reply.UNKNOWN ? meant(operation.name()) : null,
                        shown.said());
        operations.add(aligned);
        findings.addAll(
                new InventoryFindings(operation, aligned, shown)
                        .of(varies.words(), sight.effect().words()));
    }

    /// An operation that showed another's change is no stub, and neither is one that lists what was called.
    private boolean proven(Sight sight) {
        String name = sight.operation().name();
        return sight.varies().holds() == null && (readers.contains(name) || lists(name));
    }

    private boolean lists(String name) {
        Listing listing = contract.listing();
        return listed != null && listing != null && listing.operation().equals(name);
    }

    /// Whether a caller asks for it, the contract itself does, or nobody knows the callers.
    private boolean askedFor(Operation operation) {
        String name = operation.name();
        return asked == null
                || !places(operation).isEmpty()
                || lists(name)
                || (contract.ready() instanceof Ready.Answers ready
                        && ready.operation().equals(name))
                || contract.faults().stream().anyMatch(fault -> name.equals(fault.operation()));
    }

    private static final Judged NOTHING = new Judged(null, "");

    /// How an operation answered its first sample.
    private record Seen(Reply reply, String words) {}

    private Seen seen(Operation operation, UnknownAnswer unknown) throws InterruptedException {
        var reply = session.call(operation);
        String words = Shown.cut(reply.sentence());
        return switch (reply) {
            case Answered answered -> {
                String text = Shown.of(answered.result());
                yield new Seen(
                        UnknownAnswer.notImplemented(text) ? Reply.NOT_IMPLEMENTED : Reply.ANSWERED,
                        text);
            }
            case Refused refused when unknown.means(operation.name(), refused) ->
                    new Seen(Reply.UNKNOWN, words);
            case Refused refused
                    when UnknownAnswer.notImplemented(refused.code() + " " + refused.message()) ->
                    new Seen(Reply.NOT_IMPLEMENTED, words);
            case Refused _ -> new Seen(Reply.REFUSED, words);
            case Broken _, Late _ -> new Seen(Reply.SILENT, words);
        };
    }

    private Judged varies(Operation operation) throws InterruptedException {
        Operation.Vary vary = operation.vary();
        return vary == null ? NOTHING : new Variation(session).look(operation, vary);
    }

    /// The first effect that does not show, else one that does, else one that could not be told.
    private Judged effect(Operation operation) throws InterruptedException {
        Judged result = NOTHING;
        for (Effect effect : operation.effects()) {
            Judged judged = new EffectProof(session).look(operation, effect);
            if (Boolean.FALSE.equals(judged.holds())) {
                return judged;
            }
            if (Boolean.TRUE.equals(judged.holds())) {
                readers.add(effect.operation());
            }
            result = result.holds() == null ? judged : result;
        }
        return result;
    }

    private List<String> places(Operation operation) {
        AskedFor known = asked;
        return known == null
                ? List.of()
                : names.of(operation).stream().flatMap(name -> known.of(name).stream()).toList();
    }

    private String claim(Operation operation) {
        if (listed == null) {
            return "the worker has no list";
        }
        return names.of(operation).stream().anyMatch(listed::contains) ? "listed" : "not listed";
    }

    private List<String> askedAndUndeclared() {
        return asked == null
                ? List.of()
                : asked.places().keySet().stream()
                        .filter(name -> names.operation(name).isEmpty())
                        .toList();
    }

    private void lookAtUndeclared(String name, UnknownAnswer unknown) throws InterruptedException {
        var reply = session.call(name, Session.NO_ARGUMENTS);
        boolean lacking =
                !(reply instanceof Answered)
                        && (!(reply instanceof Refused refused) || unknown.means(name, refused));
        List<String> places = asked == null ? List.of() : asked.of(name);
        AlignedOperation aligned =
                new AlignedOperation(
                        name,
                        lacking ? Alignment.MISSING : Alignment.UNPROVEN,
                        "not in the contract",
                        places,
                        meant(name),
                        Shown.cut(reply.sentence()));
        operations.add(aligned);
        findings.add(InventoryFindings.undeclared(aligned));
    }

    private List<String> listedByNobody() {
        return listed == null
                ? List.of()
                : listed.stream()
                        .filter(name -> names.operation(name).isEmpty())
                        .filter(name -> asked == null || asked.of(name).isEmpty())
                        .filter(name -> operations.stream().noneMatch(each -> spelled(each, name)))
                        .toList();
    }

    private static boolean spelled(AlignedOperation operation, String name) {
        return operation.alignment() == Alignment.DUPLICATED
                && Aligner.words(operation.name()).equals(Aligner.words(name));
    }

    /// It is not called: nobody knows what it does, and nobody asks for it.
    private void noteOrphan(String name) {
        AlignedOperation orphan =
                new AlignedOperation(
                        name,
                        Alignment.ORPHAN,
                        "listed, not in the contract",
                        List.of(),
                        meant(name),
                        "not called: nobody asks for it");
        operations.add(orphan);
        findings.add(InventoryFindings.unknown(orphan));
    }

    private @Nullable String meant(String name) {
        List<String> candidates =
                new ArrayList<>(contract.operations().stream().map(Operation::name).toList());
        candidates.addAll(Optional.ofNullable(listed).orElse(List.of()));
        return Aligner.meant(name, candidates).orElse(null);
    }
}
