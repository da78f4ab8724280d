package dev.vox.runtime.tts.kevin;

import com.sun.speech.freetts.diphone.AliasDiphone;
import com.sun.speech.freetts.diphone.Diphone;
import com.sun.speech.freetts.relp.SampleInfo;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The recorded sounds of a voice, from the middle of one phone to the middle of the next, each taken out of the file when it
/// is first said.
///
/// Reading all 1584 beforehand, as FreeTTS does, takes a third of a voice's loading time. Source of the files' form: FreeTTS 1.2.2,
/// `DiphoneUnitDatabase`: the index maps names to offsets. Threads may share a bank.
final class DiphoneBank {
    private static final int MAGIC = 0xFEEDFACE;
    private static final int INDEX_MAGIC = 0xFACADE;
    private static final int VERSION = 1;

    /// A silence, for the rare pair of phones that was not recorded.
    private static final String FALLBACK = "pau-pau";

    private final ByteBuffer file;
    private final Map<String, Integer> offsets;
    private final int fallbackOffset;
    private final ConcurrentMap<String, Diphone> ready = new ConcurrentHashMap<>();
    private final SampleInfo info;

    DiphoneBank(byte[] file, byte[] index) throws IOException {
        this.file = ByteBuffer.wrap(file).asReadOnlyBuffer();
        ByteBuffer header = ByteBuffer.wrap(file);
        if (header.getInt() != MAGIC || header.getInt() != VERSION) {
            throw new IOException("the sounds of the voice have an unknown form");
        }
        int sampleRate = header.getInt();
        int channels = header.getInt();
        float least = header.getFloat();
        float range = header.getFloat();
        info = new SampleInfo(sampleRate, channels, 1, least, range, 0);
        offsets = readIndex(index);
        Integer silence = offsets.get(FALLBACK);
        if (silence == null) {
            throw new IOException("the voice has no sound for silence");
        }
        fallbackOffset = silence;
    }

    /// Rate and scaling of the sounds.
    SampleInfo info() {
        return info;
    }

    /// The sound from one phone to the next, named `from-to`; silence when there is none.
    Diphone get(String name) {
        Diphone known = ready.get(name);
        if (known != null) {
            return known;
        }
        return offsets.containsKey(name) ? ready.computeIfAbsent(name, this::read) : get(FALLBACK);
    }

    private Diphone read(String name) {
        Diphone diphone = readAt(name);
        for (int hops = 0; diphone instanceof AliasDiphone alias && hops < 8; hops++) {
            diphone = readAt(alias.getOriginalName());
        }
        return diphone;
    }

    private Diphone readAt(String name) {
        int offset = offsets.getOrDefault(name, fallbackOffset);
        try {
            return Diphone.loadBinary(file.duplicate().position(offset));
        } catch (IOException e) {
            throw new UncheckedIOException("the sound " + name + " cannot be read", e);
        }
    }

    private static Map<String, Integer> readIndex(byte[] index) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(index));
        if (in.readInt() != INDEX_MAGIC) {
            throw new IOException("the index of the voice has an unknown form");
        }
        int size = in.readInt();
        Map<String, Integer> offsets = HashMap.newHashMap(size);
        for (int i = 0; i < size; i++) {
            String name = in.readUTF();
            offsets.put(name, in.readInt());
        }
        return offsets;
    }
}
