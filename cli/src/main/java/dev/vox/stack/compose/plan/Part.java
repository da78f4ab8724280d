package dev.vox.stack.compose.plan;

import dev.vox.config.VoxFile.ProbeWord;
import dev.vox.config.VoxFile.Role;

import org.jspecify.annotations.Nullable;

/// What a service of the file is in a voice stack.
///
/// @param probe what it is asked for readiness where the engine does not check its health
/// @param port of the container that is asked, 1 to 65535; null when nobody says one, and nothing is asked then
/// @param path that an [ProbeWord#HTTP] probe asks for; `/` for every other
/// @param oneShot whether others wait for its completion, so that it is done when it has ended with 0
public record Part(
        String service,
        Role role,
        ProbeWord probe,
        @Nullable Integer port,
        String path,
        boolean oneShot) {}
