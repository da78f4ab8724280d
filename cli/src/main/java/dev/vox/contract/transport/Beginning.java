package dev.vox.contract.transport;

import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Reply.Breakage;
import dev.vox.contract.call.Request;
import dev.vox.contract.model.Ready;
import dev.vox.problem.OperationFailed;
import dev.vox.text.Figures;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The begin of a worker's life: until it can be reached and is ready.
record Beginning(String domain, Ready ready) {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
    private static final Duration LONGEST_TRY = Duration.ofSeconds(2);

    /// The first connection, once the worker is ready.
    ///
    /// @param deadline by `System.nanoTime`
    WorkerConnection reach(Life fresh, long deadline) throws InterruptedException {
        WorkerConnection connection = connected(fresh, deadline);
        fresh.connections.add(connection);
        switch (ready) {
            case Ready.Reachable _ -> {}
            case Ready.Says says -> awaitLine(fresh, says, deadline);
            case Ready.Answers answers -> awaitAnswer(fresh, connection, answers, deadline);
        }
        return connection;
    }

    private WorkerConnection connected(Life fresh, long deadline) throws InterruptedException {
        String last = "";
        while (left(deadline).isPositive()) {
            if (!fresh.alive()) {
                throw ended(fresh);
            }
            try {
                return fresh.link.connect(fresh.program, fresh.noise, atMost(left(deadline)));
            } catch (IOException e) {
                last = String.valueOf(e.getMessage());
            }
            pause(fresh);
        }
        throw unreachable(fresh, ready.within(), last);
    }

    private void awaitLine(Life fresh, Ready.Says says, long deadline) throws InterruptedException {
        while (left(deadline).isPositive()) {
            if (fresh.said.await(BETWEEN_TRIES.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
            boolean inNoise =
                    fresh.noise.lines().stream().anyMatch(line -> says.line().matcher(line).find());
            if (inNoise) {
                return;
            }
            if (!fresh.alive()) {
                throw ended(fresh);
            }
        }
        throw notReady(fresh, "it wrote no line with '%s'".formatted(says.line()));
    }

    private void awaitAnswer(
            Life fresh, WorkerConnection connection, Ready.Answers answers, long deadline)
            throws InterruptedException {
        Request request = new Request(answers.operation(), answers.arguments());
        String last = "";
        while (left(deadline).isPositive()) {
            Reply reply = connection.call(request, atMost(left(deadline)));
            if (reply instanceof Reply.Answered || isOfAnotherId(reply)) {
                return;
            }
            last = reply.sentence();
            if (!fresh.alive()) {
                throw ended(fresh);
            }
            pause(fresh);
        }
        throw notReady(fresh, "%s: %s".formatted(answers.operation(), last));
    }

    /// It answers, so it is ready; that the id is none, or another's, is found of its own.
    private static boolean isOfAnotherId(Reply reply) {
        return reply instanceof Reply.Broken(Breakage how, var _, var _)
                && (how == Breakage.NO_ID || how == Breakage.OTHER_ID);
    }

    private static void pause(Life fresh) throws InterruptedException {
        if (fresh.program == null) {
            var _ = new CountDownLatch(1).await(BETWEEN_TRIES.toNanos(), TimeUnit.NANOSECONDS);
        } else {
            var _ = fresh.program.awaitEnd(BETWEEN_TRIES);
        }
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    private static Duration atMost(Duration left) {
        return left.compareTo(LONGEST_TRY) < 0 ? left : LONGEST_TRY;
    }

    private OperationFailed ended(Life fresh) throws InterruptedException {
        fresh.stderr.settle();
        Running program = fresh.program;
        return new OperationFailed(
                "[%s] the worker ended before it was ready: %s%s"
                        .formatted(domain, program == null ? "" : program.ending(), words(fresh)));
    }

    /// That a worker could not be connected to.
    OperationFailed unreachable(Life fresh, Duration within, @Nullable String why) {
        return new OperationFailed(
                "[%s] the worker at %s could not be reached within %s: %s%s"
                        .formatted(
                                domain,
                                fresh.link.target(),
                                Figures.duration(within),
                                why,
                                words(fresh)));
    }

    private OperationFailed notReady(Life fresh, String why) {
        return new OperationFailed(
                "[%s] the worker was not ready within %s: %s%s"
                        .formatted(domain, Figures.duration(ready.within()), why, words(fresh)));
    }

    private static String words(Life fresh) {
        return fresh.stderr.last().map("; it said last: "::concat).orElse("");
    }
}
