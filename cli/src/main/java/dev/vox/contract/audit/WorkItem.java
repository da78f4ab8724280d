package dev.vox.contract.audit;

import org.jspecify.annotations.Nullable;

/// Something to mend.
///
/// @param place from 1
/// @param domain whose contract says so
/// @param problem by the grammar of `VoxException`
/// @param fix null where nobody knows
public record WorkItem(
        int place,
        String domain,
        FindingId id,
        String about,
        Outcome outcome,
        String problem,
        @Nullable String fix) {}
