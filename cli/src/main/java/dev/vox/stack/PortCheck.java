package dev.vox.stack;

import dev.vox.problem.MissingPrerequisite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
        List<String> taken = new ArrayList<>();
        TreeSet<String> variables = new TreeSet<>();
        for (PortClaim claim : claims) {
            if (!free(host, claim.port())) {
                taken.add("[" + claim.title() + "] taken by " + holder(claim.port()));
                variables.add(claim.setting().variable());
            }
        }
        if (!taken.isEmpty()) {
            throw new MissingPrerequisite(
                    String.join("\n", taken),
                    "end that program, or choose another port with "
                            + variables.stream().collect(Collectors.joining(" and ")));
        }
    }

    private String holder(int port) {
        return owners.of(port)
                .map(owner -> "pid " + owner.pid() + " (" + owner.program() + ")")
                .orElse("another program that this user may not see");
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
