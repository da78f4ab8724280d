package dev.vox.runtime.dialogue.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vox.runtime.dialogue.openai.EventStream.Event;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class EventStreamTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: one\n\ndata: two\n\n",
                "data: one\r\n\r\ndata: two\r\n\r\n",
                "data: one\r\rdata: two\r\r",
                "data:one\n\ndata:two\n\n",
                "\uFEFFdata: one\n\ndata: two\n\n",
                ": keep-alive\n\n:\n\ndata: one\n\n: again\ndata: two\n: and again\n\n",
                "\n\n\ndata: one\n\n\n\ndata: two\n\n\n",
                "id: 7\nretry: 100\nother: x\nwhatever\ndata: one\n\ndata: two\n\n",
                "event: message\ndata: one\n\nevent\ndata: two\n\n",
                "event: nothing\n\ndata: one\n\ndata: two\n\ndata: cut off",
                "data: one\n\ndata: two\n\ndata: cut off\n",
            })
    void everyLegalFormIsRead(String stream) throws Exception {
        assertThat(read(stream))
                .containsExactly(new Event("message", "one"), new Event("message", "two"));
    }

    @Test
    void linesOfOneEventAreJoined() throws Exception {
        assertThat(read("data: a\ndata\ndata:  b\n\n"))
                .containsExactly(new Event("message", "a\n\n b"));
    }

    @Test
    void anEventHasTheTypeThatItSays() throws Exception {
        assertThat(read("event: error\ndata: x\n\ndata: y\n\n"))
                .containsExactly(new Event("error", "x"), new Event("message", "y"));
    }

    @Test
    void charactersMayBeTornBetweenTwoArrivals() throws Exception {
        byte[] bytes = "data: ‘é’ 🙂\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        InputStream torn =
                new ByteArrayInputStream(bytes) {
                    @Override
                    public synchronized int read(byte[] into, int offset, int length) {
                        return super.read(into, offset, Math.min(1, length));
                    }
                };
        assertThat(new EventStream(torn).next()).contains(new Event("message", "‘é’ 🙂"));
    }

    private static List<Event> read(String stream) throws IOException {
        EventStream events =
                new EventStream(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)));
        List<Event> all = new ArrayList<>();
        Optional<Event> event;
        while ((event = events.next()).isPresent()) {
            all.add(event.get());
        }
        return all;
    }
}
