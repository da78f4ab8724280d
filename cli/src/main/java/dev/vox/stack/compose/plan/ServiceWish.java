package dev.vox.stack.compose.plan;

import dev.vox.profile.ComposeRun;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// Which model a stack in containers is to speak with.
///
/// @param profile of the model, as a message names it: `piper`
/// @param family what `ADAPTER_TYPE` is then
/// @param run how Compose runs the profile; null when the profile does not say
/// @param switchedOn what `COMPOSE_PROFILES` names
public record ServiceWish(
        String profile, String family, @Nullable ComposeRun run, Set<String> switchedOn) {
    public ServiceWish {
        switchedOn = Set.copyOf(switchedOn);
    }
}
