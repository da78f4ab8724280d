package dev.vox.voice.device;

import dev.vox.runtime.audio.WireFormat;

import java.io.InputStream;
import java.util.Optional;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/// The JDK's own door to the sound system. A JDK without its sound library has no devices.
final class JavaSound {
    private static final AudioFormat FORMAT =
            new AudioFormat(WireFormat.SAMPLE_RATE, Short.SIZE, 1, true, false);

    /// 60 ms: what is in the device's buffer cannot be measured, so it is little.
    private static final int PLAYBACK_BYTES = 3 * WireFormat.FRAME_BYTES;

    private JavaSound() {}

    static Optional<CaptureLine> capture() {
        try {
            DataLine.Info wanted = new DataLine.Info(TargetDataLine.class, FORMAT);
            if (!AudioSystem.isLineSupported(wanted)) {
                return Optional.empty();
            }
            TargetDataLine line = (TargetDataLine) AudioSystem.getLine(wanted);
            line.open(FORMAT);
            line.start();
            return Optional.of(new Capture(line, new AudioInputStream(line)));
        } catch (LineUnavailableException | IllegalArgumentException | LinkageError e) {
            return Optional.empty();
        }
    }

    static Optional<PlaybackLine> playback() {
        try {
            DataLine.Info wanted = new DataLine.Info(SourceDataLine.class, FORMAT);
            if (!AudioSystem.isLineSupported(wanted)) {
                return Optional.empty();
            }
            SourceDataLine line = (SourceDataLine) AudioSystem.getLine(wanted);
            line.open(FORMAT, PLAYBACK_BYTES);
            line.start();
            return Optional.of(new Playback(line));
        } catch (LineUnavailableException | IllegalArgumentException | LinkageError e) {
            return Optional.empty();
        }
    }

    private record Capture(TargetDataLine line, InputStream sound) implements CaptureLine {
        @Override
        public String name() {
            return "sound system";
        }

        @Override
        public void close() {
            line.stop();
            line.close();
        }
    }

    private record Playback(SourceDataLine line) implements PlaybackLine {
        @Override
        public String name() {
            return "sound system";
        }

        @Override
        public void write(byte[] pcm) {
            line.write(pcm, 0, pcm.length);
        }

        @Override
        public void drop() {
            line.stop();
            line.flush();
            line.start();
        }

        @Override
        public void close() {
            line.stop();
            line.flush();
            line.close();
        }
    }
}
