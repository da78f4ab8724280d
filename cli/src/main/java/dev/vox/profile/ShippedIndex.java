package dev.vox.profile;

/// What the choice of a model asks of the shipped profiles.
///
/// It is made of their files: rewrite it with `-Dgolden=update` (`ShippedProfilesTest`). It stands here and not in a resource,
/// because to look one up on the class path costs every command more than the choice itself.
final class ShippedIndex {
    /// As `java.util.Properties` reads it.
    static final String TEXT =
            """
            profiles=cosyvoice2,espeak,kevin,mock,openai,piper,sesame,xtts
            cosyvoice2.aliases=cosyvoice
            cosyvoice2.family=cosyvoice2
            cosyvoice2.models=cosyvoice2-en-base
            espeak.family=espeak
            espeak.models=espeak-en-us,espeak-en-gb,espeak-de,espeak-fr,espeak-es
            kevin.family=kevin
            kevin.models=kevin16,kevin
            mock.family=mock
            mock.models=mock-440hz
            openai.family=openai
            openai.models=openai-gpt-4o-mini-tts,openai-tts-1,openai-tts-1-hd
            piper.family=piper
            piper.models=piper-en-us-lessac-medium,piper-en-us-amy-medium,piper-en-us-ryan-high,piper-en-gb-alan-medium
            sesame.family=sesame
            sesame.models=sesame-csm-1b
            xtts.family=xtts
            xtts.models=xtts-v2
            """;

    private ShippedIndex() {}
}
