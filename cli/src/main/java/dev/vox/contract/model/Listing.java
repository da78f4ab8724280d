package dev.vox.contract.model;

import dev.vox.expect.JsonPath;
import dev.vox.json.JsonValue;

/// Where a worker says itself what it offers.
///
/// @param arguments of the operation
/// @param path to the names in its result: texts, or objects with a `name`
public record Listing(String operation, JsonValue.Members arguments, JsonPath path) {}
