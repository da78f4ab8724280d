package dev.vox.runtime.orchestrator.message;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The fields of one JSON object, read strictly: what is missing or of the wrong type is named.
final class Fields {
    private static final Pattern PLACE = Pattern.compile("line \\d+ column \\d+");

    private final JsonObject object;

    private Fields(JsonObject object) {
        this.object = object;
    }

    static Fields parse(String json) throws InvalidMessageException {
        JsonElement root = root(json);
        if (!(root instanceof JsonObject object)) {
            throw new InvalidMessageException("not a JSON object");
        }
        return new Fields(object);
    }

    private static JsonElement root(String json) throws InvalidMessageException {
        try (JsonReader reader = new JsonReader(new StringReader(json))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement root = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new InvalidMessageException("not JSON: more than one value");
            }
            return root;
        } catch (JsonParseException | IOException e) {
            throw new InvalidMessageException("not JSON: " + place(e), e);
        }
    }

    /// Where the text stops being JSON, without the advice that the library has for programmers.
    private static String place(Exception e) {
        Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
        return place.find() ? place.group() : "it ends too early";
    }

    String string(String name) throws InvalidMessageException {
        String value = optionalString(name);
        if (value == null) {
            throw new InvalidMessageException("missing field: " + name);
        }
        return value;
    }

    @Nullable String optionalString(String name) throws InvalidMessageException {
        JsonElement value = object.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw wrongType(name, "a string");
    }

    boolean bool(String name, boolean absent) throws InvalidMessageException {
        JsonElement value = object.get(name);
        if (value == null) {
            return absent;
        }
        if (value instanceof JsonPrimitive primitive && primitive.isBoolean()) {
            return primitive.getAsBoolean();
        }
        throw wrongType(name, "true or false");
    }

    long integer(String name) throws InvalidMessageException {
        if (present(name) instanceof JsonPrimitive primitive && primitive.isNumber()) {
            try {
                return primitive.getAsBigDecimal().longValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw new InvalidMessageException("field " + name + " is not a whole number", e);
            }
        }
        throw wrongType(name, "a whole number");
    }

    double number(String name) throws InvalidMessageException {
        if (present(name) instanceof JsonPrimitive primitive && primitive.isNumber()) {
            return primitive.getAsDouble();
        }
        throw wrongType(name, "a number");
    }

    @Nullable Double numberOrNull(String name) throws InvalidMessageException {
        return present(name).isJsonNull() ? null : Double.valueOf(number(name));
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) throws InvalidMessageException {
        return constant(name, string(name), type, false);
    }

    <E extends Enum<E>> @Nullable E optionalLowerCase(String name, Class<E> type)
            throws InvalidMessageException {
        String value = optionalString(name);
        return value == null ? null : constant(name, value, type, true);
    }

    <E extends Enum<E>> E lowerCase(String name, Class<E> type) throws InvalidMessageException {
        return constant(name, string(name), type, true);
    }

    boolean has(String name) {
        return object.has(name);
    }

    /// The strings of an array, as constants written in lower case.
    <E extends Enum<E>> Set<E> lowerCaseSet(String name, Class<E> type)
            throws InvalidMessageException {
        if (!(present(name) instanceof JsonArray array)) {
            throw wrongType(name, "a list of strings");
        }
        Set<E> constants = EnumSet.noneOf(type);
        for (JsonElement element : array) {
            if (!(element instanceof JsonPrimitive primitive && primitive.isString())) {
                throw wrongType(name, "a list of strings");
            }
            constants.add(constant(name, primitive.getAsString(), type, true));
        }
        return constants;
    }

    private JsonElement present(String name) throws InvalidMessageException {
        JsonElement value = object.get(name);
        if (value == null) {
            throw new InvalidMessageException("missing field: " + name);
        }
        return value;
    }

    private static <E extends Enum<E>> E constant(
            String name, String value, Class<E> type, boolean lowerCase)
            throws InvalidMessageException {
        for (E constant : type.getEnumConstants()) {
            if (written(constant, lowerCase).equals(value)) {
                return constant;
            }
        }
        throw new InvalidMessageException(
                "unknown "
                        + name
                        + ": "
                        + shortened(value)
                        + " ("
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> written(constant, lowerCase))
                                .collect(Collectors.joining(", "))
                        + ")");
    }

    static String written(Enum<?> constant, boolean lowerCase) {
        return lowerCase ? constant.name().toLowerCase(Locale.ROOT) : constant.name();
    }

    /// A quote of what came, short enough to be sent back.
    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static InvalidMessageException wrongType(String name, String expected) {
        return new InvalidMessageException("field " + name + " must be " + expected);
    }
}
