package dev.vox.probe;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncRequester;
import org.apache.hc.core5.http.nio.AsyncClientEndpoint;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http.protocol.DefaultHttpProcessor;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2RequesterBootstrap;
import org.apache.hc.core5.http2.protocol.H2RequestContent;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ExecutionException;

/// A connection for unary calls without encryption, over the HTTP/2 of Apache HttpCore.
///
/// The gRPC library itself takes 170 ms to start, more than a whole probe may take; this takes 40 ms (decision 0012).
final class GrpcConnection implements AutoCloseable {
    private static final ContentType GRPC = ContentType.create("application/grpc");
    private static final int PREFIX = 5;

    private final HttpAsyncRequester requester;
    private final HttpHost host;
    private final AsyncClientEndpoint endpoint;

    private GrpcConnection(
            HttpAsyncRequester requester, HttpHost host, AsyncClientEndpoint endpoint) {
        this.requester = requester;
        this.host = host;
        this.endpoint = endpoint;
    }

    /// Connects.
    static GrpcConnection open(String name, int port, Waiting waiting)
            throws IOException, InterruptedException {
        HttpHost host = new HttpHost("http", name, port);
        HttpAsyncRequester requester = requester();
        boolean connected = false;
        try {
            requester.start();
            Timeout timeout = Timeout.of(waiting.left());
            AsyncClientEndpoint endpoint = requester.connect(host, timeout, null, null).get();
            connected = true;
            return new GrpcConnection(requester, host, endpoint);
        } catch (ExecutionException e) {
            throw Reasons.asIo(e);
        } finally {
            if (!connected) {
                requester.close(CloseMode.IMMEDIATE);
            }
        }
    }

    /// Left out are the strategy for TLS, which reads every certificate of the JDK when it is made, and `Expect: 100-continue`,
    /// which no gRPC server answers. What the reactor complains of while it is closed is of no interest.
    private static HttpAsyncRequester requester() {
        return H2RequesterBootstrap.bootstrap()
                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_2)
                .setH2Config(H2Config.custom().setPushEnabled(false).build())
                .setHttpProcessor(new DefaultHttpProcessor(H2RequestContent.INSTANCE))
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build())
                .setTlsStrategy((session, peer, local, remote, attachment, timeout) -> false)
                .setExceptionCallback(failure -> {})
                .create();
    }

    /// Calls a method and waits for its answer.
    ///
    /// @param method `/package.Service/Method`
    /// @param message encoded
    /// @throws IOException when what answers does not speak gRPC
    GrpcReply call(String method, byte[] message) throws IOException, InterruptedException {
        GrpcAnswer answer = new GrpcAnswer();
        var _ =
                endpoint.execute(
                        AsyncRequestBuilder.post()
                                .setHttpHost(host)
                                .setPath(method)
                                .addHeader("te", "trailers")
                                .setEntity(framed(message), GRPC)
                                .build(),
                        answer,
                        null);
        try {
            return answer.reply().get();
        } catch (ExecutionException e) {
            throw Reasons.asIo(e);
        }
    }

    /// Length-prefixed, not compressed.
    private static byte[] framed(byte[] message) {
        return ByteBuffer.allocate(PREFIX + message.length)
                .put((byte) 0)
                .putInt(message.length)
                .put(message)
                .array();
    }

    @Override
    public void close() {
        endpoint.releaseAndDiscard();
        requester.close(CloseMode.IMMEDIATE);
    }
}
