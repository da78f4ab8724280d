package dev.vox.stack.compose;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Which of a container's addresses this machine reaches: those of networks that it is on itself, as it is on the bridges of an
/// engine on Linux. An engine in a virtual machine, or without root, has its networks elsewhere.
final class ContainerAddresses {
    private ContainerAddresses() {}

    /// The first one that is reached; empty when none is.
    ///
    /// @param addresses as the engine writes them
    static Optional<String> reached(Collection<String> addresses) {
        List<InterfaceAddress> own = addresses.isEmpty() ? List.of() : own();
        return addresses.stream()
                .sorted()
                .filter(address -> own.stream().anyMatch(each -> isOn(each, address)))
                .findFirst();
    }

    private static List<InterfaceAddress> own() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(each -> each.getInterfaceAddresses().stream())
                    .filter(each -> !each.getAddress().isLoopbackAddress())
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    private static boolean isOn(InterfaceAddress own, String address) {
        InetAddress other;
        try {
            other = InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return isWithin(
                other.getAddress(), own.getAddress().getAddress(), own.getNetworkPrefixLength());
    }

    /// Whether two addresses begin with the same bits.
    ///
    /// @param bits 0 to 128
    static boolean isWithin(byte[] address, byte[] network, int bits) {
        if (address.length != network.length || bits > address.length * Byte.SIZE) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >>> (bit % Byte.SIZE);
            if (((address[bit / Byte.SIZE] ^ network[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
