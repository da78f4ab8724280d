package dev.vox.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;

/// Connects.
record TcpExchange(ProbeTarget.Tcp target) implements Exchange {
    @Override
    public Said run(Waiting waiting) throws IOException {
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(
                    new InetSocketAddress(target.host(), target.port()), waiting.leftMillis());
            return Said.yes("connected");
        }
    }
}
