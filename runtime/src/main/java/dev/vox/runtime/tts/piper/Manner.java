package dev.vox.runtime.tts.piper;

import dev.vox.runtime.tts.SpeechException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who of a voice's speakers speaks, and how.
///
/// @param speaker the number of one, 0 where there is but one
record Manner(long speaker, PiperConfig.Scales scales) {
    /// What begins the manner in a model id: `piper-en-us-libritts-high@speaker=p225,length=1.2`.
    static final char MARK = '@';

    /// Reads a manner.
    ///
    /// @param written `speaker=p225,length=1.2,noise=0.5,noise_w=0.8`; what is not said is as the voice was made
    /// @throws SpeechException naming all that is wrong
    static Manner of(String written, PiperConfig config) throws SpeechException {
        Reading reading = new Reading(config);
        for (String each : written.isEmpty() ? new String[0] : written.split(",", -1)) {
            reading.take(each);
        }
        if (!reading.mistakes.isEmpty()) {
            throw new SpeechException(String.join("; ", reading.mistakes));
        }
        return new Manner(
                reading.speaker,
                new PiperConfig.Scales(reading.noise, reading.length, reading.noiseWidth));
    }

    private static final class Reading {
        private final PiperConfig config;
        private final List<String> mistakes = new ArrayList<>();
        private long speaker;
        private float noise;
        private float length;
        private float noiseWidth;

        Reading(PiperConfig config) {
            this.config = config;
            this.noise = config.scales().noise();
            this.length = config.scales().length();
            this.noiseWidth = config.scales().noiseWidth();
        }

        void take(String option) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            String value = equals < 0 ? "" : option.substring(equals + 1);
            switch (name) {
                case "speaker" -> speaker = speaker(value);
                case "noise" -> noise = number(option, value, 0);
                case "length" -> length = number(option, value, 0.1f);
                case "noise_w" -> noiseWidth = number(option, value, 0);
                default ->
                        mistakes.add(
                                "'%s' is none of speaker=, length=, noise=, noise_w="
                                        .formatted(option));
            }
        }

        private long speaker(String name) {
            Long named = config.speakerIds().get(name);
            if (named != null) {
                return named;
            }
            Optional<Long> number =
                    Optional.of(name)
                            .filter(text -> text.matches("[0-9]{1,6}"))
                            .map(Long::valueOf)
                            .filter(id -> id < config.speakers());
            if (number.isEmpty()) {
                mistakes.add(
                        "no speaker '%s' among %d%s".formatted(name, config.speakers(), known()));
            }
            return number.orElse(0L);
        }

        private String known() {
            List<String> names = config.speakerIds().keySet().stream().sorted().limit(10).toList();
            return names.isEmpty() ? "" : ", such as " + String.join(", ", names);
        }

        private float number(String option, String text, float least) {
            try {
                float number = Float.parseFloat(text);
                if (number >= least && number <= 10) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Said below, like a number out of range.
            }
            mistakes.add("'%s' is no number from %s to 10".formatted(option, least));
            return least;
        }
    }
}
