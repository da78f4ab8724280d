package dev.vox.runtime.tts.kevin;

import com.sun.speech.freetts.FeatureProcessor;
import com.sun.speech.freetts.FeatureSet;
import com.sun.speech.freetts.Item;
import com.sun.speech.freetts.PartOfSpeechImpl;
import com.sun.speech.freetts.PhoneDurationsImpl;
import com.sun.speech.freetts.PhoneSet;
import com.sun.speech.freetts.PhoneSetImpl;
import com.sun.speech.freetts.Relation;
import com.sun.speech.freetts.Segmenter;
import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.UtteranceProcessor;
import com.sun.speech.freetts.cart.CARTImpl;
import com.sun.speech.freetts.cart.Durator;
import com.sun.speech.freetts.cart.Intonator;
import com.sun.speech.freetts.cart.Phraser;
import com.sun.speech.freetts.diphone.DiphonePitchmarkGenerator;
import com.sun.speech.freetts.en.ContourGenerator;
import com.sun.speech.freetts.en.PartOfSpeechTagger;
import com.sun.speech.freetts.en.PauseGenerator;
import com.sun.speech.freetts.en.PostLexicalAnalyzer;
import com.sun.speech.freetts.en.us.CMULexicon;
import com.sun.speech.freetts.en.us.PrefixFSM;
import com.sun.speech.freetts.en.us.SuffixFSM;
import com.sun.speech.freetts.en.us.TokenToWords;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import com.sun.speech.freetts.lexicon.Lexicon;
import com.sun.speech.freetts.relp.UnitConcatenator;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// All that a kevin voice knows: lexicon, recorded sounds, decision trees and the steps of the synthesis.
///
/// It is what FreeTTS's `CMUDiphoneVoice` sets up, in the same order and with the same numbers, but read once and shared: only
/// the first step, from tokens to words, keeps state, and is made anew for each speaker. Nothing else is written to after
/// loading.
final class KevinData {
    /// The speaking rate of FreeTTS's tables of durations, in words a minute.
    private static final float MEAN_RATE = 150;

    /// Mean and standard deviation of the pitch in FreeTTS's model of intonation, in Hz.
    private static final float MODEL_PITCH = 170;

    private static final float MODEL_PITCH_RANGE = 34;

    private static final Duration LOAD_DEADLINE = Duration.ofSeconds(30);

    private final Lexicon lexicon;
    private final int sampleRate;
    private final PhoneSet phones;
    private final Map<String, FeatureProcessor> features;
    private final CARTImpl numbers;
    private final PrefixFSM prefixes;
    private final SuffixFSM suffixes;
    private final List<UtteranceProcessor> afterWords;

    private KevinData(Lexicon lexicon, FutureTask<DiphoneBank> sounds) throws IOException {
        this.lexicon = lexicon;
        this.phones = new PhoneSetImpl(english("phoneset.txt"));
        this.features =
                PhoneFeatures.all(new PartOfSpeechImpl(english("part_of_speech.txt"), "content"));
        this.numbers = tree("nums_cart.txt");
        this.prefixes = new PrefixFSM(english("prefix_fsm.txt"));
        this.suffixes = new SuffixFSM(english("suffix_fsm.txt"));
        List<UtteranceProcessor> prosody = prosody();
        DiphoneBank bank = await(sounds);
        this.sampleRate = bank.info().getSampleRate();
        this.afterWords = new ArrayList<>(prosody);
        afterWords.add(new DiphoneSelector(bank));
        afterWords.add(new DiphonePitchmarkGenerator());
        afterWords.add(new UnitConcatenator());
    }

    /// Reads everything that the voice of a file of sounds needs: the sounds on a thread of their own, since unpacking them takes as
    /// long as all the rest.
    ///
    /// @param sounds the name of the file without its ending, as `cmu_us_kal16`
    /// @throws IOException when a file is missing or has an unknown form, or when the calling thread is interrupted
    static KevinData load(String sounds) throws IOException {
        FutureTask<DiphoneBank> bank = new FutureTask<>(() -> bank(sounds));
        Thread.ofPlatform().daemon().name(sounds + "-load").start(bank);
        return new KevinData(lexiconOfEnglish(), bank);
    }

    private static DiphoneBank bank(String sounds) throws IOException {
        return new DiphoneBank(
                bytes(KevinVoiceDirectory.class, sounds + ".bin"),
                bytes(KevinVoiceDirectory.class, sounds + ".idx"));
    }

    private static Lexicon lexiconOfEnglish() throws IOException {
        byte[] rules = bytes(CMULexicon.class, "cmulex_lts.bin");
        return new CompactLexicon(
                bytes(CMULexicon.class, "cmulex_compiled.bin"),
                bytes(CMULexicon.class, "cmulex_addenda.bin"),
                new LetterRules(new ByteArrayInputStream(rules)),
                new CMULexicon("cmulex"));
    }

    private static DiphoneBank await(FutureTask<DiphoneBank> bank) throws IOException {
        try {
            return bank.get(LOAD_DEADLINE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IOException(Objects.requireNonNullElse(e.getCause(), e).getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException(
                    "its sounds were not read within " + LOAD_DEADLINE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while its sounds were read", e);
        }
    }

    Lexicon lexicon() {
        return lexicon;
    }

    int sampleRate() {
        return sampleRate;
    }

    PhoneSet phones() {
        return phones;
    }

    Map<String, FeatureProcessor> features() {
        return features;
    }

    /// The steps of the synthesis, the first of them new and for one thread at a time.
    List<UtteranceProcessor> steps() {
        List<UtteranceProcessor> steps = new ArrayList<>(afterWords.size() + 1);
        steps.add(new TokenToWords(numbers, prefixes, suffixes));
        steps.addAll(afterWords);
        return steps;
    }

    /// The steps from words to phones with their lengths and pitch.
    private static List<UtteranceProcessor> prosody() throws IOException {
        PostLexicalAnalyzer english = new PostLexicalAnalyzer();
        return List.of(
                new PartOfSpeechTagger(),
                new Phraser(tree("phrasing_cart.txt")),
                new Segmenter(),
                new PauseGenerator(),
                new Intonator(tree("int_accent_cart.txt"), tree("int_tone_cart.txt")),
                utterance -> {
                    replaceUnrecordedVowel(utterance);
                    english.processUtterance(utterance);
                },
                new Durator(
                        tree("durz_cart.txt"),
                        MEAN_RATE,
                        new PhoneDurationsImpl(english("dur_stat.txt"))),
                new ContourGenerator(english("f0_lr_terms.txt"), MODEL_PITCH, MODEL_PITCH_RANGE));
    }

    /// The speaker's `ah` was recorded under the name `aa`.
    private static void replaceUnrecordedVowel(Utterance utterance) {
        Item phone = utterance.getRelation(Relation.SEGMENT).getHead();
        while (phone != null) {
            FeatureSet features = phone.getFeatures();
            if (features.getString("name").equals("ah")) {
                features.setString("name", "aa");
            }
            phone = phone.getNext();
        }
    }

    private static CARTImpl tree(String name) throws IOException {
        return new CARTImpl(english(name));
    }

    private static URL english(String name) throws IOException {
        URL found = CMULexicon.class.getResource(name);
        if (found == null) {
            throw new FileNotFoundException("FreeTTS lacks its file " + name);
        }
        return found;
    }

    private static byte[] bytes(Class<?> neighbour, String name) throws IOException {
        try (InputStream in = neighbour.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException("FreeTTS lacks its file " + name);
            }
            return in.readAllBytes();
        }
    }
}
