package dev.vox.contract.worker;

import dev.vox.json.Json;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// JSON lines, answered one after another.
final class Lines {
    private static final String END = "";

    private final Answering answering;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final OutputStream out;

    private Lines(Answering answering, OutputStream out) {
        this.answering = answering;
        this.out = out;
    }

    /// Answers until there are no more requests.
    static void serve(Answering answering, InputStream in, OutputStream out)
            throws InterruptedException {
        Lines lines = new Lines(answering, out);
        Thread reader = Thread.ofVirtual().start(() -> lines.readAll(in));
        try {
            lines.answerAll();
        } catch (IOException e) {
            reader.interrupt();
        }
    }

    private void readAll(InputStream in) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    requests.add(line);
                }
            }
        } catch (IOException e) {
            // The other end went away.
        } finally {
            requests.add(END);
        }
    }

    private void answerAll() throws InterruptedException, IOException {
        for (String line = requests.take(); !line.equals(END); line = requests.take()) {
            String next =
                    answering.defect() == Defect.OUT_OF_ORDER
                            ? requests.poll(Answering.HOLD_MILLIS, TimeUnit.MILLISECONDS)
                            : null;
            if (next != null && !next.equals(END)) {
                answer(next);
            }
            answer(line);
            if (END.equals(next)) {
                return;
            }
        }
    }

    private void answer(String line) throws InterruptedException, IOException {
        out.write(Json.compact(answering.toText(line).message()).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
