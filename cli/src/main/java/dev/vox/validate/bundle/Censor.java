package dev.vox.validate.bundle;

import dev.vox.env.Layer;
import dev.vox.env.Secrets;
import dev.vox.json.Json;
import dev.vox.json.JsonValue;
import dev.vox.json.MalformedJson;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes texts that may be given away: what is known to be secret is masked, and what looks so.
///
/// Known are texts; what looks so is the value of a key that is named like a secret, the password of a URL, what follows
/// `Bearer`, a private key, and tokens whose issuers give them a shape. Rather too much is masked than too little.
public final class Censor {
    /// A key, what assigns it, and its value as far as it goes. A key is looked for once in a run of its characters, so that
    /// a long line takes time in proportion to its length.
    private static final Pattern ASSIGNMENT =
            Pattern.compile(
                    "(?<![\\w.\\-\\[\\]])(?<quote>[\"']?)(?<name>[\\w.\\-\\[\\]]++)\\k<quote>(?<sign>\\s*[:=]\\s*)"
                        + "(?<value>\"(?:[^\"\\\\\\r\\n]|\\\\.)*\"|'[^'\\r\\n]*'|[^\\s\"'][^\\r\\n]*)");

    private static final Pattern BARE = Pattern.compile("true|false|null|-?[0-9.eE+-]+");
    private static final Pattern END_OF_BARE = Pattern.compile("[,}\\]]*\\s*$");
    private static final Pattern OPTION =
            Pattern.compile("(?<![\\w-])(--[\\w-]*(?:key|token|secret|password))(\\s+)(\\S+)");
    private static final Pattern CREDENTIALS =
            Pattern.compile("(?i)\\b(Bearer|Basic)(\\s+)[A-Za-z0-9._~+/=-]{6,}");
    private static final Pattern NAME_IN_URL = Pattern.compile("(://)[^/?#\\s:@]{16,}(?=@)");
    private static final Pattern PRIVATE_KEY =
            Pattern.compile(
                    "-----BEGIN ([A-Z ]*PRIVATE KEY)-----.*?(?:-----END \\1-----|\\z)",
                    Pattern.DOTALL);

    /// Source: how Hugging Face, OpenAI, GitHub, GitLab, Slack, AWS and Google describe their tokens, and RFC 7519.
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\b(?:hf_[A-Za-z0-9]{16,}|sk-[A-Za-z0-9_-]{16,}|gh[pousr]_[A-Za-z0-9]{20,}"
                        + "|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}"
                        + "|xox[abprs]-[A-Za-z0-9-]{10,}|AKIA[0-9A-Z]{16}|AIza[A-Za-z0-9_-]{30,}"
                        + "|eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*)");

    private final Secrets known;

    private Censor(Secrets known) {
        this.known = known;
    }

    /// One that knows what the layers mark as secret, and these texts.
    ///
    /// @param secrets in all the ways in which they may be written
    public static Censor of(List<Layer> layers, Collection<String> secrets) {
        return new Censor(Secrets.of(layers).holding(secrets));
    }

    /// The text as it may be given away.
    public String masked(String text) {
        String masked = PRIVATE_KEY.matcher(known.masked(text)).replaceAll(Secrets.MASK);
        masked = TOKEN.matcher(masked).replaceAll(Secrets.MASK);
        masked = CREDENTIALS.matcher(masked).replaceAll("$1$2" + Secrets.MASK);
        masked = OPTION.matcher(masked).replaceAll("$1$2" + Secrets.MASK);
        masked = NAME_IN_URL.matcher(masked).replaceAll("$1" + Secrets.MASK);
        return masked.lines().map(this::assignments).collect(Collectors.joining("\n"))
                + (masked.endsWith("\n") ? "\n" : "");
    }

    /// A JSON document as it may be given away: JSON still, whatever its texts hold. What is none is masked as a text is.
    public String maskedJson(String document) {
        try {
            return Json.pretty(masked(Json.parse("document", document)));
        } catch (MalformedJson e) {
            return masked(document);
        }
    }

    private JsonValue masked(JsonValue value) {
        return switch (value) {
            case JsonValue.Members(Map<String, JsonValue> values) -> {
                Map<String, JsonValue> shown = new LinkedHashMap<>();
                values.forEach((name, of) ->
                        shown.put(masked(name), known.has(name) ? covered(of) : masked(of)));
                yield new JsonValue.Members(shown);
            }
            case JsonValue.Items(List<JsonValue> values) ->
                    new JsonValue.Items(values.stream().map(this::masked).toList());
            case JsonValue.Text(String text) -> new JsonValue.Text(masked(text));
            case JsonValue.Figure figure ->
                    known.masked(figure.text()).equals(figure.text())
                            ? figure
                            : new JsonValue.Text(Secrets.MASK);
            case JsonValue.Flag _, JsonValue.Nothing _ -> value;
        };
    }

    /// What stands under a name of a secret, without any text.
    private JsonValue covered(JsonValue value) {
        return switch (value) {
            case JsonValue.Members(Map<String, JsonValue> values) -> {
                Map<String, JsonValue> shown = new LinkedHashMap<>();
                values.forEach((name, of) -> shown.put(masked(name), covered(of)));
                yield new JsonValue.Members(shown);
            }
            case JsonValue.Items(List<JsonValue> values) ->
                    new JsonValue.Items(values.stream().map(this::covered).toList());
            case JsonValue.Text _ -> new JsonValue.Text(Secrets.MASK);
            case JsonValue.Figure _, JsonValue.Flag _, JsonValue.Nothing _ -> masked(value);
        };
    }

    private String assignments(String line) {
        if (line.indexOf(':') < 0 && line.indexOf('=') < 0) {
            return line;
        }
        StringBuilder shown = new StringBuilder();
        Matcher found = ASSIGNMENT.matcher(line);
        int at = 0;
        while (found.find(at)) {
            boolean secret = known.has(found.group("name")) && !isHarmless(found);
            if (secret) {
                shown.append(line, at, found.start("value")).append(mask(found));
                at = found.end("value");
            } else {
                shown.append(line, at, found.end("sign"));
                at = found.end("sign");
            }
        }
        return shown.append(line, at, line.length()).toString();
    }

    /// A truth or a number behind a name in quotes is JSON of ours, such as `"secret": true`.
    private static boolean isHarmless(MatchResult found) {
        String value = END_OF_BARE.matcher(found.group("value")).replaceFirst("");
        return value.equals(Secrets.MASK)
                || (!found.group("quote").isEmpty() && BARE.matcher(value).matches());
    }

    private static String mask(MatchResult found) {
        String value = found.group("value");
        char first = value.charAt(0);
        return first == '"' || first == '\'' ? first + Secrets.MASK + first : Secrets.MASK;
    }
}
