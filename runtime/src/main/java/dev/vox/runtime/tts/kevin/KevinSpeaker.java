package dev.vox.runtime.tts.kevin;

import com.sun.speech.freetts.Age;
import com.sun.speech.freetts.FeatureProcessor;
import com.sun.speech.freetts.FeatureSet;
import com.sun.speech.freetts.Gender;
import com.sun.speech.freetts.ProcessException;
import com.sun.speech.freetts.Token;
import com.sun.speech.freetts.Tokenizer;
import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.UtteranceProcessor;
import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.TokenizerImpl;
import com.sun.speech.freetts.en.us.USEnglish;
import com.sun.speech.freetts.relp.LPCResult;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One FreeTTS voice: turns a piece of text into coded speech. For one thread at a time.
///
/// FreeTTS's own way, `Voice.speak`, prints what goes wrong, swallows it, and needs a thread and a player for the audio. Here the
/// steps of the synthesis are run directly, so that a failure is an exception and nothing is printed.
final class KevinSpeaker implements Speaker {
    /// Base and range of the pitch that FreeTTS gives its diphone voices, in Hz.
    private static final float PITCH = 100;

    private static final float PITCH_RANGE = 11;

    private final FreeTtsVoice voice;
    private final List<UtteranceProcessor> steps;

    KevinSpeaker(KevinData data) {
        this.voice = new FreeTtsVoice(data);
        this.steps = data.steps();
    }

    @Override
    public CodedSpeech say(String text) throws ProcessException {
        Utterance utterance = new Utterance(voice, tokens(text));
        for (UtteranceProcessor step : steps) {
            step.processUtterance(utterance);
        }
        return new CodedSpeech((LPCResult) utterance.getObject("target_lpcres"));
    }

    /// The words of a text with the punctuation around them. Punctuation alone is no word and goes to the word before it.
    private List<Token> tokens(String text) {
        Tokenizer tokenizer = voice.getTokenizer();
        tokenizer.setInputText(text);
        List<Token> tokens = new ArrayList<>();
        while (tokenizer.hasMoreTokens()) {
            Token token = tokenizer.getNextToken();
            if (token.getWord().chars().anyMatch(Character::isLetterOrDigit)) {
                tokens.add(token);
            } else if (!tokens.isEmpty()) {
                Token before = tokens.getLast();
                before.setPostpunctuation(before.getPostpunctuation() + token.getWord());
            }
        }
        return tokens;
    }

    /// What the steps ask of the voice. Its own processors and output are never used.
    private static final class FreeTtsVoice extends Voice {
        private final KevinData data;

        FreeTtsVoice(KevinData data) {
            super(
                    "kevin",
                    Gender.MALE,
                    Age.YOUNGER_ADULT,
                    "diphone voice",
                    Locale.US,
                    "general",
                    "cmu");
            this.data = data;
            setLexicon(data.lexicon());
            setPitch(PITCH);
            setPitchRange(PITCH_RANGE);
            FeatureSet features = getFeatures();
            features.setString(FEATURE_SILENCE, "pau");
            features.setString(FEATURE_JOIN_TYPE, "simple_join");
        }

        @Override
        @SuppressWarnings("NullAway") // FreeTTS asks for names it has, and is not annotated
        public @Nullable FeatureProcessor getFeatureProcessor(String name) {
            return data.features().get(name);
        }

        @Override
        public String getPhoneFeature(String phone, String feature) {
            return data.phones().getPhoneFeature(phone, feature);
        }

        @Override
        public Tokenizer getTokenizer() {
            Tokenizer tokenizer = new TokenizerImpl();
            tokenizer.setWhitespaceSymbols(USEnglish.WHITESPACE_SYMBOLS);
            tokenizer.setSingleCharSymbols(USEnglish.SINGLE_CHAR_SYMBOLS);
            tokenizer.setPrepunctuationSymbols(USEnglish.PREPUNCTUATION_SYMBOLS);
            tokenizer.setPostpunctuationSymbols(USEnglish.PUNCTUATION_SYMBOLS);
            return tokenizer;
        }

        @Override
        protected void loader() {}

        @Override
        protected UtteranceProcessor getAudioOutput() {
            throw new UnsupportedOperationException("the speech is decoded by its listener");
        }
    }
}
