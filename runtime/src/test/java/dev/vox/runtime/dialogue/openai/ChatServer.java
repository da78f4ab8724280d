package dev.vox.runtime.dialogue.openai;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/// An HTTP server whose every answer is told byte by byte. A request that no answer was told for gets [#usually].
final class ChatServer implements AutoCloseable {
    /// How one request is answered; the connection is closed afterwards.
    @FunctionalInterface
    interface Answer {
        void to(Request request, Response response) throws Exception;
    }

    /// What was asked.
    record Request(String line, Map<String, String> headers, JsonObject body) {
        List<String> messages() {
            return body.getAsJsonArray("messages").asList().stream()
                    .map(message -> message.getAsJsonObject())
                    .map(message ->
                            message.get("role").getAsString()
                                    + ": "
                                    + message.get("content").getAsString())
                    .toList();
        }
    }

    /// Writes an answer.
    static final class Response {
        private final Socket socket;

        private Response(Socket socket) {
            this.socket = socket;
        }

        void raw(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        void stream() throws IOException {
            raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
        }

        void token(String text) throws IOException {
            raw(
                    "data: {\"choices\":[{\"delta\":{\"content\":%s}}]}\n\n"
                            .formatted(new JsonPrimitive(text)));
        }

        void done() throws IOException {
            raw(
                    "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                            + "data: [DONE]\n\n");
        }

        void status(int status, String headers, String body) throws IOException {
            raw(
                    "HTTP/1.1 %d Said\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                            .formatted(
                                    status,
                                    headers,
                                    body.getBytes(StandardCharsets.UTF_8).length,
                                    body));
        }

        /// Ends the connection with a reset.
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /// Blocks until the client has gone.
        void awaitEnd() throws IOException {
            InputStream in = socket.getInputStream();
            try {
                while (in.read() >= 0) {
                    // a client that has asked says nothing more
                }
            } catch (IOException e) {
                // reset: gone as well
            }
        }
    }

    private final ServerSocket listener =
            new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Answer usually;

    ChatServer(Answer usually) throws IOException {
        this.usually = usually;
        Thread.ofVirtual().start(this::accept);
    }

    ChatServer() throws IOException {
        this((_, response) -> response.status(500, "", "{\"error\":\"not told what to say\"}"));
    }

    /// Says how the next request that is not told of yet is answered.
    ChatServer answers(Answer answer) {
        answers.add(answer);
        return this;
    }

    /// Answers with a whole stream of tokens.
    ChatServer says(String... tokens) {
        return answers(saying(tokens));
    }

    static Answer saying(String... tokens) {
        return (_, response) -> {
            response.stream();
            for (String token : tokens) {
                response.token(token);
            }
            response.done();
        };
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/v1");
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Request request = read(socket.getInputStream());
            requests.add(request);
            Answer next = answers.poll();
            (next == null ? usually : next).to(request, new Response(socket));
        } catch (Exception e) {
            // the client went away, which some tests are about
        }
    }

    private static Request read(InputStream in) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String line = reader.readLine();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String header;
        while (!(header = reader.readLine()).isEmpty()) {
            headers.put(header.split(": ", 2)[0], header.split(": ", 2)[1]);
        }
        int bytes = Integer.parseInt(headers.get("content-length"));
        StringBuilder body = new StringBuilder();
        while (body.toString().getBytes(StandardCharsets.UTF_8).length < bytes) {
            body.append((char) reader.read());
        }
        return new Request(
                line, headers, JsonParser.parseString(body.toString()).getAsJsonObject());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
