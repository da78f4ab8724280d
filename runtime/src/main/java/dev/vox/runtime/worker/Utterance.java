package dev.vox.runtime.worker;

import dev.vox.runtime.audio.FrameCutter;
import dev.vox.runtime.audio.Resampler;
import dev.vox.runtime.audio.WireFormat;
import dev.vox.runtime.model.ModelException;
import dev.vox.runtime.model.ModelLease;
import dev.vox.runtime.model.ModelManager;
import dev.vox.runtime.tts.AudioChunk;
import dev.vox.runtime.tts.LoadedVoice;
import dev.vox.runtime.tts.SpeechException;
import dev.vox.runtime.tts.SpeechRequest;

import io.grpc.Status;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// One `Synthesize` call being spoken: texts in, frames out, on a virtual thread of its own.
final class Utterance implements Runnable {
    private static final Logger LOG = System.getLogger("vox.worker");

    private final WorkerSession session;
    private final ModelManager models;
    private final TextFeed texts;
    private final FrameStream frames;
    private final Duration textTimeout;
    private final WorkerMetrics metrics;
    private final FrameCutter cutter;
    private final long begun = System.nanoTime();
    private long speaking;

    Utterance(
            WorkerSession session,
            ModelManager models,
            TextFeed texts,
            FrameStream frames,
            Duration textTimeout,
            WorkerMetrics metrics) {
        this.session = session;
        this.models = models;
        this.texts = texts;
        this.frames = frames;
        this.cutter = new FrameCutter(frames::blank);
        this.textTimeout = textTimeout;
        this.metrics = metrics;
    }

    /// Speaks until the text ends or nobody wants to hear more.
    @Override
    public void run() {
        // Its own lease: a reload of the session's model, or a change of it, takes effect at the
        // next utterance, never within one.
        try (ModelLease lease = session.begin(models)) {
            speak(lease.voice());
        } catch (InterruptedException e) {
            frames.fail(Status.CANCELLED.withDescription("Utterance was interrupted"));
        } catch (TimeoutException e) {
            frames.fail(describe(Status.DEADLINE_EXCEEDED, "ended: " + e.getMessage()));
        } catch (SpeechException | ModelException e) {
            frames.fail(describe(Status.INTERNAL, "failed: " + e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "an utterance of session " + session.id() + " failed", e);
            frames.fail(describe(Status.INTERNAL, "failed: " + e));
        } finally {
            // Whatever else was thrown: the client is not left without an end.
            frames.fail(describe(Status.INTERNAL, "failed"));
            session.touch();
            metrics.utteranceEnded(
                    frames.outcome(),
                    Duration.ofNanos(speaking).minus(frames.waited()),
                    WireFormat.FRAME_DURATION.multipliedBy(frames.audioFrames()));
        }
    }

    private void speak(LoadedVoice voice)
            throws SpeechException, InterruptedException, TimeoutException {
        Resampler resampler = Resampler.from(voice.sampleRate());
        while (frames.wanted()) {
            String text = texts.next(textTimeout);
            if (text == null) {
                finish(resampler);
                return;
            }
            session.touch();
            long start = System.nanoTime();
            try {
                voice.speak(new SpeechRequest(text), chunk -> send(resampler, chunk));
            } finally {
                speaking += System.nanoTime() - start;
            }
        }
    }

    private void finish(Resampler resampler) throws InterruptedException {
        long start = System.nanoTime();
        if (send(resampler.finish())) {
            Optional<byte[]> tail = cutter.finish();
            if (tail.isEmpty() || send(tail.get())) {
                frames.finish();
            }
        }
        speaking += System.nanoTime() - start;
    }

    private boolean send(Resampler resampler, AudioChunk chunk) throws InterruptedException {
        return send(resampler.resample(chunk.samples()));
    }

    private boolean send(short[] samples) throws InterruptedException {
        cutter.add(samples);
        for (Optional<byte[]> frame = cutter.next(); frame.isPresent(); frame = cutter.next()) {
            if (!send(frame.get())) {
                return false;
            }
        }
        return true;
    }

    private boolean send(byte[] frame) throws InterruptedException {
        boolean first = frames.audioFrames() == 0;
        boolean wanted = frames.send(frame);
        if (wanted) {
            session.touch();
            if (first) {
                metrics.firstFrame(Duration.ofNanos(System.nanoTime() - begun));
            }
        }
        return wanted;
    }

    private Status describe(Status status, String what) {
        return status.withDescription("Utterance of session " + session.id() + " " + what);
    }
}
