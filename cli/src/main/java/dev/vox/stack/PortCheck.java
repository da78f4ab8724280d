package dev.vox.stack;

import dev.vox.problem.MissingPrerequisite;
import dev.vox.stack.plan.HeldPort;
import dev.vox.stack.plan.Problem;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;

/// Makes sure that ports are free before anything is started.
public final class PortCheck {
    private final PortOwners owners;

    public PortCheck(PortOwners owners) {
        this.owners = owners;
    }

    /// Looks at every port.
    ///
    /// @param host the address that the services will listen on
    /// @throws MissingPrerequisite naming every port that is taken, who has it, and the variables to change
    public void require(String host, List<PortClaim> claims) {
        List<HeldPort> held = held(host, claims);
        if (!held.isEmpty()) {
            Problem.failure(List.of(HeldPort.problem(held)))
                    .ifPresent(failure -> {
                        throw failure;
                    });
        }
    }

    /// The ports that some program listens on, and who.
    ///
    /// @param host the address that the services will listen on
    List<HeldPort> held(String host, List<PortClaim> claims) {
        return claims.stream().filter(claim -> !free(host, claim.port())).map(this::held).toList();
    }

    private HeldPort held(PortClaim claim) {
        Optional<PortOwner> owner = owners.of(claim.port());
        return new HeldPort(
                claim.title(),
                claim.port(),
                claim.setting().variable(),
                owner.map(PortCheck::holder).orElse("another program that this user may not see"),
                owner.map(PortOwner::project).orElse(null));
    }

    private static String holder(PortOwner owner) {
        String program =
                owner.project() == null ? owner.program() : "the vox stack of " + owner.project();
        return "pid " + owner.pid() + " (" + program + ")";
    }

    private static boolean free(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
