package dev.vox.contract.model;

import java.util.Map;

/// How the caller's names become the worker's, and back.
///
/// @param caller style of names in the contract
/// @param worker style of member names on the wire
/// @param operations style of operations' names on the wire
/// @param exceptions names that follow no rule: the caller's, and the worker's for it; no two have the same
public record Naming(
        NameStyle caller, NameStyle worker, NameStyle operations, Map<String, String> exceptions) {
    /// Names go over the wire as they are.
    public static final Naming NONE =
            new Naming(NameStyle.ANY, NameStyle.ANY, NameStyle.ANY, Map.of());

    public Naming {
        exceptions = Map.copyOf(exceptions);
    }
}
