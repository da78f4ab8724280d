package dev.vox.stack.docker;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One connection to an engine, for one request.
///
/// Reads and writes block. They end when the thread is interrupted, when another thread closes the connection, and at the
/// deadline: then a thread of the connection's own closes it.
final class EngineConnection implements Closeable {
    private final SocketChannel channel;
    private final CountDownLatch dismissed = new CountDownLatch(1);
    private volatile boolean late;
    private @Nullable InputStream in;
    private @Nullable OutputStream out;

    private EngineConnection(SocketChannel channel) {
        this.channel = channel;
    }

    /// A connection that is not open yet, its deadline running.
    static EngineConnection begin(EngineAddress address, Duration deadline) throws IOException {
        EngineConnection connection =
                new EngineConnection(
                        address instanceof EngineAddress.Unix
                                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                                : SocketChannel.open());
        connection.watch(deadline);
        return connection;
    }

    private void watch(Duration deadline) {
        Thread watch = new Thread(() -> closeAfter(deadline), "engine-deadline");
        watch.setDaemon(true);
        watch.start();
    }

    private void closeAfter(Duration deadline) {
        try {
            if (!dismissed.await(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
                late = true;
                channel.close();
            }
        } catch (InterruptedException | IOException e) {
            // Nobody interrupts this thread, and a channel that does not close was closed before.
        }
    }

    void open(EngineAddress address) throws IOException {
        if (address instanceof EngineAddress.Unix unix) {
            channel.connect(UnixDomainSocketAddress.of(unix.socket()));
            in = new BufferedInputStream(Channels.newInputStream(channel));
            out = Channels.newOutputStream(channel);
        } else if (address instanceof EngineAddress.Tcp tcp) {
            channel.connect(resolved(tcp));
            Tls tls = tcp.tls();
            Socket socket =
                    tls == null
                            ? channel.socket()
                            : tls.over(channel.socket(), tcp.host(), tcp.port());
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }
    }

    private static InetSocketAddress resolved(EngineAddress.Tcp tcp) throws IOException {
        InetSocketAddress resolved = new InetSocketAddress(tcp.host(), tcp.port());
        if (resolved.isUnresolved()) {
            throw new UnknownHostException(tcp.host());
        }
        return resolved;
    }

    InputStream in() {
        return opened(in);
    }

    OutputStream out() {
        return opened(out);
    }

    private static <T> T opened(@Nullable T stream) {
        if (stream == null) {
            throw new IllegalStateException("the connection is not open");
        }
        return stream;
    }

    /// Nothing more is sent; what the engine sends is still read.
    void endOutput() throws IOException {
        channel.shutdownOutput();
    }

    /// From now on it may take as long as it likes.
    void dismissDeadline() {
        dismissed.countDown();
    }

    /// Whether it was closed because its time was over.
    boolean late() {
        return late;
    }

    @Override
    public void close() {
        dismissed.countDown();
        try {
            channel.close();
        } catch (IOException e) {
            // What it was for is over.
        }
    }
}
