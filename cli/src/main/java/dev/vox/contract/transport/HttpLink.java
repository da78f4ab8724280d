package dev.vox.contract.transport;

import dev.vox.contract.call.Codec;
import dev.vox.contract.model.Contract;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/// Calls over HTTP/1.1. To be reachable, something must accept a connection.
record HttpLink(Contract contract, Codec codec, URI base) implements Link {
    private static final int HTTP = 80;

    @Override
    public WorkerConnection connect(@Nullable Running program, Tail noise, Duration deadline)
            throws IOException {
        int port = base.getPort() < 0 ? HTTP : base.getPort();
        Address address = new Address(base.getHost(), port);
        new TcpLink(codec, address).connect(null, noise, deadline).close();
        return new HttpConnection(contract, codec, base);
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public String target() {
        return base.toString();
    }
}
