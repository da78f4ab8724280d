package dev.vox.contract.transport;

import com.google.protobuf.Descriptors.ServiceDescriptor;

import dev.vox.contract.call.Codec;
import dev.vox.contract.model.Contract;
import dev.vox.probe.grpc.GrpcServer;

import io.grpc.ManagedChannel;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;

/// Unary calls over gRPC, without encryption, past proxies. To be reachable, the service's types must be known.
record GrpcLink(Contract contract, Codec codec, Address address, String service, GrpcSchema schema)
        implements Link {
    @Override
    public WorkerConnection connect(@Nullable Running program, Tail noise, Duration deadline)
            throws IOException, InterruptedException {
        new TcpLink(codec, address).connect(null, noise, deadline).close();
        ManagedChannel channel = GrpcServer.channel(address.host(), address.port());
        boolean connected = false;
        try {
            ServiceDescriptor types = schema.find(service, channel, deadline);
            connected = true;
            return new GrpcConnection(contract, codec, channel, types);
        } finally {
            if (!connected) {
                channel.shutdownNow();
            }
        }
    }

    @Override
    public boolean streams() {
        return false;
    }

    @Override
    public String target() {
        return "grpc://" + address;
    }
}
