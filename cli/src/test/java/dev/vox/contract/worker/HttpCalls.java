package dev.vox.contract.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.vox.json.Json;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/// The envelope as body of a POST, to whatever path.
final class HttpCalls {
    private HttpCalls() {}

    /// Serves until the program ends.
    ///
    /// @return the port
    static int serve(Answering answering, int port) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> handle(answering, exchange));
        server.start();
        return server.getAddress().getPort();
    }

    private static void handle(Answering answering, HttpExchange exchange) throws IOException {
        try (exchange) {
            String text =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answering.holdFirst();
            Answering.Answer answer = answering.toText(text);
            byte[] body = Json.compact(answer.message()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "application/json");
            exchange.sendResponseHeaders(status(answer.code()), body.length);
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().close();
            answering.answered();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int status(String code) {
        return switch (code) {
            case "" -> 200;
            case "NOT_FOUND", "UNIMPLEMENTED" -> 404;
            case "OVERSIZE" -> 413;
            default -> 400;
        };
    }
}
