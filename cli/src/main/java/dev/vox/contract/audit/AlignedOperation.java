package dev.vox.contract.audit;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// An operation of the inventory.
///
/// @param name as the contract writes it
/// @param alignment as calling showed it
/// @param claimed what the worker's own list or the contract says of it: `listed`, `not listed`; never believed
/// @param asked where the caller asks for it: `src/caller.py:12`
/// @param meant the offered or declared name that was probably meant; null when none is near
/// @param seen what calling showed, in words
public record AlignedOperation(
        String name,
        Alignment alignment,
        String claimed,
        List<String> asked,
        @Nullable String meant,
        String seen) {
    public AlignedOperation {
        asked = List.copyOf(asked);
    }
}
