package dev.vox.json;

import com.google.gson.stream.JsonWriter;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Walks a value and writes what [Json]'s table says.
final class ValueWriter {
    private final JsonWriter writer;

    ValueWriter(JsonWriter writer) {
        this.writer = writer;
    }

    void write(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> writer.nullValue();
            case Optional<?> optional -> write(optional.orElse(null));
            case JsonValue json -> writeTree(json);
            case Document document -> writeDocument(document);
            case Boolean flag -> writer.value(flag);
            case Number number -> writeNumber(number);
            case Enum<?> constant ->
                    writer.value(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            case CharSequence _, Character _, Path _, URI _, TemporalAccessor _ ->
                    writer.value(value.toString());
            case Map<?, ?> map -> writeObject(map);
            case Record components -> writeObject(components);
            case Iterable<?> items -> writeItems(items);
            default -> writeArray(value);
        }
    }

    private void writeDocument(Document document) throws IOException {
        writer.beginObject();
        writer.name("schemaVersion").value(document.schemaVersion());
        switch (document.root()) {
            case Map<?, ?> map -> writeEntries(map);
            case Record components -> writeComponents(components);
            default -> throw unknown("a document's root", document.root());
        }
        writer.endObject();
    }

    private void writeTree(JsonValue json) throws IOException {
        switch (json) {
            case JsonValue.Text(String text) -> writer.value(text);
            case JsonValue.Figure figure -> writer.value(figure.value());
            case JsonValue.Flag(boolean flag) -> writer.value(flag);
            case JsonValue.Nothing _ -> writer.nullValue();
            case JsonValue.Items(var items) -> writeItems(items);
            case JsonValue.Members members -> writeObject(members.values());
        }
    }

    private void writeNumber(Number number) throws IOException {
        if (Double.isFinite(number.doubleValue()) || number instanceof BigDecimal) {
            writer.value(number);
        } else {
            writer.nullValue();
        }
    }

    private void writeObject(Map<?, ?> map) throws IOException {
        writer.beginObject();
        writeEntries(map);
        writer.endObject();
    }

    private void writeEntries(Map<?, ?> map) throws IOException {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            writeMember(String.valueOf(entry.getKey()), entry.getValue());
        }
    }

    private void writeObject(Record components) throws IOException {
        writer.beginObject();
        writeComponents(components);
        writer.endObject();
    }

    private void writeComponents(Record components) throws IOException {
        for (RecordComponent component : components.getClass().getRecordComponents()) {
            writeMember(component.getName(), read(component, components));
        }
    }

    private static @Nullable Object read(RecordComponent component, Record from) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(from);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a record hides " + component, e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("a record's accessor failed: " + component, e);
        }
    }

    private void writeMember(String key, @Nullable Object value) throws IOException {
        Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (plain instanceof Duration duration) {
            writer.name(key + "Ms").value(milliseconds(duration));
        } else {
            writer.name(key);
            write(plain);
        }
    }

    private static BigDecimal milliseconds(Duration duration) {
        BigDecimal milliseconds =
                BigDecimal.valueOf(duration.getSeconds())
                        .movePointRight(3)
                        .add(BigDecimal.valueOf(duration.getNano(), 6))
                        .setScale(3, RoundingMode.HALF_UP);
        return milliseconds.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(milliseconds.stripTrailingZeros().toPlainString());
    }

    private void writeItems(Iterable<?> items) throws IOException {
        writer.beginArray();
        for (Object item : items) {
            write(item);
        }
        writer.endArray();
    }

    private void writeArray(Object value) throws IOException {
        if (!value.getClass().isArray()) {
            throw unknown("a value", value);
        }
        writer.beginArray();
        for (int index = 0; index < Array.getLength(value); index++) {
            write(Array.get(value, index));
        }
        writer.endArray();
    }

    private static IllegalArgumentException unknown(String role, Object value) {
        return new IllegalArgumentException(
                "%s cannot be JSON: %s".formatted(role, value.getClass().getName()));
    }
}
