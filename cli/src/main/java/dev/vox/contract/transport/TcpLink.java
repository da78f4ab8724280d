package dev.vox.contract.transport;

import dev.vox.contract.call.Codec;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;

/// JSON lines over a TCP connection.
record TcpLink(Codec codec, Address address) implements Link {
    @Override
    public WorkerConnection connect(@Nullable Running program, Tail noise, Duration deadline)
            throws IOException {
        Socket socket = new Socket();
        boolean connected = false;
        try {
            InetSocketAddress to = new InetSocketAddress(address.host(), address.port());
            if (to.isUnresolved()) {
                throw new UnknownHostException(address.host() + " has no address");
            }
            socket.connect(to, (int) Math.max(1, deadline.toMillis()));
            socket.setTcpNoDelay(true);
            connected = true;
            return new LineConnection(
                            codec,
                            socket.getInputStream(),
                            new BufferedOutputStream(socket.getOutputStream()),
                            noise::add,
                            () -> "it closed the connection",
                            () -> close(socket))
                    .begin(Thread.ofVirtual());
        } finally {
            if (!connected) {
                close(socket);
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // What it was for is over.
        }
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public String target() {
        return address.toString();
    }
}
