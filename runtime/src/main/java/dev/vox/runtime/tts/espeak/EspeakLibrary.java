package dev.vox.runtime.tts.espeak;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vox.runtime.tts.SpeechException;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/// The functions of libespeak-ng, as `speak_lib.h` declares them.
///
/// The library keeps one state for the whole process and is not thread-safe: one thread at a time calls it, and one object
/// of this class is made. It is never unloaded.
@SuppressWarnings("restricted") // that is what it is for: the launcher allows it
final class EspeakLibrary {
    /// What hears the samples of a text that is spoken.
    @FunctionalInterface
    interface Listener {
        /// Takes the next samples.
        ///
        /// @return false when no more is wanted
        boolean heard(short[] samples);
    }

    static final String FILE = "libespeak-ng.so.1";

    /// `AUDIO_OUTPUT_SYNCHRONOUS`: samples are handed to the callback, and speaking returns when all are.
    private static final int SYNCHRONOUS = 2;

    /// Milliseconds of a buffer of samples.
    private static final int BUFFER_MILLIS = 60;

    /// `espeakINITIALIZE_DONT_EXIT`: without it the library ends the process when its data is missing.
    private static final int DO_NOT_EXIT = 0x8000;

    private static final int UTF8 = 1;
    private static final int END_PAUSE = 0x1000;
    private static final int IPA = 2;
    private static final int BY_CHARACTER = 1;

