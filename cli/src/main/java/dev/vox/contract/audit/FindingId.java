package dev.vox.contract.audit;

import java.util.Locale;

/// Everything that an audit can find, under the id that reports show. Ids are stable: add, never rename.
public enum FindingId {
    INVENTORY_READY(AuditPhase.INVENTORY, "ready", "the worker starts and reports ready"),
    INVENTORY_OFFERED(AuditPhase.INVENTORY, "offered", "what the caller asks for is offered"),
    INVENTORY_ASKED(AuditPhase.INVENTORY, "asked", "what is offered is asked for"),
    INVENTORY_UNIQUE(AuditPhase.INVENTORY, "unique", "one operation, one name"),
    INVENTORY_IMPLEMENTED(AuditPhase.INVENTORY, "implemented", "what is offered is implemented"),
    INVENTORY_PROVEN(AuditPhase.INVENTORY, "proven", "it can be told from a stub"),
    INVENTORY_VARIES(AuditPhase.INVENTORY, "varies", "different inputs give different answers"),
    INVENTORY_EFFECT(AuditPhase.INVENTORY, "effect", "a later read shows the change"),

    PROTOCOL_ANSWERS(AuditPhase.PROTOCOL, "answers", "a request is answered within its deadline"),
    PROTOCOL_SURVIVES(AuditPhase.PROTOCOL, "survives", "a request does not end the worker"),
    PROTOCOL_ONE_LINE(AuditPhase.PROTOCOL, "one-line", "one line answers one request"),
    PROTOCOL_STDOUT_CLEAN(
            AuditPhase.PROTOCOL, "stdout-clean", "standard output holds answers alone"),
    PROTOCOL_STDERR_DRAINED(
            AuditPhase.PROTOCOL, "stderr-drained", "much standard error does not stop the worker"),
    PROTOCOL_ID_ECHOED(AuditPhase.PROTOCOL, "id-echoed", "the id of the request is echoed"),
    PROTOCOL_ORDER(AuditPhase.PROTOCOL, "order", "each request gets its own answer, in order"),
    PROTOCOL_TYPES(AuditPhase.PROTOCOL, "types", "the answer has the declared form"),
    PROTOCOL_MALFORMED(
            AuditPhase.PROTOCOL, "malformed", "a malformed request is refused and survived"),
    PROTOCOL_UNICODE(AuditPhase.PROTOCOL, "unicode", "text comes back as it was sent"),
    PROTOCOL_OVERSIZE(AuditPhase.PROTOCOL, "oversize", "a great request is answered or refused"),
    PROTOCOL_ERROR_CODE(
            AuditPhase.PROTOCOL, "error-code", "a mistake is answered by its declared code"),
    PROTOCOL_NAMING(AuditPhase.PROTOCOL, "naming", "names survive the way there and back"),

    WORK_LIST(AuditPhase.WORK, "list", "nothing is left to be mended"),
    WORK_ORDER(AuditPhase.WORK, "order", "the domains depend on each other without a circle"),

    PROOF_WORKFLOW(AuditPhase.PROOF, "workflow", "the steps of a workflow succeed"),
    PROOF_BUDGET(AuditPhase.PROOF, "budget", "answers come within the budget"),
    PROOF_LOAD(AuditPhase.PROOF, "load", "several callers at once are served"),
    PROOF_FAULT(AuditPhase.PROOF, "fault", "a fault is noticed and survived"),
    PROOF_DOCUMENTED(AuditPhase.PROOF, "documented", "operations and codes are documented");

    private final AuditPhase phase;
    private final String text;
    private final String title;

    FindingId(AuditPhase phase, String word, String title) {
        this.phase = phase;
        this.text = phase.name().toLowerCase(Locale.ROOT) + "." + word;
        this.title = title;
    }

    /// The phase that finds it.
    public AuditPhase phase() {
        return phase;
    }

    /// As reports show it: `protocol.id-echoed`.
    public String text() {
        return text;
    }

    /// What holds when nothing is wrong, lower case.
    public String title() {
        return title;
    }
}
