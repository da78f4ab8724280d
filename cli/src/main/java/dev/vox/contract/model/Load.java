package dev.vox.contract.model;

import dev.vox.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// Many calls at once.
///
/// @param arguments of every call; null for the operation's samples, one after another
/// @param rate calls a second, begun whether or not those before have ended; 0 when `concurrency` says how many
/// @param concurrency calls that are in flight all the time; 0 when `rate` says how many
/// @param lasting how long
/// @param p50 latency that half of the calls must keep; null for none
/// @param p95 the same for 95 of 100
/// @param p99 the same for 99 of 100
/// @param errors share of calls that may fail, from 0 to 1
public record Load(
        String operation,
        JsonValue.@Nullable Members arguments,
        double rate,
        int concurrency,
        Duration lasting,
        @Nullable Duration p50,
        @Nullable Duration p95,
        @Nullable Duration p99,
        double errors) {}
