package dev.vox.validate.check;

import dev.vox.expect.Expectation;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;
import dev.vox.validate.Check;
import dev.vox.validate.CheckBroken;
import dev.vox.validate.CheckKind;
import dev.vox.validate.Target;
import dev.vox.validate.Verdict;
import dev.vox.validate.check.HttpAsking.Answer;
import dev.vox.validate.check.HttpAsking.NoAnswer;
import dev.vox.yaml.YamlNode;
import dev.vox.yaml.YamlNode.Entry;
import dev.vox.yaml.YamlNode.Mapping;
import dev.vox.yaml.YamlReader;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `http`: one request, and what its answer is.
///
/// ```yaml
/// with:
///   url: "${VOX_HEALTH}"            # left out: the running stack's health
///   method: POST
///   headers: {Authorization: "Bearer ${TOKEN}"}
///   json: {text: hello}             # or body: text
///   follow-redirects: true          # they are not followed otherwise
///   ca: certs/ca.pem                # trusted in place of the usual certificates
///   expect: {status: 200, headers: {Content-Type: {matches: json}}, json: {status: ok}}
/// ```
///
/// The status must be 200 to 299 unless it is named. `body` is the answer as text, `json` the same read as JSON.
public final class HttpKind implements CheckKind {
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final List<String> FIELDS = List.of("status", "headers", "body", "json");
    private static final Expectation SUCCESS =
            new Expectation.All(
                    List.of(
                            new Expectation.Min(BigDecimal.valueOf(200)),
                            new Expectation.Max(BigDecimal.valueOf(299))),
                    false);

    @Override
    public String name() {
        return "http";
    }

    /// What is sent.
    private record Question(
            Address address,
            String method,
            Map<String, String> headers,
            @Nullable String body,
            @Nullable JsonValue json,
            boolean follow,
            @Nullable String certificates) {}

    @Override
    public Check read(YamlReader with) {
        Optional<JsonValue> json = with.node("json").map(YamlValues::of);
        Optional<String> body = with.text("body");
        Question question =
                new Question(
                        Address.read(with, "url", "health", List.of("http", "https")),
                        with.oneOf("method", METHODS)
                                .orElse(json.isPresent() || body.isPresent() ? "POST" : "GET"),
                        with.entries("headers"),
                        body.orElse(null),
                        json.orElse(null),
                        with.flag("follow-redirects").orElse(false),
                        with.text("ca").orElse(null));
        Expected expected = expected(with).or("status", SUCCESS);
        return (target, deadline) -> look(target, question, expected, deadline);
    }

    /// Names of headers count in any case.
    private static Expected expected(YamlReader with) {
        Optional<YamlNode> node = with.node("expect");
        if (!(node.orElse(null) instanceof Mapping mapping)) {
            return Expected.read(with, FIELDS, Set.of("headers"));
        }
        List<Entry> entries =
                mapping.entries().stream()
                        .map(entry ->
                                entry.key().equals("headers")
                                        ? new Entry(
                                                entry.place(),
                                                entry.key(),
                                                smallNames(entry.value()))
                                        : entry)
                        .toList();
        return Expected.read(
                with.named("expect"),
                new Mapping(mapping.place(), entries),
                FIELDS,
                Set.of("headers"),
                with.mistakes());
    }

    private static YamlNode smallNames(YamlNode headers) {
        return headers instanceof Mapping mapping
                ? new Mapping(
                        mapping.place(),
                        mapping.entries().stream()
                                .map(entry ->
                                        new Entry(
                                                entry.place(),
                                                "['%s']"
                                                        .formatted(
                                                                entry.key()
                                                                        .toLowerCase(Locale.ROOT)),
                                                entry.value()))
                                .toList())
                : headers;
    }

    private static Verdict look(
            Target target, Question question, Expected expected, Duration deadline)
            throws CheckBroken, InterruptedException {
        Optional<URI> uri = question.address.find(target);
        if (uri.isEmpty()) {
            return question.address.missing(target);
        }
        Sight sight = new Sight(target);
        sight.saw("asked", question.method + " " + uri.get());
        try {
            Answer answer =
                    HttpAsking.ask(
                            client(target, question),
                            request(target, question, uri.get(), deadline),
                            deadline);
            see(sight, answer);
            expected.hold(sight, seen(sight, answer, expected.says("json")));
        } catch (NoAnswer e) {
            sight.wrong("%s: %s".formatted(uri.get(), e.getMessage()));
        }
        return sight.verdict();
    }

    private static HttpClient.Builder client(Target target, Question question) throws CheckBroken {
        HttpClient.Builder client =
                HttpAsking.client()
                        .followRedirects(
                                question.follow
                                        ? HttpClient.Redirect.NORMAL
                                        : HttpClient.Redirect.NEVER);
        if (question.certificates != null) {
            client.sslContext(
                    TrustedCertificates.of(
                            FileKind.in(target, target.expand(question.certificates))));
        }
        return client;
    }

    private static HttpRequest request(Target target, Question question, URI uri, Duration deadline)
            throws CheckBroken {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri)
                            .timeout(deadline)
                            .method(question.method, body(target, question));
            if (question.json != null) {
                request.setHeader("Content-Type", "application/json");
            }
            for (Map.Entry<String, String> header : question.headers.entrySet()) {
                request.setHeader(header.getKey(), target.expand(header.getValue()));
            }
            return request.build();
        } catch (IllegalArgumentException e) {
            throw new CheckBroken(
                    target.masked("the request cannot be sent: " + e.getMessage()), e);
        }
    }

    private static HttpRequest.BodyPublisher body(Target target, Question question)
            throws CheckBroken {
        if (question.json != null) {
            return BodyPublishers.ofString(
                    Json.compactText(YamlValues.expanded(question.json, target::expand)));
        }
        return question.body == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(target.expand(question.body));
    }

    private static void see(Sight sight, Answer answer) {
        sight.saw("status", Integer.toString(answer.status()));
        Optional.ofNullable(answer.headers().get("content-type"))
                .ifPresent(type -> sight.saw("content type", type));
        Optional.ofNullable(answer.headers().get("location"))
                .ifPresent(place -> sight.saw("location", place));
        if (!answer.body().isBlank()) {
            sight.saw("body", answer.body().strip());
        }
    }

    private static JsonValue seen(Sight sight, Answer answer, boolean json) {
        Map<String, JsonValue> seen = new LinkedHashMap<>();
        seen.put("status", new JsonValue.Figure(Integer.toString(answer.status())));
        Map<String, JsonValue> headers = new LinkedHashMap<>();
        answer.headers().forEach((name, value) -> headers.put(name, new JsonValue.Text(value)));
        seen.put("headers", new JsonValue.Members(headers));
        seen.put("body", new JsonValue.Text(answer.body()));
        if (json) {
            try {
                seen.put("json", Json.parse("the answer", answer.body()));
            } catch (MalformedJson e) {
                sight.wrong("the body is no JSON: " + e.getMessage());
            }
        }
        return new JsonValue.Members(seen);
    }
}
