package dev.vox.runtime.tts.espeak;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The voices as libespeak-ng lists them in memory: addresses of `espeak_VOICE`, as `speak_lib.h` declares it, up to one of 0.
@SuppressWarnings("restricted") // it reads what the library wrote
final class VoiceTable {
    /// `espeak_VOICE`.
    private static final MemoryLayout VOICE =
            MemoryLayout.structLayout(
                    ADDRESS, // name
                    ADDRESS, // languages
                    ADDRESS, // identifier
                    JAVA_BYTE, // gender
                    JAVA_BYTE, // age
                    MemoryLayout.paddingLayout(14)); // what the library keeps for itself

    private static final long LANGUAGES = ADDRESS.byteSize();
    private static final long IDENTIFIER = 2 * ADDRESS.byteSize();
    private static final long GENDER = 3 * ADDRESS.byteSize();
    private static final long AGE = GENDER + 1;

    private VoiceTable() {}

    /// The voices that need no data of others.
    static List<EspeakVoice> read(MemorySegment first) {
        MemorySegment table = first.reinterpret(Long.MAX_VALUE);
        List<EspeakVoice> voices = new ArrayList<>();
        for (int i = 0; table.getAtIndex(ADDRESS, i).address() != 0; i++) {
            EspeakVoice voice = voice(table.getAtIndex(ADDRESS, i).reinterpret(VOICE.byteSize()));
            // MBROLA's voices need its program.
            if (!voice.identifier().startsWith("mb/")) {
                voices.add(voice);
            }
        }
        return voices;
    }

    private static EspeakVoice voice(MemorySegment voice) {
        return new EspeakVoice(
                EspeakLibrary.text(voice.get(ADDRESS, IDENTIFIER)),
                EspeakLibrary.text(voice.get(ADDRESS, 0)),
                languages(voice.get(ADDRESS, LANGUAGES).reinterpret(Long.MAX_VALUE)),
                switch (voice.get(JAVA_BYTE, GENDER)) {
                    case 1 -> "male";
                    case 2 -> "female";
                    default -> "neutral";
                },
                voice.get(JAVA_BYTE, AGE));
    }

    /// Pairs of a byte and a text, ended by a byte of 0.
    private static List<EspeakVoice.Language> languages(MemorySegment list) {
        List<EspeakVoice.Language> languages = new ArrayList<>();
        long at = 0;
        while (list.get(JAVA_BYTE, at) != 0) {
            String tag = list.getString(at + 1, UTF_8);
            languages.add(
                    new EspeakVoice.Language(
                            tag.toLowerCase(Locale.ROOT), list.get(JAVA_BYTE, at)));
            at += tag.getBytes(UTF_8).length + 2L;
        }
        return languages;
    }
}
