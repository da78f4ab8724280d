package dev.vox.contract.audit;

import dev.vox.contract.call.Reply;
import dev.vox.contract.call.Reply.Answered;
import dev.vox.contract.call.Request;
import dev.vox.contract.model.Operation;
import dev.vox.contract.model.Transport;
import dev.vox.contract.transport.WorkerConnection;
import dev.vox.json.JsonValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several requests in flight at once: each must get its own answer, and, where the envelope says so, in their order.
final class OrderAudit {
    private static final int AT_ONCE = 4;

    private final Session session;

    OrderAudit(Session session) {
        this.session = session;
    }

    Finding look() throws InterruptedException {
        Optional<Operation> operation = operation();
        if (operation.isEmpty()) {
            return Finding.skipped(
                    FindingId.PROTOCOL_ORDER, "", "no operation of the contract only reads");
        }
        List<Request> requests = requests(operation.get());
        Reply first =
                session.call(requests.getFirst().operation(), requests.getFirst().arguments());
        if (!(first instanceof Answered)) {
            return Finding.skipped(
                    FindingId.PROTOCOL_ORDER,
                    "",
                    "%s alone: %s".formatted(operation.get().name(), first.sentence()));
        }
        List<Optional<JsonValue>> alone = alone(requests);
        List<Reply> together = together(requests);
        for (int i = 0; i < together.size(); i++) {
            Optional<String> problem = problem(requests.get(i), alone.get(i), together.get(i));
            if (problem.isPresent()) {
                return broken(problem.get());
            }
        }
        return Finding.held(
                FindingId.PROTOCOL_ORDER,
                "",
                new Observation("requests at once", "" + together.size()));
    }

    /// One whose answers differ, since only those can be told apart, and that changes nothing.
    private Optional<Operation> operation() {
        List<Operation> reading =
                session.contract().operations().stream().filter(Operation::reads).toList();
        return reading.stream()
                .filter(operation -> operation.vary() != null)
                .findFirst()
                .or(() -> reading.stream().findFirst());
    }

    private static List<Request> requests(Operation operation) {
        Operation.Vary vary = operation.vary();
        List<JsonValue.Members> samples = vary == null ? operation.samples() : vary.samples();
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            requests.add(new Request(operation.name(), samples.get(i % samples.size())));
        }
        return requests;
    }

    /// What each is answered when it is asked alone; nothing where asking twice gives two answers.
    private List<Optional<JsonValue>> alone(List<Request> requests) throws InterruptedException {
        List<Optional<JsonValue>> answers = new ArrayList<>();
        for (Request request : requests) {
            Optional<JsonValue> once = answer(request);
            answers.add(once.equals(answer(request)) ? once : Optional.empty());
        }
        return answers;
    }

    private Optional<JsonValue> answer(Request request) throws InterruptedException {
        return session.call(request.operation(), request.arguments()) instanceof Answered answered
                ? Optional.of(answered.result())
                : Optional.empty();
    }

    private List<Reply> together(List<Request> requests) throws InterruptedException {
        WorkerConnection connection = session.connected();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> calls = new ArrayList<>();
            for (Request request : requests) {
                calls.add(callers.submit(() -> connection.call(request, session.patience())));
            }
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> call : calls) {
                replies.add(call.get());
            }
            return replies;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a call failed that should have answered", e);
        }
    }

    private Optional<String> problem(Request request, Optional<JsonValue> alone, Reply reply) {
        String asked = request.operation() + " " + Shown.of(request.arguments());
        if (!(reply instanceof Answered answered)) {
            return Optional.of("%s among others: %s".formatted(asked, reply.sentence()));
        }
        if (alone.isPresent() && !alone.get().equals(answered.result())) {
            return Optional.of(
                    "%s got another's answer: %s alone, %s among others"
                            .formatted(asked, Shown.of(alone.get()), Shown.of(answered.result())));
        }
        boolean overtaken = ordered() && reply.exchange().outOfOrder();
        return overtaken
                ? Optional.of("%s was answered after a later request".formatted(asked))
                : Optional.empty();
    }

    /// Over HTTP and gRPC each call has an exchange of its own, and no order to keep.
    private boolean ordered() {
        return switch (session.contract().transport()) {
            case Transport.Stdio _, Transport.Tcp _, Transport.Exec _ ->
                    session.contract().envelope().ordered();
            case Transport.Http _, Transport.Grpc _ -> false;
        };
    }

    private static Finding broken(String problem) {
        return Finding.broken(
                FindingId.PROTOCOL_ORDER,
                "",
                problem,
                "answer in the order of the requests, or say `ordered: false` in the envelope",
                new Observation("requests at once", "" + AT_ONCE));
    }
}
