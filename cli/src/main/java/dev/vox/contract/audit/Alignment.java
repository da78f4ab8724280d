package dev.vox.contract.audit;

import java.util.Locale;

/// How an operation that somebody asks for and an operation that the worker offers stand to each other.
public enum Alignment {
    /// Asked for, offered, called, and its answers depend on what is asked or change what is there.
    ALIGNED,
    /// Asked for, offered and called; nothing in the contract could tell it from a stub.
    UNPROVEN,
    /// Offered under two names that answer the same.
    DUPLICATED,
    /// Offered, but it answers constants, changes nothing, or says that it is not implemented.
    STUB,
    /// Asked for and not offered.
    MISSING,
    /// Offered and asked for by nobody.
    ORPHAN;

    /// As reports show it: `ALIGNED (unproven)`.
    public String text() {
        return this == UNPROVEN ? "ALIGNED (unproven)" : name();
    }

    /// As JSON and plain output have it: `unproven`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
