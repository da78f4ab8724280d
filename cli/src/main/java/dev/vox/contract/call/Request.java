package dev.vox.contract.call;

import dev.vox.json.JsonValue;

/// One call, in the caller's names.
///
/// @param operation as the contract calls it
/// @param arguments in the caller's names; an empty object where it takes none
public record Request(String operation, JsonValue.Members arguments) {}
