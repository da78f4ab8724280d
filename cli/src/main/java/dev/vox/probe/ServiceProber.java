package dev.vox.probe;

import dev.vox.runtime.registry.redis.RedisPing;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/// Asks services over the network.
///
/// Each question has a thread of its own. At the deadline it is interrupted, and what it holds open is closed, whatever the
/// library in between thinks of time.
public final class ServiceProber implements Prober {
    private final LongSupplier nanoTime;

    /// A prober on the machine's own clock.
    public ServiceProber() {
        this(System::nanoTime);
    }

    ServiceProber(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public ProbeAnswer ask(ProbeTarget target, Duration deadline) throws InterruptedException {
        Waiting waiting = new Waiting(deadline, nanoTime);
        Said said = within(deadline, exchange(target), waiting);
        return new ProbeAnswer(said.ok(), said.sentence(), waiting.elapsed(), said.body());
    }

    /// By an enum: a switch over the types themselves is linked anew at every start, which takes a tenth of a probe's time.
    private static Exchange exchange(ProbeTarget target) {
        return switch (target.protocol()) {
            case REDIS -> waiting -> ping((ProbeTarget.Redis) target, waiting);
            case GRPC -> new GrpcExchange((ProbeTarget.Grpc) target);
            case HTTP -> new HttpExchange(((ProbeTarget.Http) target).address());
            case WS -> new WebSocketExchange(((ProbeTarget.WebSocket) target).address());
            case TCP -> new TcpExchange((ProbeTarget.Tcp) target);
        };
    }

    private static Said ping(ProbeTarget.Redis redis, Waiting waiting) {
        waiting.nowFor("answer to PING");
        RedisPing.Answer answer = RedisPing.ask(redis.address(), waiting.left());
        return new Said(answer.up(), answer.sentence());
    }

    private static Said within(Duration deadline, Exchange exchange, Waiting waiting)
            throws InterruptedException {
        CompletableFuture<Said> answer = new CompletableFuture<>();
        Thread asking =
                Thread.ofPlatform()
                        .daemon()
                        .name("vox-probe")
                        .start(() -> converse(exchange, waiting, answer));
        try {
            return answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return waiting.late();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a probe failed", e.getCause());
        } finally {
            asking.interrupt();
            waiting.cut();
        }
    }

    private static void converse(
            Exchange exchange, Waiting waiting, CompletableFuture<Said> answer) {
        try {
            answer.complete(exchange.run(waiting));
        } catch (SocketTimeoutException e) {
            answer.complete(waiting.late());
        } catch (IOException e) {
            answer.complete(Said.no(Reasons.of(e)));
        } catch (InterruptedException e) {
            // whoever asked has gone
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }
}
