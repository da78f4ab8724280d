package dev.vox.runtime.tts.espeak;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A voice as libespeak-ng lists it.
///
/// @param identifier its file under the library's voices: `gmw/en-US`
/// @param name for people: `English (America)`
/// @param languages in lower case, the voice's own first: `en-us`, `en`
/// @param gender `male`, `female`, or `neutral` where the library says none
/// @param age in years; 0 when the library says none
record EspeakVoice(
        String identifier, String name, List<Language> languages, String gender, int age) {
    /// A language that a voice speaks.
    ///
    /// @param tag in lower case: `en-us`
    /// @param priority the lower, the better the voice suits it; 1 to 127
    record Language(String tag, int priority) {}

    EspeakVoice {
        languages = List.copyOf(languages);
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("a voice speaks a language: " + identifier);
        }
    }

    /// The voice's own language: `en-us`.
    String language() {
        return languages.getFirst().tag();
    }

    /// The name of its file, in lower case: `yue-latn-jyutping`.
    String file() {
        return identifier.substring(identifier.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /// How well it suits a language; the lower, the better. Worse than any when it does not speak it.
    int priority(String tag) {
        return languages.stream()
                .filter(language -> Objects.equals(language.tag(), tag))
                .mapToInt(Language::priority)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /// BCP 47 tags; parts of the library's own that are none are left out.
    List<String> tags() {
        return languages.stream()
                .map(language -> Locale.forLanguageTag(language.tag()).toLanguageTag())
                .distinct()
                .toList();
    }
}