    private static final FunctionDescriptor CALLBACK =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);

    private final SymbolLookup symbols;
    private final MethodHandle synthesize;
    private final MethodHandle selectVoice;
    private final MethodHandle textToPhonemes;
    private final int sampleRate;
    private String selected = "";
    private @Nullable Listener listener;
    private @Nullable Throwable failure;

    private EspeakLibrary(SymbolLookup symbols) throws SpeechException {
        this.symbols = symbols;
        this.synthesize =
                function(
                        "espeak_Synth",
                        FunctionDescriptor.of(
                                JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT,
                                JAVA_INT, ADDRESS, ADDRESS));
        this.selectVoice =
                function("espeak_SetVoiceByName", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        this.textToPhonemes =
                function(
                        "espeak_TextToPhonemes",
                        FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, JAVA_INT));
        this.sampleRate = initialize();
        setCallback();
    }

    /// Loads the library and its data.
    ///
    /// @throws SpeechException when either is missing
    static EspeakLibrary open() throws SpeechException {
        SymbolLookup symbols;
        try {
            symbols = SymbolLookup.libraryLookup(FILE, Arena.global());
        } catch (IllegalArgumentException e) {
            throw new SpeechException(FILE + " is not installed", e);
        }
        return new EspeakLibrary(symbols);
    }

    /// Samples a second, in Hz.
    int sampleRate() {
        return sampleRate;
    }

    /// The voices that need no data of others.
    List<EspeakVoice> voices() {
        MethodHandle list = orFail("espeak_ListVoices", FunctionDescriptor.of(ADDRESS, ADDRESS));
        return VoiceTable.read(address(() -> (MemorySegment) list.invokeExact(MemorySegment.NULL)));
    }

    /// Speaks with a voice from now on.
    ///
    /// @param identifier a voice's identifier, name or language
    void select(String identifier) throws SpeechException {
        if (selected.equals(identifier)) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(identifier);
            int status = number(() -> (int) selectVoice.invokeExact(name));
            if (status != 0) {
                selected = "";
                throw new SpeechException(
                        "libespeak-ng has no voice %s (status %d)".formatted(identifier, status));
            }
        }
        selected = identifier;
    }

    /// Speaks a text with the selected voice; returns when it is spoken, or the listener has had enough.
    ///
    /// @param pause whether the pause after a sentence is part of it
    void speak(String text, boolean pause, Listener to) throws SpeechException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment written = arena.allocateFrom(text, UTF_8);
            int flags = pause ? UTF8 | END_PAUSE : UTF8;
            listener = to;
            int status =
                    number(() ->
                            (int)
                                    synthesize.invokeExact(
                                            written,
                                            written.byteSize(),
                                            0,
                                            BY_CHARACTER,
                                            0,
                                            flags,
                                            MemorySegment.NULL,
                                            MemorySegment.NULL));
            if (status != 0) {
                throw new SpeechException(
                        "libespeak-ng could not say the text (status %d)".formatted(status));
            }
            if (failure != null) {
                throw new SpeechException("libespeak-ng was not heard: " + failure, failure);
            }
        } finally {
            listener = null;
            failure = null;
        }
    }

    /// The phonemes of a text as the selected voice would say it, clause by clause.
    List<Clause> phonemes(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        Clauses clauses = new Clauses(bytes);
        try (Arena arena = Arena.ofConfined()) {
            // The library looks a little past the end.
            MemorySegment written = arena.allocate(bytes.length + 16L);
            MemorySegment.copy(bytes, 0, written, JAVA_BYTE, 0, bytes.length);
            MemorySegment position = arena.allocate(ADDRESS);
            position.set(ADDRESS, 0, written);
            while (position.get(ADDRESS, 0).address() != 0) {
                MemorySegment ipa =
                        address(() ->
                                (MemorySegment) textToPhonemes.invokeExact(position, UTF8, IPA));
                long next = position.get(ADDRESS, 0).address();
                int end = next == 0 ? bytes.length : (int) (next - written.address());
                clauses.add(text(ipa), end, next == 0);
            }
        }
        return clauses.toList();
    }

    private int initialize() throws SpeechException {
        MethodHandle initialize =
                function(
                        "espeak_Initialize",
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
        int rate =
                number(() ->
                        (int)
                                initialize.invokeExact(
                                        SYNCHRONOUS,
                                        BUFFER_MILLIS,
                                        MemorySegment.NULL,
                                        DO_NOT_EXIT));
        if (rate <= 0) {
            throw new SpeechException("libespeak-ng does not find its data, espeak-ng-data");
        }
        return rate;
    }

    private void setCallback() throws SpeechException {
        MethodHandle set = function("espeak_SetSynthCallback", FunctionDescriptor.ofVoid(ADDRESS));
        try {
            MethodHandle heard =
                    MethodHandles.lookup()
                            .bind(
                                    this,
                                    "heard",
                                    MethodType.methodType(
                                            int.class,
                                            MemorySegment.class,
                                            int.class,
                                            MemorySegment.class));
            set.invokeExact(Linker.nativeLinker().upcallStub(heard, CALLBACK, Arena.global()));
        } catch (Throwable e) {
            throw new SpeechException("libespeak-ng takes no callback: " + e, e);
        }
    }

    /// The callback; an exception or error that left it would end the process.
    ///
    /// @return 0 to go on, 1 to stop
    @SuppressWarnings({"unused", "EffectivelyPrivate"}) // called by the library
    private int heard(MemorySegment samples, int count, MemorySegment events) {
        Listener to = listener;
        if (to == null) {
            return 1;
        }
        if (samples.address() == 0 || count <= 0) {
            return 0;
        }
        try {
            long bytes = JAVA_SHORT.byteSize() * count;
            return to.heard(samples.reinterpret(bytes).toArray(JAVA_SHORT)) ? 0 : 1;
        } catch (RuntimeException | Error e) {
            failure = e;
            return 1;
        }
    }

    /// The text at an address; empty where there is none.
    static String text(MemorySegment pointer) {
        return pointer.address() == 0
                ? ""
                : pointer.reinterpret(Long.MAX_VALUE).getString(0, UTF_8);
    }

    private MethodHandle function(String name, FunctionDescriptor shape) throws SpeechException {
        return Linker.nativeLinker()
                .downcallHandle(
                        symbols.find(name)
                                .orElseThrow(() ->
                                        new SpeechException(
                                                FILE + " is too old: it has no " + name)),
                        shape);
    }

    private MethodHandle orFail(String name, FunctionDescriptor shape) {
        try {
            return function(name, shape);
        } catch (SpeechException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A call of the library; none of them throws.
    @FunctionalInterface
    private interface Call<T> {
        T make() throws Throwable;
    }

    private static int number(Call<Integer> call) {
        return made(call);
    }

    private static MemorySegment address(Call<MemorySegment> call) {
        return made(call);
    }

    private static <T> T made(Call<T> call) {
        try {
            return call.make();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a downcall throws nothing", e);
        }
    }
}
