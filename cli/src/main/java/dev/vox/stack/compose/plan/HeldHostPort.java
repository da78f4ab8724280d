package dev.vox.stack.compose.plan;

import dev.vox.stack.compose.model.Service.Protocol;

/// A port of this machine that something else has.
///
/// @param port 1 to 65535
/// @param holder who has it: `pid 4711 (java)`, `container other-redis-1 of /home/me/other`
/// @param remedy what frees it: `docker stop other-redis-1`
public record HeldHostPort(int port, Protocol protocol, String holder, String remedy) {}
