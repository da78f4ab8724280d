package dev.vox.stack;

import dev.vox.env.Origin;
import dev.vox.env.Setting;

/// A port that a service of ours is to listen on.
///
/// @param service whose: `worker`
/// @param purpose what speaks there: `gRPC`
/// @param setting the row that chooses it
/// @param port 1 to 65535; 0 for one that the system chooses
/// @param origin where it was set
public record PortClaim(
        String service, String purpose, Setting<Integer> setting, int port, Origin origin) {
    /// The claim as a message names it: `worker gRPC port 7001`.
    String title() {
        return service + " " + purpose + " port " + port;
    }
}
